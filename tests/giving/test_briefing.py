"""Which coming meetings are brought up to be prepared."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from otherward.giving.briefing import briefs
from otherward.network.interaction import Interaction, InteractionKind, Participant
from tests.cast import TODAY, World, source


@pytest.mark.parametrize(("days", "brought_up"), [(1, True), (6, True), (8, False), (-1, False)])
def test_a_meeting_within_the_week_is_brought_up(days, brought_up):
    """A week holds a weekend, and what is to be brought wants finding."""
    world = World("ada needs a compiler engineer")
    at = datetime.fromordinal(TODAY.toordinal() + days).replace(tzinfo=UTC)
    ada = world.people["ada"]
    meeting = Interaction(
        id="lunch",
        kind=InteractionKind.MEETING,
        source=source(),
        at=at,
        subject="Lunch",
        to=(Participant(handle=ada.handles[0], name=ada.name),),
    )
    found = list(briefs(replace(world.situation(), meetings=(meeting,))))
    assert [one.people for one in found] == [("ada",)] * brought_up


@pytest.mark.parametrize(
    ("title", "brought_up"),
    [
        ("Tea at Grandma's", False),
        ("Mum's birthday", False),
        ("Family brunch", False),
        ("Essen bei Oma", False),
        ("Dinner at mum's house", False),
        ("Dinner at Mario's", True),
        ("Lunch at Papa's Pizza", True),
        ("Mother's Day campaign review", True),
        ("Lunch", True),
        ("Talk to parents of the school", True),
        ("Family business round table", True),
        ("Opal review", True),
    ],
)
def test_a_visit_to_ones_family_is_no_meeting_to_prepare(title, brought_up):
    world = World("ada needs a compiler engineer")
    at = datetime.fromordinal(TODAY.toordinal() + 1).replace(tzinfo=UTC)
    ada = world.people["ada"]
    to = (Participant(handle=ada.handles[0], name=ada.name),)
    visit = Interaction(id="v", kind=InteractionKind.MEETING, source=source(), at=at, subject=title, to=to)
    assert bool(list(briefs(replace(world.situation(), meetings=(visit,))))) == brought_up
