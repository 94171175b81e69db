"""Days and times as exports write them: `08 Feb 2026`, `4-Apr-21`, `1/29/26, 2:37 PM`, `--0415`, `Jan 19`."""

import re
import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from otherward.network.handle import plain

_NUMBERS = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?$")
_MONTH_OF_YEAR = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$")
_WITHOUT_YEAR = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?$")
_TWO_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\.?$")
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?m?\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})\s*$")
_NO_YEARS = (0, 1604)
"""Years that address books write for a birthday of which they do not know the year."""


@cache
def _months() -> dict[str, int]:
    table = tomllib.loads(files("otherward.intake").joinpath("months.toml").read_text(encoding="utf-8"))
    return {name: int(number) for number, names in table["months"].items() for name in names}


def month_named(word: str) -> int:
    """The number of the month that a plain word names, 0 if none."""
    return _months().get(word, 0)


def day_first(samples: Iterable[str]) -> bool:
    """Whether `04/05/2026` means the fourth of May in this column: some first number is over 12, and no second one."""
    firsts, seconds = set(), set()
    for sample in samples:
        found = _NUMBERS.match(sample.strip())
        if found and found[2] == "/" and len(found[1]) < 3:
            firsts.add(int(found[1]))
            seconds.add(int(found[3]))
    return max(firsts, default=0) > 12 >= max(seconds, default=0)


@lru_cache(maxsize=4096)
def day_of(text: str, *, today: date, first_is_day: bool = False) -> date | None:
    """The day a cell says, or None; a month or a year alone gives its first day."""
    text = text.strip()
    parts = _parts(text, today, first_is_day=first_is_day)
    if parts is None:
        if found := _MONTH_OF_YEAR.match(text):
            parts = (int(found[1] or found[4]), int(found[2] or found[3]), 1)
        elif len(text) == 4 and text.isdigit():
            parts = (int(text), 1, 1)
    return _date(*parts) if parts else None


def _parts(text: str, today: date, *, first_is_day: bool) -> tuple[int, int, int] | None:
    """(year, month, day) as written, whether or not there is such a day."""
    if found := _COMPACT.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERS.match(text):
        a, b, c = found[1], int(found[3]), found[4]
        if len(a) > 2:
            return int(a), b, int(c)
        first = int(a)
        if first > 12 or (b <= 12 and (first_is_day or found[2] == ".")):
            first, b = b, first
        return _year(c, today), first, b
    return _with_month_name(text, today)


def _with_month_name(text: str, today: date) -> tuple[int, int, int] | None:
    tokens = _TOKENS.findall(plain(text))[:8]
    month = next((_months()[token] for token in tokens if token in _months()), 0)
    numbers = [token for token in tokens if token.isascii() and token.isdigit()]
    if not month or not numbers:
        return None
    if len(numbers) == 1:
        return (int(numbers[0]), month, 1) if len(numbers[0]) == 4 else None
    one, two = numbers[:2]
    if len(one) == 4:
        return int(one), month, int(two)
    return _year(two, today), month, int(one)


def _year(digits: str, today: date) -> int:
    """A two-digit year is of this century unless that lies ahead."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return 2000 + number if 2000 + number <= today.year + 1 else 1900 + number


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def moment_of(text: str, *, today: date, first_is_day: bool = False) -> datetime | None:
    """The moment a cell says, in UTC as LinkedIn writes it unless an offset is given."""
    text = text.strip()
    day = day_of(text, today=today, first_is_day=first_is_day)
    if day is None:
        return None
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    clock = _CLOCK.search(text)
    if not clock:
        return moment
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 60:
        return None
    moment += timedelta(hours=hour, minutes=minute, seconds=second)
    if offset := _OFFSET.search(text, clock.end()):
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        moment += -shift if offset[1] == "+" else shift
    return moment


@lru_cache(maxsize=1024)
def birthday_of(text: str, *, today: date, first_is_day: bool = False) -> str:
    """ISO, or `--MM-DD` if the year is not known; empty if there is no day in it (`0/0/00`, a year alone)."""
    text = text.strip()
    if found := _WITHOUT_YEAR.match(text):
        return _month_day(int(found[1]), int(found[2]))
    parts = _parts(text, today, first_is_day=first_is_day)
    if parts is None:
        return _without_year(text, first_is_day=first_is_day)
    year, month, day = parts
    if year in _NO_YEARS:
        return _month_day(month, day)
    if not _TOKENS.search(text) or _alone(text):
        return ""
    whole = _date(year, month, day)
    if whole and whole > today:
        whole = _date(year - 100, month, day) if len(str(year)) == 4 and str(year) not in text else whole
    return whole.isoformat() if whole else ""


def _alone(text: str) -> bool:
    """A month and a year without a day are no birthday."""
    return len(_TOKENS.findall(text)) < 3 and not _COMPACT.match(text)


def _without_year(text: str, *, first_is_day: bool) -> str:
    if found := _TWO_NUMBERS.match(text):
        a, b = int(found[1]), int(found[3])
        return _month_day(b, a) if first_is_day or found[2] == "." or a > 12 else _month_day(a, b)
    tokens = _TOKENS.findall(plain(text))
    month = next((_months()[token] for token in tokens if token in _months()), 0)
    numbers = [int(token) for token in tokens if token.isascii() and token.isdigit()]
    return _month_day(month, numbers[0]) if month and len(numbers) == 1 else ""


def _month_day(month: int, day: int) -> str:
    return f"--{month:02}-{day:02}" if _date(2000, month, day) else ""
