"""Days named in words, resolved from the day on which they were said.

The rules are those of the evaluation card (section "Status, strength, dates"): a weekday is the first such day after it, "next Friday" is in
the following Monday-to-Sunday week, "end of the week" and "next week" are that week's Friday, a month alone or "end of March" is its last day,
"before the 5th" is the 4th.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from otherward.language.day_words import DAYS, FEASTS, MONTHS, NUMBERS, ORDINALS, PATTERNS, SEASONS


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day in a text: where its words stand, and which day they mean."""

    start: int
    end: int
    day: date
    rule: str


def named_days(text: str, said: date) -> list[NamedDay]:
    """Every day named in the text, as meant on the day it was said, in order; overlapping readings once, the longest."""
    found: list[NamedDay] = []
    for named in sorted(_readings(text, said), key=lambda n: (n.start, n.start - n.end)):
        if not found or named.start >= found[-1].end:
            found.append(named)
    return found


def _readings(text: str, said: date) -> Iterator[NamedDay]:
    for rule, pattern in PATTERNS:
        for match in pattern.finditer(text):
            day = _resolve(rule, match.groupdict(), said)
            if day is not None:
                if match.groupdict().get("before") and not _IS_OUT.match(text, match.end()):
                    day = day.replace(day=1) if rule == "month" else day
                    day -= timedelta(days=1)
                yield NamedDay(match.start(), match.end(), day, rule)


_IS_OUT = re.compile(r"\s+(?:is|['’]s)\s+(?:out|over|through)\b", re.IGNORECASE)
"""`before the month is out`: its last day counts."""


def _resolve(rule: str, parts: dict[str, str | None], said: date) -> date | None:
    try:
        return _RULES[rule](parts, said)
    except (ValueError, OverflowError, KeyError):
        return None


def _key(word: str | None) -> str:
    return (word or "").casefold().rstrip(".")


def _dated(parts: dict[str, str | None], said: date) -> date:
    month = MONTHS[_key(parts["month"])]
    return _coming(said, month, int(parts["d"] or 1), parts.get("y"))


def _coming(said: date, month: int, day: int, year: str | None) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = date(said.year, month, day)
    # a date more than two months back is next year's: nobody promises for the past
    return found if found >= said - timedelta(days=60) else date(said.year + 1, month, day)


def _slash(parts: dict[str, str | None], said: date) -> date:
    a, b = int(parts["a"] or 0), int(parts["b"] or 0)
    choices = [(m, d) for m, d in ((a, b), (b, a)) if 1 <= m <= 12 and 1 <= d <= 31]
    days = [_coming(said, m, d, parts.get("y")) for m, d in choices]
    return min(days, key=lambda d: abs((d - said).days))


def _end_of_month(parts: dict[str, str | None], said: date) -> date:
    word = _key(parts["month"])
    if word == "month":
        return _last(said.year, said.month)
    if word == "next month":
        return _next_month(said)
    month = MONTHS[word]
    year = int(parts["y"]) if parts.get("y") else said.year + (month < said.month)  # type: ignore[arg-type]
    return _last(year, month)


def _next_month(said: date) -> date:
    year, month = (said.year + 1, 1) if said.month == 12 else (said.year, said.month + 1)
    return _last(year, month)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _weekday(word: str | None, said: date) -> date:
    ahead = (DAYS[_key(word)] - said.weekday() - 1) % 7 + 1
    return said + timedelta(days=ahead)


def _of_week(said: date, weekday: int, weeks: int) -> date:
    return said - timedelta(days=said.weekday()) + timedelta(days=weekday, weeks=weeks)


def _in_n(parts: dict[str, str | None], said: date) -> date:
    word = _key(parts["n"])
    n = int(word) if word.isdigit() else NUMBERS[word]
    unit = _key(parts["unit"])
    if unit == "month":
        months = said.month - 1 + n
        year, month = said.year + months // 12, months % 12 + 1
        return date(year, month, min(said.day, monthrange(year, month)[1]))
    return said + timedelta(days=n * (7 if unit == "week" else 1))


def _ordinal(parts: dict[str, str | None], said: date) -> date:
    day = int(parts["d"] or 1)
    if day >= said.day:
        return date(said.year, said.month, day)
    following = _next_month(said)
    return date(following.year, following.month, day)


def _coming_day(said: date, month: int, day: int) -> date:
    found = date(said.year, month, day)
    return found if found >= said else date(said.year + 1, month, day)


def _quarter(parts: dict[str, str | None], said: date) -> date:
    """The last day of a quarter; the running one if it has no number."""
    nth = _key(parts["nth"])
    number = int(parts["q"]) if parts["q"] else ORDINALS[nth] if nth else (said.month + 2) // 3
    last = _last(int(parts["y"]) if parts["y"] else said.year, 3 * number)
    return last if last >= said else _last(last.year + 1, 3 * number)


def _season(parts: dict[str, str | None], said: date) -> date:
    """The last day before the first month of a season."""
    return _coming_day(said, SEASONS[_key(parts["season"])], 1) - timedelta(days=1)


def _first_friday(month_end: date) -> date:
    """The Friday of the first week that begins in the month, or of the one in which it begins."""
    first = month_end.replace(day=1)
    return first + timedelta(days=(4 - first.weekday()) % 7)


def _this_friday(said: date) -> date:
    friday = _of_week(said, 4, 0)
    return friday if friday >= said else _of_week(said, 4, 1)


def _week_nth(number: int, said: date) -> date:
    """The Friday of a calendar week; one that is past is next year's."""
    friday = date.fromisocalendar(said.year, number, 5)
    return friday if friday >= said else date.fromisocalendar(said.year + 1, number, 5)


_RULES: dict[str, Callable[[dict[str, Any], date], date]] = {
    "iso": lambda p, _s: date(int(p["y"]), int(p["m"]), int(p["d"])),
    "dotted": lambda p, s: _coming(s, int(p["m"]), int(p["d"]), p["y"]),
    "month_day": _dated,
    "day_month": _dated,
    "slash": _slash,
    "end_of_month": _end_of_month,
    "this_month": lambda _p, s: _last(s.year, s.month),
    "dotted_short": lambda p, s: _coming(s, int(p["m"]), int(p["d"]), None),
    "end_of_year": lambda _p, s: date(s.year, 12, 31),
    "end_of_week": lambda _p, s: _this_friday(s),
    "week_nth": lambda p, s: _week_nth(int(p["n"]), s),
    "within_week": lambda _p, s: s + timedelta(days=7),
    "weekday_week": lambda p, s: s + timedelta(days=7 + (DAYS[_key(p["day"])] - s.weekday()) % 7),
    "before_next_weekend": lambda _p, s: _of_week(s, 4, 1),
    "weekend": lambda _p, s: _weekday("sunday", s),
    "next_week": lambda _p, s: _of_week(s, 4, 1),
    "next_day": lambda p, s: _of_week(s, DAYS[_key(p["day"])], 1),
    "day_week": lambda p, s: _of_week(s, DAYS[_key(p["day"] or p["day2"])], 1),
    "weekday": lambda p, s: _weekday(p["day"], s),
    "in_n": _in_n,
    "next_month": lambda _p, s: _next_month(s),
    "today": lambda _p, s: s,
    "tomorrow": lambda _p, s: s + timedelta(days=1),
    "ordinal": _ordinal,
    "weekday_nth": _ordinal,
    "month": lambda p, s: _end_of_month({**p, "month": p["month"]}, s),
    "after_tomorrow": lambda _p, s: s + timedelta(days=2),
    "from_now": _in_n,
    "fortnight": lambda _p, s: s + timedelta(days=14),
    "hours": lambda p, s: s + timedelta(days=int(p["n"]) // 24),
    "written_out": lambda p, s: _coming(s, MONTHS[_key(p["month"])], ORDINALS[_key(p["nth"])], p.get("y")),
    "written_out_day": lambda p, s: _ordinal({"d": str(ORDINALS[_key(p["nth"])])}, s),
    "feast": lambda p, s: _coming_day(s, *FEASTS[" ".join(_key(p["feast"]).replace("’", "'").split())]),
    "quarter": _quarter,
    "season": _season,
    "first_week": lambda p, s: _first_friday(_end_of_month(p, s)),
    "mid_month": lambda p, s: _end_of_month(p, s).replace(day=15),
}
