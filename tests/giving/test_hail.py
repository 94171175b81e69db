"""A letter opens as the user's last to that person did, else with the name under which they sign."""

from datetime import UTC, datetime

import pytest

from otherward.giving.hail import hail
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.source import Source
from tests.cast import CAST, World

ADA, ME, TOM = "mailto:ada@example.org", "mailto:me@example.org", "mailto:tom@example.org"
FIRST, *_, FAMILY = CAST["ada"][0].split()


def mail(text, *, author=ME, to=(ADA,), day=1, **more):
    return Interaction(
        id=f"{day}",
        kind=InteractionKind.MAIL,
        source=Source(path="a.mbox", where="mail"),
        at=datetime(2026, 9, day, tzinfo=UTC),
        author=Participant(handle=author),
        to=tuple(Participant(handle=one) for one in to),
        text=text,
        **more,
    )


def opening(*said):
    world = World("", said=said)
    situation = world.situation()
    return hail(situation, situation.person("ada"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Dear {FIRST},\n\nhow are you?", f"Dear {FIRST}"),
        (f"hey {FIRST}!\nsee you there", f"Hi {FIRST}"),
        (f"Dear Dr {FAMILY},\n\nmay I ask", f"Dear Dr {FAMILY}"),
        (f"Good morning Mrs. {FAMILY}:\nthe keys", f"Dear Mrs. {FAMILY}"),
        ("Hi all,\n\nthe minutes", f"Hi {FIRST}"),
        ("Dear Tom,\n\nwrong letter", f"Hi {FIRST}"),
        ("Hi there, did you see it?", f"Hi {FIRST}"),
        ("The keys are under the mat.", f"Hi {FIRST}"),
    ],
)
def test_as_the_user_opened_their_last(text, said):
    assert opening(mail(text)) == said


def test_a_letter_to_several_or_by_somebody_else_tells_nothing():
    assert opening(mail(f"Dear {FIRST},\nand Tom", to=(ADA, TOM))) == f"Hi {FIRST}"
    assert opening(mail(f"Dear {FIRST},\nhello", author=TOM)) == f"Hi {FIRST}"


def test_the_newest_counts():
    assert opening(mail(f"Dear {FIRST},\nold", day=1), mail(f"Hi {FIRST},\nnew", day=9)) == f"Hi {FIRST}"


def signed(name, text, **more):
    world = World("", said=[mail(text, author="mailto:grace@example.org", to=(ME,), **more)])
    from dataclasses import replace

    person = replace(world.people["grace"], name=name, given="", handles=("mailto:grace@example.org",))
    return hail(world.situation(), person)


def test_the_name_under_which_they_sign():
    assert signed("Walter Jessup", "the castings are ready\n\nWalt") == "Hi Walt"
    assert signed("Robert Tillotson", "see you", signature="Bob\nTillotson Ltd") == "Hi Bob"
    assert signed("Walter Jessup", "sent by\n\nAnna") == "Hi Walter"
    assert signed("Walter Jessup", "that is all of it") == "Hi Walter"
