"""First drafts: about them, from what is recorded, and never anything invented."""

import pytest

from otherward.network.closeness import Closeness
from otherward.review.draft import Draft, MessageKind
from otherward.review.drafting import Fact, Reader, first_draft
from otherward.review.reviewer import review
from tests.cast import evidence

NEEDS = [
    "We can't get glaze powder for the evening class after the fire",
    "looking for three people who would show me their kiln",
    "The O'Briens' audit is due in 14% of cases",
]


def fact(text, *, theirs=True):
    return Fact(text=text, evidence=evidence(text, "Ada Lovelace"), theirs=theirs)


def reader(name="ada", **known):
    return Reader(id=name, name="Ada Lovelace", greeting="Ada", me="Marie", **known)


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize("kind", [kind for kind in MessageKind if kind is not MessageKind.OTHER])
@pytest.mark.parametrize("name", ["ada", "grace", "linus", "joan"])
def test_a_draft_passes_the_review_but_for_its_holes(kind, need, name):
    known = {"needs": (fact(need),), "favors": (fact("the introduction", theirs=False),)}
    known["can_give"] = (fact("spreadsheet training for two people", theirs=False),)
    found = first_draft(kind, reader(name, **known))
    read = review(
        Draft(subject=found.subject, body=found.body, kind=kind, closeness=Closeness.CONTACT, me="Marie")
    )
    grave = [one.code for one in read.findings if one.level in ("error", "warning")]
    assert set(grave) <= ({"HWK003"} if found.holes else set()), found.body
    assert "  " not in found.body
    assert "{" not in found.body
    assert found.facts


def test_nothing_known_gives_homework_and_no_message():
    found = first_draft(MessageKind.OUTREACH, reader())
    assert not found.body
    assert len(found.holes) == 3


def test_what_they_wrote_is_quoted_and_what_they_told_is_not():
    written = first_draft(MessageKind.OUTREACH, reader(needs=(fact(NEEDS[0]),)))
    told = first_draft(MessageKind.OUTREACH, reader(needs=(fact(NEEDS[0], theirs=False),)))
    assert f"“{NEEDS[0]}”" in written.body
    assert "wrote" not in told.body


def test_a_person_keeps_their_wording_and_people_differ():
    bodies = {
        name: first_draft(MessageKind.OUTREACH, reader(name, needs=(fact(NEEDS[0]),))).body
        for name in ("ada", "grace", "linus", "joan", "omar", "rosa")
    }
    again = first_draft(MessageKind.OUTREACH, reader("ada", needs=(fact(NEEDS[0]),)))
    assert bodies["ada"] == again.body
    assert len(set(bodies.values())) > 2


def test_what_nobody_said_is_not_put_into_their_mouth():
    known = Fact(text=NEEDS[0], evidence=evidence(NEEDS[0], "Marie"), theirs=False, told=False)
    for name in ("ada", "grace", "linus", "joan", "omar", "rosa"):
        body = first_draft(MessageKind.OUTREACH, reader(name, needs=(known,))).body
        assert NEEDS[0] in body
        assert not {"told", "said", "wrote", "mentioned"} & set(body.lower().replace(",", "").split())
        read = review(Draft(body=body, kind=MessageKind.OUTREACH, closeness=Closeness.STRANGER, me="Marie"))
        assert "HWK001" not in {one.code for one in read.findings}
