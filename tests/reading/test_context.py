"""A text in windows: every sentence that is wanted is judged once, among its neighbours."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.network.interaction import Participant
from otherward.reading.context import LAST, ROLES, ROOM, windows_of
from otherward.reading.finding import Passage
from otherward.reading.turns import sentences_said

ME, ANA = Participant(handle="name:me", name="Marie Tharp"), Participant(handle="name:ana", name="Ana Ruiz")


def mail(text, author=ANA, kind="email"):
    return Passage(id="m", text=text, kind=kind, me=ME, author=author, to=(ME,), at=date(2026, 9, 14))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=25),
    st.sets(st.integers(0, 24)),
)
def test_each_wanted_sentence_is_judged_once(lengths, wanted):
    passage = mail("\n\n".join("The " + "boat " * n + "sails." for n in lengths))
    said = sentences_said(passage)
    worth = sorted(i for i in wanted if i < len(said))
    windows = windows_of(passage, said, worth)
    assert [i for one in windows for i in one.judged] == worth
    for one in windows:
        assert len(one.pieces) == len(one.sentence) == len(one.role)
        assert len(one.pieces) <= 2 * ROOM
        assert all((one.sentence == i).any() for i in one.judged)


def test_a_short_text_is_one_window_with_every_sentence_in_it():
    passage = mail("We lost our baker. Do you know anybody? See you in May.")
    (window,) = windows_of(passage, sentences_said(passage), [1])
    assert sorted(set(window.sentence.tolist())) == [-1, 0, 1, 2]
    assert (window.pieces == LAST).sum() == 3


def test_who_speaks_is_marked():
    for author, kind, role in ((ANA, "email", "theirs"), (ME, "email", "mine"), (ME, "note", "note")):
        passage = mail("We need a baker.", author, kind)
        (window,) = windows_of(passage, sentences_said(passage), [0])
        assert set(window.role.tolist()) == {ROLES.index(role)}


def test_nothing_wanted_is_no_window():
    passage = mail("We need a baker.")
    assert not windows_of(passage, sentences_said(passage), [])
