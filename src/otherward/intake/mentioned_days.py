"""Days and times of day that a text speaks of: `Thursday 23 September, 2 pm CT`, `Oct 14-15`, `9/24`, `the 21st`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from otherward.intake.days import month_named
from otherward.network.handle import plain

LOOKS_BACK = 75
"""Days before the day of writing that a day without year may lie; otherwise it is the next one of that name."""

LOOKS_AHEAD = 300
"""Days within which the weekday said beside a day tells its year; beyond, the weekday is a slip of the pen."""

_WORD = r"[^\W\d_]{3,10}"
_TAIL = r"(?:st|nd|rd|th)?(?![\d/]|:\d|\.\d|\s*%|\s*[ap]\.?m\b)"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d{2})\b(?!:))?"
_TO = r"\s*(?:-|–|—|to|through|thru|and|&)\s*"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_WORD})\.?\s+(?P<day>\d{{1,2}}){_TAIL}"
    rf"(?:{_TO}(?:(?P<month2>{_WORD})\.?\s+)?(?P<day2>\d{{1,2}}){_TAIL})?{_YEAR}",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.:/$€£-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?"
    rf"(?:{_TO}(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?)?\s+(?:of\s+|de\s+)?(?P<month>{_WORD})\b\.?{_YEAR}",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/]|\s*(?:th|day|of|hours?))"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})(?![\d.])")
_ORDINAL = re.compile(
    r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:century|floor|annual|time|edition))", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_PM = r"(?:\s*([ap])\.?\s?m\b\.?)"
_CLOCK = rf"(noon|midnight|\d{{1,2}}(?:[:.h]\d{{2}})?){_PM}?"
_TIME = re.compile(
    rf"(?<![\d:/$€£.,-])\b{_CLOCK}(?:\s*(?:-|–|—|to|until)\s*{_CLOCK})?"
    r"(?:\s*(?:\(|/)?\s*\b([A-Za-z]{2,8})\b)?(?![\d%])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, or some days in a row, that a text names."""

    first: date
    last: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day, with when it ends and whose clock it is, as far as said."""

    begins: time
    ends: time | None
    zone: tzinfo | None
    start: int
    end: int

    def on(self, day: date) -> datetime:
        """The moment it begins on this day; by world time if no zone is said."""
        return fixed(datetime.combine(day, self.begins, self.zone or UTC))

    def over(self, day: date) -> datetime | None:
        """The moment it ends."""
        if self.ends is None:
            return None
        later = day + timedelta(days=1) if self.ends < self.begins else day
        return fixed(datetime.combine(later, self.ends, self.zone or UTC))


def fixed(moment: datetime) -> datetime:
    """The moment with its offset written out, so that it reads the same wherever it is kept."""
    from datetime import timezone

    offset = moment.utcoffset()
    return moment.replace(tzinfo=timezone(offset) if offset else UTC)


def days_in(text: str, *, near: date) -> list[Mention]:
    """The days a text names, in its order; `near` (when it was written) tells the year where none is said."""
    found = sorted(_found(text, near), key=lambda one: (one.start, -one.end))
    kept: list[Mention] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _found(text: str, near: date) -> Iterator[Mention]:
    for pattern in (_ISO, _SLASHED, _DOTTED, _MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            if mention := _mention(match, text, near):
                yield mention
    for match in _ORDINAL.finditer(text):
        day = _day_of_month(int(match["day"]), near)
        if day:
            yield Mention(day, day, match.start(), match.end())


def _mention(match: re.Match[str], text: str, near: date) -> Mention | None:
    said = match.groupdict()
    month = _month(said["month"])
    if not month or (not said.get("year") and _is_other_word(said["month"])):
        return None
    weekday = _WEEKDAY_BEFORE.search(text[max(0, match.start() - 14) : match.start()])
    first = _resolved(said.get("year"), month, int(said["day"]), near, weekday[1] if weekday else "")
    if first is None:
        return None
    last, end = first, match.end()
    if said.get("day2"):
        second = said.get("month2")
        until = _day(first.year, _month(second) if second else month, int(said["day2"]))
        if until and until < first and second:
            until = _day(first.year + 1, until.month, until.day)
        if until and until >= first:
            last = until
        elif match.re is _DAY_FIRST:  # `2-3 May` the other way round is no range of days
            return None
        else:
            end = match.start("day2") - 1
    return Mention(first, last, match.start(), end)


def _month(said: str) -> int:
    if said.isdigit():
        return int(said) if 1 <= int(said) <= 12 else 0
    return month_named(plain(said))


def _is_other_word(month: str) -> bool:
    """`may` and `march` in lower case are verbs; `set`, `out` and `ago` are months only beside a year."""
    return month in ("may", "march", "mars") or month.casefold() in ("set", "out", "ago", "mag", "gen", "mei")


def _resolved(year: str | None, month: int, day: int, near: date, weekday: str) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = [one for y in (near.year - 1, near.year, near.year + 1) if (one := _day(y, month, day))]
    if not years:
        return None
    if weekday:
        asked = _WEEKDAYS.index(weekday[:3].casefold())
        fitting = [one for one in years if one.weekday() == asked and abs((one - near).days) <= LOOKS_AHEAD]
        if fitting:
            return min(fitting, key=lambda one: abs((one - near).days))
    ahead = [one for one in years if one >= near - timedelta(days=LOOKS_BACK)]
    return ahead[0] if ahead else years[-1]


def _day_of_month(day: int, near: date) -> date | None:
    """`the 21st`: of this month, or of the next if it is over."""
    this = _day(near.year, near.month, day)
    if this and this >= near:
        return this
    after = near.replace(day=28) + timedelta(days=4)
    return _day(after.year, after.month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def hours_in(text: str) -> list[Hours]:
    """The times of day a text names, in its order."""
    found = []
    for match in _TIME.finditer(text):
        one, half, two, half2, zone = match.groups()
        if not (half or half2 or _is_clock(one) or (two and _is_clock(two))):
            continue
        begins, ends = _clock(one, half or half2), _clock(two, half2 or half) if two else None
        if begins is None:
            continue
        if ends and not half and half2 and ends < begins:
            begins = begins.replace(hour=begins.hour % 12)
        found.append(Hours(begins, ends, _zone(zone), match.start(), match.end()))
    return found


def _is_clock(said: str) -> bool:
    return not said.isdigit() and "." not in said


def _clock(said: str, half: str | None) -> time | None:
    said = said.casefold()
    if said in ("noon", "midnight"):
        return time(12 if said == "noon" else 0)
    parts = re.split(r"[:.h]", said)
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


@cache
def _zones() -> dict[str, str]:
    table = tomllib.loads(files("otherward.intake").joinpath("clock_zones.toml").read_text(encoding="utf-8"))
    return {said: zone for zone, names in table["zones"].items() for said in names}


def _zone(said: str | None) -> tzinfo | None:
    name = _zones().get(said.casefold()) if said else None
    return ZoneInfo(name) if name else None
