"""iCalendar: meetings with their people, birthdays, and public calendars of events to pass on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.calendar_birthday import anniversary_in, birthday_in
from otherward.intake.calendar_lines import Component, components
from otherward.intake.calendar_meeting import Kept, meeting, public_event
from otherward.intake.calendar_series import Occurrence, TooOften, Window, begins, event_of, occurrences
from otherward.intake.calendar_zone import Zones
from otherward.intake.entry import Entry
from otherward.names import name_of
from otherward.network.record import ContactRecord, Skipped

MOST_SERIES = 50_000
MOST_ANNOUNCED = 6
"""Coming dates of one announced series."""
OWN = "//Otherward//"
"""In the PRODID of a feed that `actions/calendar_feed.py` made."""
_BEGIN = re.compile(rb"BEGIN:VCALENDAR|^BEGIN:VEVENT", re.IGNORECASE | re.MULTILINE)
_FIRST_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_OTHERS = {
    "VTODO": "task",
    "VJOURNAL": "journal entry",
    "VFREEBUSY": "free and busy times",
    "VAVAILABILITY": "office hours",
}


class Calendar:
    """Every calendar program's export."""

    name = "calendar"

    def claims(self, entry: Entry) -> int:
        """Certain if it begins as a calendar."""
        head = entry.head
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            head = head.replace(b"\x00", b"")[2:]
        head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if head[:15].upper() == b"BEGIN:VCALENDAR":
            return 95
        named = entry.name.casefold().endswith((".ics", ".ical", ".ifb", ".vcs"))
        return 60 if named and _BEGIN.search(head) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """Single events in the order of the file, then the series."""
        yield from _Reading(entry, circumstances).items()


@dataclass(slots=True)
class _Counts:
    """What a calendar looks like before it is read."""

    events: int = 0
    with_people: int = 0
    with_address: int = 0
    published: bool = False
    answers: bool = False
    own: bool = False
    """Made by Otherward itself from what is here already."""

    @property
    def is_public(self) -> bool:
        """Announcements: nobody is invited, and each event has its page."""
        return (
            bool(self.events)
            and not self.with_people
            and self.published
            and self.with_address >= 0.8 * self.events
        )


class _Reading:
    """One calendar file being read."""

    def __init__(self, entry: Entry, circumstances: Circumstances) -> None:
        self._entry = entry
        self._circumstances = circumstances
        self._zones = Zones()
        self._window = Window.around(circumstances.day)
        self._counts = _Counts()
        self._kept = Kept(entry=entry, circumstances=circumstances, zones=self._zones)
        self._series: dict[str, list[Component]] = {}
        self._overridden: set[str] = set()

    def items(self) -> Iterator[Brought]:
        self._look_through()
        with self._entry.open() as stream:
            for component in components(stream):
                if component.kind == "VCALENDAR":
                    self._kept.cancels = component.first("METHOD").upper() == "CANCEL"
                    self._kept.calendar = component.first("X-WR-CALNAME")
                    self._counts.answers = component.first("METHOD").upper() in (
                        "REPLY",
                        "COUNTER",
                        "REFRESH",
                        "DECLINECOUNTER",
                    )
                elif component.kind == "VEVENT":
                    yield from self._event(component)
                elif component.kind in _OTHERS:
                    kind = _OTHERS[component.kind]
                    yield Passed(where=f"{kind} {component.number}", why=kind)
        for series in self._series.values():
            yield from self._repeated(series)

    def _look_through(self) -> None:
        """A first pass: time zones may stand behind the events, and the whole tells what kind of calendar it is."""
        counts = self._counts
        with self._entry.open() as stream:
            for component in components(stream):
                if component.kind == "VCALENDAR":
                    self._zones.header(component)
                    counts.own |= OWN in component.first("PRODID")
                    counts.published |= component.has("METHOD") or component.has("X-WR-CALNAME")
                elif component.kind == "VTIMEZONE":
                    self._zones.define(component)
                elif component.kind == "VEVENT":
                    counts.events += 1
                    counts.with_people += component.has("ATTENDEE")
                    counts.with_address += component.first("URL").startswith("http")
                    if component.has("RECURRENCE-ID"):
                        self._overridden.add(component.first("UID"))

    def _event(self, component: Component) -> Iterator[Brought]:
        uid = component.first("UID")
        if self._counts.own:
            yield Passed(where=f"event {component.number}", why="from Otherward itself")
        elif self._counts.answers:
            yield Passed(where=f"event {component.number}", why="an answer to an invitation")
        elif (
            component.has("RRULE")
            or component.has("RDATE")
            or component.has("RECURRENCE-ID")
            or (uid and uid in self._overridden)
        ):
            key = uid or f"event {component.number}"
            if key in self._series or len(self._series) < MOST_SERIES:
                self._series.setdefault(key, []).append(component)
        elif self._is_outside(component):
            yield Passed(where=f"event {component.number}", why="long ago or far ahead")
        else:
            yield self._single(component)

    def _is_outside(self, component: Component) -> bool:
        """Told from the bare line, so that old years cost little."""
        found = _FIRST_DAY.match(component.first("DTSTART"))
        if not found:
            return False
        day = (int(found[1]), int(found[2]), int(found[3]))
        first, last = self._window.first, self._window.last
        within = (first.year, first.month, first.day - 1) <= day <= (last.year, last.month, last.day + 1)
        return not within and not re.search(
            r"birthday|bday|geburtstag",
            component.first("SUMMARY") + component.first("CATEGORIES"),
            re.IGNORECASE,
        )

    def _single(self, component: Component) -> Brought:
        event, problem = self._readable(component)
        if problem is not None:
            return problem
        return self._about_person(component, event) or self._told(Occurrence(event, component.number))

    def _told(self, occurrence: Occurrence, *, with_text: bool = True) -> Brought:
        if self._counts.is_public:
            return public_event(occurrence, self._kept)
        return meeting(occurrence, self._kept, with_text=with_text)

    def _readable(self, component: Component) -> tuple[Any, Skipped | None]:
        try:
            event = event_of(component, self._zones)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as problem:
            return None, self._skipped(component, f"It is damaged ({str(problem)[:80]}).")
        if begins(event) is None:
            return None, self._skipped(component, "It does not say when it begins.")
        return event, None

    def _skipped(self, component: Component, why: str) -> Skipped:
        title = component.first("SUMMARY")[:60]
        return Skipped(where=f"event {component.number}{f' ({title})' if title else ''}", why=why)

    def _about_person(self, component: Component, event: Any) -> ContactRecord | Passed | None:
        """The birthday or anniversary that the event is, if it is one."""
        born = birthday_in(component, event, self._circumstances.day)
        if born:
            return self._record(component, event, born[0], birthday=born[1])
        whose = anniversary_in(component, event)
        if whose is None:
            return None
        if not whose:
            return Passed(where=f"event {component.number}", why="an anniversary")
        day = begins(event)
        return self._record(
            component, event, whose, note=f"{event.get('SUMMARY')}, {day.day} {day:%B}" if day else ""
        )

    def _record(
        self, component: Component, event: Any, name: str, *, birthday: str = "", note: str = ""
    ) -> ContactRecord:
        uid = component.first("UID")
        return ContactRecord(
            id=name_of("record", "calendar", uid, name, birthday, note),
            source=self._kept.source(component.number, uid, event),
            origin="calendar",
            display=name,
            birthday=birthday,
            note=note,
            uid=uid,
        )

    def _repeated(self, series: list[Component]) -> Iterator[Brought]:
        first = next((one for one in series if not one.has("RECURRENCE-ID")), series[0])
        readable = []
        for one in series:
            event, problem = self._readable(one)
            if problem is not None:
                yield problem
                continue
            readable.append(one)
            if one is first and (about := self._about_person(one, event)):
                yield about
                return
        if readable:
            yield from self._occurrences(readable, first)

    def _occurrences(self, series: list[Component], first: Component) -> Iterator[Brought]:
        try:
            found = list(occurrences(series, self._zones, self._window))
        except TooOften:
            yield self._skipped(first, "It repeats by the hour or faster, as machines do.")
            return
        except ValueError as problem:
            yield self._skipped(first, f"How it repeats cannot be understood ({str(problem)[:80]}).")
            return
        if not found:
            yield Passed(where=f"event {first.number}", why="long ago or far ahead")
        telling = _next(found, self._circumstances.day, self._zones)
        if self._counts.is_public and telling is not None:
            found = found[found.index(telling) :][:MOST_ANNOUNCED]
        for time in found:
            yield self._told(time, with_text=time is telling or bool(time.recurrence))


def _next(found: list[Occurrence], day: date, zones: Zones) -> Occurrence | None:
    """The coming occurrence, else the last: it alone carries the text that all of them share."""
    moments = [(zones.moment(start), one) for one in found if (start := begins(one.event))]
    coming = [one for moment, one in moments if _day(moment) >= day]
    return coming[0] if coming else (moments[-1][1] if moments else None)


def _day(moment: datetime) -> date:
    return moment.date()


FORMAT = Calendar()
