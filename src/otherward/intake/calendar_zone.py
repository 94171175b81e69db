"""Whose clock a calendar's times are told by: zone names of every system, and the calendar's own definitions."""

import hashlib
import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from otherward.intake.calendar_lines import Component
from otherward.intake.mentioned_days import fixed

_TZID = re.compile(r"(;TZID=)(\"[^\"]*\"|[^;:]*)", re.IGNORECASE)
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, OSError)


class Zones:
    """The time zones of one calendar."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self.own: tzinfo | None = None
        """The calendar's own zone, by which times without zone are told."""

    def header(self, calendar: Component) -> None:
        """Take the zone the calendar says is its own."""
        if name := known_zone(calendar.first("X-WR-TIMEZONE")):
            self.own = ZoneInfo(name)

    def define(self, zone: Component) -> None:
        """Take a definition; needed only where the name alone does not tell the zone."""
        name = zone.first("TZID").strip('"')
        if name in self._names or not name:
            return
        if known := known_zone(name) or known_zone(zone.first("X-LIC-LOCATION")):
            self._names[name] = known
            self.own = self.own or ZoneInfo(known)
            return
        # the same name may mean another zone in the next file, so it goes by its contents
        digest = hashlib.sha256("\n".join(zone.lines).encode()).hexdigest()[:12]
        with suppress(*_BROKEN):
            from icalendar import Timezone
            from icalendar.timezone import tzp

            given = f"zone {digest}"
            lines = [f"TZID:{given}" if line.upper().startswith("TZID") else line for line in zone.lines]
            component: Any = Timezone.from_ical("\r\n".join(["BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE", ""]))
            tzp.cache_timezone_component(component)
            if tzp.timezone(given) is not None:
                self._names[name] = given

    def named(self, line: str) -> str:
        """The line with its zone under a name that is understood; without it if nobody knows it."""
        if "TZID=" not in line and "tzid=" not in line:
            return line
        return _TZID.sub(self._renamed, line, count=1)

    def _renamed(self, found: re.Match[str]) -> str:
        said = found[2].strip('"')
        name = self._names.get(said) or known_zone(said)
        return f';TZID="{name}"' if name else ""

    def moment(self, value: date | datetime) -> datetime:
        """A date or time of the calendar as a moment with its offset; world times go by the calendar's own clock."""
        if not isinstance(value, datetime):
            return datetime.combine(value, time(), UTC)
        if value.tzinfo is None:
            return fixed(value.replace(tzinfo=self.own or UTC))
        if self.own is not None and _is_world_time(value):
            return fixed(value.astimezone(self.own))
        return fixed(value)


def _is_world_time(value: datetime) -> bool:
    return value.tzinfo is UTC or str(value.tzinfo) in ("UTC", "Etc/UTC")


def known_zone(said: str) -> str:
    """The IANA name of a zone as Windows, Apple, Mozilla or Outlook name it; empty if unknown."""
    said = said.strip().strip('"')
    if not said or len(said) > 120:
        return ""
    parts = said.strip("/").split("/")
    for name in (said, *("/".join(parts[-n:]) for n in (3, 2) if len(parts) > n)):
        if re.fullmatch(r"[A-Za-z][\w+-]*(?:/[\w+-]+){0,2}", name):
            with suppress(*_BROKEN):
                return ZoneInfo(name).key
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return str(WINDOWS_TO_OLSON.get(said, ""))
