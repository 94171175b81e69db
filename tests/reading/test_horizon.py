"""By when a goal is due, seen from the day of its document."""

from datetime import date

import pytest

from otherward.reading.horizon import horizon_of

SAID = date(2026, 3, 10)

CASES = [
    ("We will open the second hall by the end of this year.", "this year", date(2026, 12, 31)),
    ("We will cut scrap to 2% by September.", "this year", date(2026, 9, 30)),
    ("We will cut scrap to 2% by January.", "this year", date(2027, 1, 31)),
    ("We will cut scrap to 2% by June 2027.", "multi-year", date(2027, 6, 30)),
    ("By 2030 all our vans will be electric.", "multi-year", date(2030, 12, 31)),
    ("The roof must be replaced before 1 November 2026.", "this year", date(2026, 11, 1)),
    ("We intend to hire 40 nurses within nine months.", "this year", date(2026, 12, 9)),
    ("We intend to hire 40 nurses within three years.", "multi-year", date(2029, 3, 9)),
    ("The new line shall run in the second quarter of next year.", "multi-year", date(2027, 6, 30)),
    ("The new line shall run in the fourth quarter.", "this year", date(2026, 12, 31)),
    ("The new line shall run in the first half of 2027.", "multi-year", date(2027, 6, 30)),
    ("We want 200 new members during the current year.", "this year", None),
    ("We want to be the first address for cooks.", "multi-year", None),
    (
        "Costs fell from 2019 levels, and we aim at a further 5 per cent by summer.",
        "this year",
        date(2026, 8, 31),
    ),
]


@pytest.mark.parametrize(("text", "horizon", "due"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_goal_is_due_by_its_words(text, horizon, due):
    found, day = horizon_of(text, SAID)
    assert (found, day) == (horizon, due)


def test_without_the_documents_day_nothing_is_dated():
    assert horizon_of("by the end of 2026", None) == ("multi-year", None)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("All findings are to be closed before the inspectors return.", True),
        ("The lift must work by the opening.", True),
        ("We want ten apprentices for the new season.", True),
        ("In the long term we want to be the first address this season.", False),
        ("We aim to be known for honesty.", False),
    ],
)
def test_an_event_just_ahead_is_this_year(text, near):
    assert (horizon_of(text, SAID)[0] == "this year") is near
