"""Dull mail is not judged sentence by sentence; whatever looks as if it held something is, with all that stands around it."""

import pytest

from otherward.network.interaction import Participant
from otherward.reading.classifier import classifier
from otherward.reading.finding import FindingType, Passage
from otherward.reading.reader import read, read_together

ME, THEM = Participant(handle="me:", name="Ada Byron"), Participant(handle="name:b", name="Bela Kovacs")
DULL = (
    "Hi,\n\nThe invoice has been approved. The auditors come on the ninth. The hotel is next to the station.",
    "The figures for the quarter are in the shared folder. Please find the minutes below.",
    "It took us most of the morning. It rained again in the evening.",
)


def mail(text):
    return Passage(id="1", text=text, kind="email", me=ME, author=THEM, to=(ME,))


@pytest.fixture
def judged(monkeypatch):
    """How many windows each call put before the judge."""
    counts, judge = [], classifier()
    asked = judge.probabilities
    monkeypatch.setitem(
        judge.__dict__, "probabilities", lambda cases: counts.append(len(cases)) or asked(cases)
    )
    return counts


def test_dull_mail_is_not_judged(judged):
    assert read_together([[mail(text)] for text in DULL]) == [[], [], []]
    assert judged == [0]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("We are looking for a plant engineer for the second shift.", FindingType.NEED),
        ("Do you know anybody who has moved a foundry before?", FindingType.NEED),
        ("I will send you the drawings by Friday.", FindingType.PROMISE),
        ("Leave it with me.", FindingType.PROMISE),
        ("Thank you for the translator you sent us, she saved the whole week.", FindingType.THANKS),
    ],
)
def test_one_sentence_in_dull_mail_has_it_judged(judged, said, kind):
    found = read([mail(f"{DULL[0]} {said} {DULL[1]}")])
    assert judged == [1]
    assert kind in {one.type for one in found if one.quote.split()[0] in said}


def test_a_need_only_implied_has_it_judged(judged):
    read([mail(f"{DULL[0]} Turnover on the night shift is hurting us. {DULL[1]}")])
    assert judged == [1]


def test_what_stands_beside_is_judged_as_ever(judged, monkeypatch):
    """A window that is judged is judged whole: the look changes nothing in it."""
    text = f"{DULL[0]} We are looking for a plant engineer. {DULL[1]} {DULL[2]}"
    looked = read([mail(text)])
    monkeypatch.setattr(type(classifier()), "may_hold", lambda *_: True)
    assert read([mail(text)]) == looked
