"""When an event that repeats takes place: only around today, and never more often than a person could attend."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from otherward.intake.calendar_lines import Component
from otherward.intake.calendar_zone import Zones

MONTHS_BACK = 24
MONTHS_AHEAD = 12
MOST = 400
"""Occurrences of one series; of a longer one, those nearest to today."""

_TOO_OFTEN = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:SECOND|MINUTE|HOUR)=[\d]+,", re.IGNORECASE)
_LENGTHS = {month: 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)}
_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
    AssertionError,
)


@dataclass(frozen=True, slots=True)
class Window:
    """The days of interest around today."""

    first: date
    last: date
    day: date

    @classmethod
    def around(cls, day: date) -> "Window":
        """Two years back and one ahead."""
        return cls(_months(day, -MONTHS_BACK), _months(day, MONTHS_AHEAD), day)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def _months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(min(max(year, 1), 9999), month + 1, min(day.day, 28))


class TooOften(ValueError):
    """It repeats by the hour or faster, as machines do."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event takes place."""

    event: Any
    """The icalendar component."""
    number: int
    """Which event of the file it comes from."""
    recurrence: str = ""
    """The time in the series that it replaces (RECURRENCE-ID as written), if it does."""
    repeats: bool = False


def event_of(component: Component, zones: Zones) -> Any:
    """The component as icalendar reads it."""
    from icalendar import Event

    lines = [zones.named(line) for line in component.lines]
    event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    for name in {str(name) for name, _ in event.errors if name} & set(event):
        _without_broken(event, name)
    return event


def _without_broken(event: Any, name: str) -> None:
    """Take out the values that icalendar could not read and would raise on."""
    values = event[name] if isinstance(event[name], list) else [event[name]]
    sound = [value for value in values if type(value).__name__ != "vBroken"]
    if sound:
        event[name] = sound if len(sound) > 1 else sound[0]
    else:
        del event[name]


def begins(event: Any) -> date | datetime | None:
    """When it begins as written, None if that cannot be read."""
    value = getattr(event.get("DTSTART"), "dt", None)
    return value if isinstance(value, date) else None


def occurrences(components: list[Component], zones: Zones, window: Window) -> Iterator[Occurrence]:
    """The times in the window that a series takes place, its exceptions applied, in order.

    Raises:
        TooOften: If it repeats by the hour or faster.
        ValueError: If the rule cannot be understood.
    """
    import recurring_ical_events
    from icalendar import Calendar

    if any(_TOO_OFTEN.search(one.first("RRULE")) for one in components):
        raise TooOften
    if any(_is_never(one.first("RRULE")) for one in components):
        message = "there is no such day"
        raise ValueError(message)
    calendar = Calendar()
    replaced: dict[str, tuple[Component, str]] = {}
    for one in components:
        event = event_of(one, zones)
        if begins(event) is None:
            continue
        calendar.add_component(event)
        if said := one.first("RECURRENCE-ID"):
            replaced[_stamp(event.get("RECURRENCE-ID"))] = (one, said)
    try:
        found = recurring_ical_events.of(calendar).between(window.first, window.last + timedelta(days=1))
    except _BROKEN as problem:
        raise ValueError(str(problem)) from problem
    found = [event for event in found if begins(event) is not None]
    nearest = sorted(found, key=lambda event: abs((_day(begins(event)) - window.day).days))[:MOST]
    for event in sorted(nearest, key=lambda event: zones.moment(begins(event) or window.day)):
        source, said = replaced.get(_stamp(event.get("RECURRENCE-ID")), (components[0], ""))
        yield Occurrence(event, source.number, said, repeats=True)


def _is_never(rule: str) -> bool:
    """`the 30th of February`: a search for it would go on to the end of time."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    months, days = (
        [int(n) for n in re.findall(r"-?\d+", parts.get(key, ""))] for key in ("BYMONTH", "BYMONTHDAY")
    )
    lengths = [_LENGTHS.get(month, 0) for month in months or _LENGTHS]
    return bool(days) and all(abs(day) > length for day in days for length in lengths)


def _day(value: date | datetime | None) -> date:
    return value.date() if isinstance(value, datetime) else value or date.max


def _stamp(value: Any) -> str:
    """A time to compare by, whatever zone it is told in."""
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return str(moment.timestamp())
    if isinstance(moment, date) and not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return str(moment)
