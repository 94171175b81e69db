"""The founding example, and that the score cannot be talked up (review specification, 4.3 and 4.4)."""

import pytest

from otherward.network.closeness import Closeness
from otherward.review.draft import Draft, MessageKind
from otherward.review.mending import mend
from otherward.review.reviewer import review

BEFORE = """Hi Jordan,

I'm a recent marketing graduate and I came across your company on LinkedIn. I would like to ask about what jobs are currently
available that I could apply for. I'm hard-working and a fast learner, and I want to start my career in a company like yours.
Could you also look at my CV?

Sam"""
GAMED = """Hi Jordan,

You surely know what jobs your company has that you could give me, a recent marketing graduate. You could tell me what is
available. You would get someone who is hard-working and a fast learner and starts their career with you. Could you also look at my CV?

Sam"""
AFTER = """Hi Jordan,

Larkfield's annual letter says the goal this year is to cut missed appointments from 14% to 8%, and that Hull is furthest behind.
I'd like to better understand the company's goals for the year and which departments need the most improvement.

Last spring I ran the reminder calls at a student clinic and we went from 17% to 9%, so I wrote the script and the two
mistakes we made on one page; it's below and yours either way. Which matters more to you at the moment, bookings or reminders?
If this isn't yours to answer, no problem at all, just ignore it.

Sam"""


def read(body, closeness=Closeness.STRANGER, kind=MessageKind.OUTREACH):
    return review(Draft(body=body, kind=kind, closeness=closeness))


def test_before_is_low_and_says_why():
    found = read(BEFORE)
    assert found.score < 20
    assert found.band == "self"
    codes = {one.code for one in found.findings}
    assert {
        "FOC001",
        "FOC002",
        "FOC003",
        "ASK002",
        "ASK003",
        "ASK006",
        "HWK001",
        "HWK004",
        "OFF001",
        "OBL003",
    } <= codes
    assert found.findings[0].code == "ASK006"
    assert found.shown == 5


def test_after_is_high_and_clean():
    found = read(AFTER)
    assert found.score > 80
    assert found.band == "other"
    assert not found.findings


def test_saying_you_instead_of_i_does_not_help():
    assert read(GAMED).score < 20
    assert "FOC005" in {one.code for one in read(GAMED).findings}


def test_every_finding_quotes_its_exact_words():
    for one in read(BEFORE).findings:
        assert BEFORE[one.start : one.end] == one.text


def test_between_friends_giver_first_rules_are_off():
    assert not read(BEFORE, Closeness.FRIEND).findings
    kept = read("After all I've done for you, one call isn't much.", Closeness.FRIEND)
    assert [one.code for one in kept.findings] == ["REC002"]


def test_what_the_writer_allows_is_not_found():
    assert "ASK006" not in {one.code for one in read(BEFORE + "\n\n[[ok ASK006: she asked me to]]").findings}


def test_mending_turns_the_request_round():
    mended = mend(Draft(body=BEFORE, kind=MessageKind.OUTREACH, closeness=Closeness.STRANGER))
    assert "jobs" not in mended.draft.body
    assert "achieve this year" in mended.draft.body or "goals for the year" in mended.draft.body
    assert mended.after.score > mended.before.score + 20


@pytest.mark.parametrize(
    "body", ["", "\n\n", "Hi,", "…", "a" * 5000, "?!?!", "\u0000\ufffd", "> only\n> quoted"]
)
def test_anything_at_all_can_be_reviewed(body):
    found = read(body)
    assert 0 <= found.score <= 100
