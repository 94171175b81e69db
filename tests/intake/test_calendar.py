"""Calendars: meetings with their people, series and their exceptions, birthdays, announcements, damage."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from otherward.intake.brought import Circumstances, Passed
from otherward.intake.calendar import FORMAT
from otherward.intake.entry import Entry
from otherward.intake.title_names import names_in
from otherward.network.interaction import Interaction
from otherward.network.record import ContactRecord, Skipped
from otherward.network.resource import Resource

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n"
CHICAGO = "X-WR-TIMEZONE:America/Chicago\r\n"


def event(**properties: str) -> str:
    """One event; `DTSTART__TZID_…` is not needed: a key may hold its parameters after a space."""
    lines = [f"{key.replace('_', '-')}{value}" for key, value in properties.items()]
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def calendar(*events: str, head: str = "") -> str:
    return f"{HEAD}{head}{''.join(events)}END:VCALENDAR\r\n"


def meetings(brought) -> list[Interaction]:
    return [one for one in brought if isinstance(one, Interaction)]


def test_a_meeting_with_its_people(bring, tmp_path) -> None:
    text = calendar(
        event(
            UID=":one@example",
            DTSTART=";TZID=Central Standard Time:20260915T073000",
            DTEND=";TZID=Central Standard Time:20260915T083000",
            ORGANIZER=';CN="Ruiz, Ana":mailto:Ana@acme.example',
            ATTENDEE=";CN=ben@acme.example;PARTSTAT=NEEDS-ACTION:mailto:ben@acme.example",
            SUMMARY=":Coffee\\, again",
            DESCRIPTION=":<p>Bring the <b>plan</b></p>",
            LOCATION=":Steeple Coffee",
        ).replace(
            "SUMMARY",
            "ATTENDEE;CN=Cy Dee;PARTSTAT=DECLINED:mailto:cy@acme.example\r\n"
            "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.example\r\nSUMMARY",
        )
    )
    name, (met,) = bring(tmp_path, "c.ics", text)
    assert name == "calendar"
    assert met.at == datetime(2026, 9, 15, 12, 30, tzinfo=UTC)
    assert met.day == date(2026, 9, 15)
    assert met.ends_at - met.at == timedelta(hours=1)
    assert (met.author.handle, met.author.name) == ("mailto:ana@acme.example", "Ruiz, Ana")
    assert [(one.handle, one.name) for one in met.to] == [("mailto:ben@acme.example", "")]
    assert (met.subject, met.text, met.place) == ("Coffee, again", "Bring the plan", "Steeple Coffee")
    assert met.source.locator == "one@example"


def test_a_series_keeps_its_hour_over_the_change_of_clocks_and_obeys_its_exceptions(bring, tmp_path) -> None:
    text = calendar(
        event(
            UID=":weekly",
            DTSTART=";TZID=America/Chicago:20261021T090000",
            DURATION=":PT30M",
            RRULE=":FREQ=WEEKLY;COUNT=4",
            EXDATE=";TZID=America/Chicago:20261028T090000",
            RDATE=";TZID=America/Chicago:20261030T090000",
            SUMMARY=":Standup",
            DESCRIPTION=":What each of us needs from the others this week",
        ),
        event(
            UID=":weekly",
            RECURRENCE_ID=";TZID=America/Chicago:20261111T090000",
            DTSTART=";TZID=America/Chicago:20261112T100000",
            SUMMARY=":Standup (moved)",
        ),
    )
    _, brought = bring(tmp_path, "c.ics", text)
    found = meetings(brought)
    assert [one.at.strftime("%m-%d %H:%M") for one in found] == [
        "10-21 09:00",
        "10-30 09:00",
        "11-04 09:00",
        "11-12 10:00",
    ]
    assert [one.at.utcoffset() for one in found] == [timedelta(hours=-5)] * 2 + [timedelta(hours=-6)] * 2
    assert found[3].source.locator == "weekly@20261111T090000"
    assert [bool(one.text) for one in found] == [True, False, False, False], "the shared text is read once"
    assert len({one.id for one in found}) == 4
    assert {one.thread for one in found} == {"weekly"}


def test_only_the_years_around_today_and_only_so_often(bring, tmp_path) -> None:
    daily = event(UID=":d", DTSTART=":20100101T120000Z", RRULE=":FREQ=DAILY", SUMMARY=":Daily")
    old = event(UID=":o", DTSTART=":20100101T120000Z", SUMMARY=":Long ago")
    secondly = event(UID=":s", DTSTART=":20260101T120000Z", RRULE=":FREQ=SECONDLY", SUMMARY=":Machine")
    _, brought = bring(tmp_path, "c.ics", calendar(old, daily, secondly))
    found = meetings(brought)
    assert len(found) == 400
    assert abs((found[0].day - date(2026, 9, 14)).days) <= 201
    assert [one.why for one in brought if isinstance(one, Passed)] == ["long ago or far ahead"]
    assert ["Machine" in one.where for one in brought if isinstance(one, Skipped)] == [True]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=NEVER", "FREQ=WEEKLY;BYDAY=XX", "FREQ=YEARLY;BYMONTHDAY=32"],
)
def test_a_rule_without_sense_does_not_take_for_ever(bring, tmp_path, rule) -> None:
    _, brought = bring(
        tmp_path,
        "c.ics",
        calendar(event(UID=":n", DTSTART=":19000103T090000Z", RRULE=f":{rule}", SUMMARY=":Never")),
    )
    assert len(brought) == 1
    assert isinstance(brought[0], Skipped | Passed)


def test_a_line_of_quotation_marks_does_not_take_for_ever(bring, tmp_path) -> None:
    marks = ';X=""' * 5_000
    text = calendar(
        f"BEGIN:VEVENT\r\nATTENDEE{marks}\r\nDTSTART:20260915T090000Z\r\nUID:q\r\nSUMMARY:A\r\nEND:VEVENT\r\n"
    )
    assert len(meetings(bring(tmp_path, "c.ics", text)[1])) == 1


def test_floating_and_world_times_go_by_the_calendars_own_clock(bring, tmp_path) -> None:
    floating = event(UID=":f", DTSTART=":20260915T190000", SUMMARY=":Dinner")
    world = event(UID=":w", DTSTART=":20260916T010000Z", SUMMARY=":Late")
    whole = event(UID=":a", DTSTART=";VALUE=DATE:20260915", SUMMARY=":Fair")
    _, brought = bring(tmp_path, "c.ics", calendar(floating, world, whole, head=CHICAGO))
    assert [one.at.isoformat() for one in meetings(brought)] == [
        "2026-09-15T19:00:00-05:00",
        "2026-09-15T20:00:00-05:00",
        "2026-09-15T00:00:00+00:00",
    ]


def zone(offset: str) -> str:
    return (
        "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


@pytest.mark.parametrize(("offset", "hour"), [("+0530", 3.5), ("-0300", 12)])
def test_a_zone_that_only_the_calendar_defines(bring, tmp_path, offset, hour) -> None:
    met = event(UID=":z", DTSTART=';TZID="Customized Time Zone":20260915T090000', SUMMARY=":Call")
    _, (found,) = bring(tmp_path, "c.ics", calendar(met, zone(offset)))
    assert found.at == datetime(2026, 9, 15, tzinfo=UTC) + timedelta(hours=hour)


def test_cancelled_and_declined(bring, tmp_path) -> None:
    gone = event(UID=":1", DTSTART=":20260915T090000Z", STATUS=":CANCELLED", SUMMARY=":A")
    named = event(UID=":2", DTSTART=":20260915T090000Z", SUMMARY=":Canceled: B")
    mine = event(
        UID=":3", DTSTART=":20260915T090000Z", SUMMARY=":C", ATTENDEE=";PARTSTAT=DECLINED:mailto:me@x.example"
    )
    _, brought = bring(
        tmp_path, "c.ics", calendar(gone, named, mine), me_handles=frozenset({"mailto:me@x.example"})
    )
    assert [one.cancelled for one in meetings(brought)] == [True, True]
    assert [one.why for one in brought if isinstance(one, Passed)] == ["declined by you"]


def test_one_bad_event_leaves_the_rest(bring, tmp_path) -> None:
    good = event(UID=":1", DTSTART=":20260915T090000Z", SUMMARY=":Good")
    bad = event(UID=":2", DTSTART=":the day after tomorrow", SUMMARY=":Bad")
    open_end = (
        "BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20260916T090000Z\r\nDTEND:never\r\nnonsense\r\nSUMMARY:Open\r\n"
    )
    _, brought = bring(tmp_path, "c.ics", calendar(good, bad, open_end, good.replace("Good", "Last")))
    assert [one.subject for one in meetings(brought)] == ["Good", "Open", "Last"]
    (skipped,) = [one for one in brought if isinstance(one, Skipped)]
    assert "event 2 (Bad)" in skipped.where


@pytest.mark.parametrize(
    ("title", "start", "name", "birthday"),
    [
        ("Ana Ruiz's birthday", "20150503", "Ana Ruiz", "--05-03"),
        ("Ana Ruiz’s Birthday", "19620503", "Ana Ruiz", "1962-05-03"),
        ("bev c bday 🎂", "20240916", "Bev C", "--09-16"),
        ("Geburtstag: Jörg Müller", "20240916", "Jörg Müller", "--09-16"),
        ("Ruth turns 60", "20260916", "Ruth", "1966-09-16"),
    ],
)
def test_birthdays_tell_about_a_person(bring, tmp_path, title, start, name, birthday) -> None:
    text = calendar(
        event(UID=":b", DTSTART=f";VALUE=DATE:{start}", RRULE=":FREQ=YEARLY", SUMMARY=f":{title}")
    )
    _, (record,) = bring(tmp_path, "c.ics", text)
    assert isinstance(record, ContactRecord)
    assert (record.origin, record.display, record.birthday) == ("calendar", name, birthday)


def test_a_birthday_party_is_a_meeting(bring, tmp_path) -> None:
    text = calendar(event(UID=":b", DTSTART=";VALUE=DATE:20260916", SUMMARY=":Ana's birthday dinner plan"))
    _, (met,) = bring(tmp_path, "c.ics", text)
    assert isinstance(met, Interaction)


def test_an_events_calendar_is_to_pass_on(bring, tmp_path) -> None:
    one = event(
        UID=":1",
        DTSTART=":20260922T230000Z",
        SUMMARY=":Free webinar: pumps",
        URL=":https://events.example/p?utm_source=x",
    )
    text = calendar(one, head="METHOD:PUBLISH\r\nX-WR-CALNAME:Makers\r\n")
    _, (resource,) = bring(tmp_path, "c.ics", text)
    assert isinstance(resource, Resource)
    assert (resource.kind, resource.url, resource.feed) == ("webinar", "https://events.example/p", "Makers")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Coffee with Ana Ruiz", ["Ana Ruiz"]),
        ("Ana Ruiz / Marcy", ["Ana Ruiz"]),
        ("Call Efraín", ["Efraín"]),
        ("Lunch w/ Tom B", ["Tom B"]),
        ("On-site interview (Paul, Helen, Maria Lopez)", ["Paul", "Helen", "Maria Lopez"]),
        ("Mock interview @ Priya's", ["Priya"]),
        ("dentist", []),
        ("Quarterly Planning", []),
        ("Weekly team sync", []),
        ("Oil change, Thursday", []),
        ("Board Meeting", []),
    ],
)
def test_names_in_titles(title, names) -> None:
    assert names_in(title, not_these=["Marcella (Marcy) Dombrowski"]) == names


def test_who_is_named_in_the_title_is_in_the_meeting(bring, tmp_path) -> None:
    _, (met,) = bring(
        tmp_path,
        "c.ics",
        calendar(event(UID=":1", DTSTART=":20260915T090000Z", SUMMARY=":Coffee with Ana Ruiz")),
    )
    assert [one.handle for one in met.to] == ["name:ana ruiz"]


def test_the_same_calendar_again_is_the_same(bring, tmp_path) -> None:
    text = calendar(event(UID=":1", DTSTART=":20260915T090000Z", RRULE=":FREQ=WEEKLY;COUNT=3", SUMMARY=":A"))
    assert bring(tmp_path, "c.ics", text) == bring(tmp_path, "c.ics", text)


def entry_of(raw: bytes, name: str = "c.ics") -> Entry:
    return Entry(path=name, name=name, size=len(raw), head=raw[: 1 << 16], open=lambda: BytesIO(raw))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"DTSTART:20260915T090000Z\r\n", b"DTSTART;TZID=Nowhere:20260230T990000\r\n", b"UID:1\r\n",
    b"RRULE:FREQ=YEARLY;BYMONTH=13\r\n", b"RRULE:FREQ=WEEKLY;UNTIL=x\r\n", b"RECURRENCE-ID:20260915T090000Z\r\n", b"BEGIN:VALARM\r\n", b"\r\n folded",
    b"EXDATE:\r\n", b'ATTENDEE;CN=":mailto:\r\n', b"BEGIN:VTIMEZONE\r\nTZID:Q\r\n", b"END:VTIMEZONE\r\n", b"DURATION:-P9W\r\n", b"BEGIN:VCALENDAR\r\n",
])), max_size=30))  # fmt: skip
def test_nothing_in_a_calendar_raises(pieces) -> None:
    raw = b"BEGIN:VCALENDAR\r\n" + b"".join(pieces)
    for one in FORMAT.read(entry_of(raw), Circumstances(day=date(2026, 9, 14))):
        assert isinstance(one, Interaction | ContactRecord | Resource | Passed | Skipped)
