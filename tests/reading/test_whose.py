"""Whose a thing is: the speaker's own, somebody's named in the sentence or before, or a body's known only by what it is."""

from datetime import date

import pytest

from otherward.network.interaction import Participant
from otherward.reading.candidates import phrases
from otherward.reading.finding import FindingType, Passage
from otherward.reading.holder import HolderSense
from otherward.reading.reader import read
from otherward.reading.turns import sentences_said
from otherward.reading.whose import holder_of

ME, ANA = Participant(handle="name:me", name="Marie Tharp"), Participant(handle="name:ana", name="Ana Ruiz")


def holder_in(text, kind=FindingType.NEED, *, note=False):
    """Of the text's last sentence."""
    passage = Passage(
        id="p",
        text=text,
        kind="note" if note else "email",
        me=ME,
        author=ME if note else ANA,
        to=() if note else (ME,),
        at=date(2026, 9, 14),
    )
    said = sentences_said(passage)
    sense = HolderSense(passage, said)
    for one in said:
        sense.hear(one)
    return holder_of(sense, said[-1], kind).name


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("We are looking for a baker who can start in May.", "Ana Ruiz"),
        ("My brother Nuccio is looking for a bench in a laboratory.", "Nuccio"),
        ("The trustee board needs a treasurer.", "The trustee board"),
        ("My cousin May Linn Holt is looking for a berth for her boat.", "May Linn Holt"),
        ("I spoke to Gus Weber at the harbour. He is looking for a deckhand.", "Gus Weber"),
    ],
)
def test_in_a_letter(text, holder):
    assert holder_in(text) == holder


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Call with Gus Weber. Needs a deckhand by May.", "Gus Weber"),
        ("Roof: R. Tuffy needs a roofer.", "R. Tuffy"),
    ],
)
def test_in_a_note(text, holder):
    assert holder_in(text, note=True) == holder


def test_a_note_is_not_about_the_one_it_is_kept_from():
    """Nor is the secret told by them."""
    text = (
        "Walk on Sunday. She is leaving in May. Gus Weber must not hear of it. Wants a berth further north."
    )
    passage = Passage(id="p", text=text, kind="note", me=ME, author=ME, at=date(2026, 9, 14), about=(ANA,))
    found = {one.type: one.holder for one in read([passage])}
    assert found[FindingType.CONFIDENCE] == ANA
    assert found[FindingType.NEED] == ANA


def test_the_users_own_promise_in_a_note():
    assert holder_in("Gus Weber. Told him I'd send the list by Friday.", FindingType.PROMISE, note=True) == (
        "Marie Tharp"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The farm manager in Citrusdal keeps asking me", ["farm manager in Citrusdal"]),
        ("Two cooks are looking for work", ["Two cooks"]),
        ("She needs a van", []),
        ("I'll bring it when they can't come", []),
    ],
)
def test_noun_phrases_that_are_subjects(text, found):
    assert [bare for _, _, bare in phrases(text)] == found
