"""The feed for a calendar program: stable, private, and nothing new when it comes back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from otherward.actions.bring_in import bring_in
from otherward.actions.calendar_feed import (
    calendar_feed,
    calendar_token,
    close_calendar,
    new_calendar_token,
    opens_calendar,
)
from otherward.network.closeness import Closeness
from otherward.network.resource import Resource
from tests.actions.conftest import DAY
from tests.cast import source

MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:coffee@test
DTSTART:20260916T080000Z
DTEND:20260916T083000Z
SUMMARY:Coffee, cake; and the go-live
LOCATION:North Foods\\, gate 4
ORGANIZER;CN=Marie Tharp:mailto:marie@tharp.example
ATTENDEE;CN=Ana Ruiz:mailto:ana@northfoods.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def busy(filled, tmp_path):
    """The newcomer's network with a meeting, a promise to come and two birthdays."""
    file = tmp_path / "calendar.ics"
    file.write_text(MEETING.replace("\n", "\r\n"), encoding="utf-8", newline="")
    bring_in(filled, [file], day=DAY)
    gus = next(one for one in filled.people.all() if one.name == "Gus Okafor")
    tom = next(one for one in filled.people.all() if one.name == "Tom Hill")
    filled.people.put(
        [
            replace(gus, birthday="1984-02-29", closeness=Closeness.FRIEND),
            replace(tom, birthday="--05-17", closeness=Closeness.FRIEND),
        ]
    )
    return filled


def events(feed):
    return {str(event["UID"]).split("-")[0]: event for event in Calendar.from_ical(feed).walk("VEVENT")}


def test_promises_briefs_and_birthdays_have_their_day(busy):
    found = events(calendar_feed(busy, day=DAY))
    assert set(found) == {"promise", "brief", "birthday"}
    promise, brief = found["promise"], found["brief"]
    assert promise["DTSTART"].dt == date(2026, 9, 4)
    assert str(promise["SUMMARY"]).startswith("You promised Ana Ruiz: “I will send you my checklist")
    assert brief["DTSTART"].dt == datetime(2026, 9, 16, 8, tzinfo=UTC)
    assert str(brief["SUMMARY"]) == "Brief: Coffee, cake; and the go-live"
    assert str(brief["LOCATION"]) == "North Foods, gate 4"
    assert "looking for an independent consultant" in brief["DESCRIPTION"]
    assert 'otherward brief "Ana Ruiz"' in brief["DESCRIPTION"]


def test_a_birthday_comes_every_year_on_a_day_there_is(busy):
    found = {
        str(event["SUMMARY"]): event
        for event in Calendar.from_ical(calendar_feed(busy, day=DAY)).walk("VEVENT")
    }
    leap, plain = found["Gus Okafor's birthday"], found["Tom Hill's birthday"]
    assert leap["RRULE"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"
    assert leap["DTSTART"].dt == date(1984, 2, 29)
    assert (plain["RRULE"].to_ical(), plain["DTSTART"].dt) == (b"FREQ=YEARLY", date(2000, 5, 17))


def test_reading_it_again_changes_nothing(busy):
    feed = calendar_feed(busy, day=DAY)
    assert calendar_feed(busy, day=DAY) == feed
    assert Calendar.from_ical(feed).to_ical() == feed
    identifiers = [str(event["UID"]) for event in Calendar.from_ical(feed).walk("VEVENT")]
    assert len(set(identifiers)) == len(identifiers)
    later = calendar_feed(busy, day=date(2026, 9, 15))
    assert {str(event["UID"]) for event in Calendar.from_ical(later).walk("VEVENT")} == set(identifiers)


def test_otherward_passes_over_its_own_feed(busy, tmp_path):
    feed = calendar_feed(busy, day=DAY)
    shelves = ("people", "interactions", "promises", "needs", "records")
    before = {shelf: getattr(busy, shelf).count() for shelf in shelves}
    file = tmp_path / "otherward.ics"
    file.write_bytes(feed)
    imports = bring_in(busy, [file], day=DAY)
    assert dict(imports[0].passed) == {"from Otherward itself": feed.count(b"BEGIN:VEVENT")}
    assert {shelf: getattr(busy, shelf).count() for shelf in shelves} == before


def test_everything_is_private_and_confidences_are_not_quoted(busy):
    promise = next(busy.promises.all())
    busy.promises.put([replace(promise, confidential=True)])
    feed = calendar_feed(busy, day=DAY)
    event = events(feed)["promise"]
    assert str(event["CLASS"]) == "CONFIDENTIAL"
    assert "checklist" not in str(event["SUMMARY"]) + str(event.get("DESCRIPTION", ""))
    rest = [one for one in Calendar.from_ical(feed).walk("VEVENT") if one is not event]
    assert {str(one["CLASS"]) for one in rest} <= {"PRIVATE", "CONFIDENTIAL"}
    assert {str(one["TRANSP"]) for one in rest} == {"TRANSPARENT"}


def test_a_webinar_stands_once_with_whom_it_would_serve(busy):
    busy.resources.put(
        [
            Resource(
                id="resource-w",
                title="Webinar: what an independent consultant does in a warehouse system go-live",
                url="https://trade.example/webinar",
                source=source("item 1"),
                kind="webinar",
                summary="For warehouse managers who are looking for an independent consultant for their go-live.",
                published=date(2026, 9, 10),
                starts_at=datetime(2026, 9, 22, 15, tzinfo=UTC),
            )
        ]
    )
    event = events(calendar_feed(busy, day=DAY))["resource"]
    assert str(event["SUMMARY"]).startswith("To pass on to Ana Ruiz")
    assert str(event["URL"]) == "https://trade.example/webinar"
    assert event["DTSTART"].dt == datetime(2026, 9, 22, 15, tzinfo=UTC)


def test_a_new_address_makes_the_old_one_void(book):
    assert not opens_calendar(book, "")
    old = new_calendar_token(book)
    assert opens_calendar(book, old)
    new = new_calendar_token(book)
    assert (opens_calendar(book, old), opens_calendar(book, new), calendar_token(book)) == (False, True, new)
    close_calendar(book)
    assert not opens_calendar(book, new)
    assert not opens_calendar(book, "")
