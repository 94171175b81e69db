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

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "a few": 3}
_M = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_D = "(?:" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")\b\.?"
_N = r"(?:\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_BEFORE = r"(?P<before>(?<!on or )(?:before|prior\s+to)\s+(?:the\s+)?)?"

_PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("iso", _BEFORE + r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
        (
            "month_day",
            _BEFORE
            + rf"\b(?P<month>{_M})\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y>20\d\d))?",
        ),
        (
            "day_month",
            _BEFORE
            + rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>{_M})(?:,?\s+(?P<y>20\d\d))?",
        ),
        ("dotted", _BEFORE + r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d|\d\d)\b"),
        (
            "dotted_short",
            _BEFORE + r"\b(?:by|on|until|till|before|the)\s+(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?![\d.])",
        ),
        ("slash", _BEFORE + r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>\d{2,4}))?\b"),
        (
            "end_of_month",
            _BEFORE
            + rf"\b(?:by\s+)?(?:the\s+)?(?:end|last\s+day)\s+of\s+(?:the\s+|this\s+)?(?P<month>{_M}|month|next\s+month)(?:\s+(?P<y>20\d\d))?",
        ),
        (
            "this_month",
            r"\b(?:this\s+month|month[- ]end|(?:the|this)\s+month\s+(?:is\s+)?(?:out|over|ends?|finish(?:es|ed)?))\b",
        ),
        ("end_of_year", r"\b(?:the\s+)?(?:end\s+of\s+(?:the\s+)?year|year[- ]end)\b"),
        (
            "end_of_week",
            r"\b(?:the\s+)?(?:(?:end\s+of\s+|before\s+)(?:the\s+|this\s+)?(?:week|wk)(?:end)?|later\s+this\s+week|this\s+week|eow)\b",
        ),
        ("week_nth", r"\b(?:calendar\s+)?week\s+(?P<n>\d{1,2})\b(?!\s*[-:.]\d)"),
        ("within_week", r"\bwithin\s+(?:the|a)\s+week\b"),
        ("weekday_week", rf"\b(?P<day>{_D})\s+week\b"),
        ("weekend", r"\b(?:this|the|at the|over the)\s+weekend\b"),
        ("next_week", _BEFORE + r"\b(?:(?:end\s+of\s+)?next\s+(?:week|wk))\b(?!\s+(?:on\s+)?" + _D + ")"),
        ("next_day", rf"\bnext\s+(?P<day>{_D})"),
        ("day_week", rf"\b(?P<day>{_D})\s+(?:of\s+)?next\s+week\b|\bnext\s+week\s+(?:on\s+)?(?P<day2>{_D})"),
        ("weekday_nth", _BEFORE + rf"\b{_D},?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b"),
        ("weekday", _BEFORE + rf"\b(?P<day>{_D})(?!\w)"),
        ("in_n", rf"\b(?:in|within)\s+(?P<n>{_N})\s+(?P<unit>day|week|month)s?(?:'\s*time)?\b"),
        ("next_month", r"\bnext\s+month\b"),
        ("today", r"\b(?:today|tonight|this\s+(?:morning|afternoon|evening)|right\s+now|eod)\b"),
        ("before_next_weekend", r"\bbefore\s+next\s+weekend\b"),
        ("tomorrow", r"\b(?:tomorrow|tmrw|tmr|tmw|tomoz)\b"),
        ("ordinal", _BEFORE + r"\b(?:the|on|by)\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b"),
        (
            "month",
            _BEFORE
            + rf"\b(?:(?<=before )|(?:in|by|until|till|from|for|this|end|late|early|mid)[\s-]+)(?P<month>{_M})(?:\s+(?P<y>20\d\d))?(?!\s*\d)",
        ),
    )
)


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


_PROMISES = re.compile(
    r"\b(?:i|we|id|ill|he|she|they)(?:['’](?:ll|d)|\s+(?:would|am\s+going\s+to))\b|\b(?:will|shall|told|promised|agreed|undertook|owes?)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|no\s+later\s+than|not\s+later\s+than|latest)\s+(?:the\s+)?$", re.IGNORECASE
)


def due_day(text: str, said: date) -> date | None:
    """The day until which something is to be done: of several the one named as a deadline, else the first behind the promise."""
    days = [named for named in named_days(text, said) if named.day >= said]
    if len(days) > 1:
        promises = [match.end() for match in _PROMISES.finditer(text)]
        behind = [named for named in days if promises and named.start >= promises[0]] or days
        deadlines = [named for named in behind if _is_deadline(text, named)]
        return (deadlines or behind)[0].day
    return days[0].day if days else None


def _is_deadline(text: str, named: NamedDay) -> bool:
    return bool(
        _DEADLINE.search(text[: named.start])
        or re.match(r"(?:by|until|till|before)\b", text[named.start :], re.IGNORECASE)
    )


def _readings(text: str, said: date) -> Iterator[NamedDay]:
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            day = _resolve(rule, match.groupdict(), said)
            if day is not None:
                if match.groupdict().get("before"):
                    day = day.replace(day=1) if rule == "month" else day
                    day -= timedelta(days=1)
                yield NamedDay(match.start(), match.end(), day, rule)


def _resolve(rule: str, parts: dict[str, str | None], said: date) -> date | None:
    try:
        return _RULES[rule](parts, said)
    except (ValueError, OverflowError, KeyError):
        return None


def _key(word: str | None) -> str:
    return (word or "").casefold().rstrip(".")


def _dated(parts: dict[str, str | None], said: date) -> date:
    month = _MONTHS[_key(parts["month"])]
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
    month = _MONTHS[word]
    year = int(parts["y"]) if parts.get("y") else said.year + (month < said.month)  # type: ignore[arg-type]
    return _last(year, month)


def _next_month(said: date) -> date:
    year, month = (said.year + 1, 1) if said.month == 12 else (said.year, said.month + 1)
    return _last(year, month)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _weekday(word: str | None, said: date) -> date:
    ahead = (_DAYS[_key(word)] - said.weekday() - 1) % 7 + 1
    return said + timedelta(days=ahead)


def _of_week(said: date, weekday: int, weeks: int) -> date:
    return said - timedelta(days=said.weekday()) + timedelta(days=weekday, weeks=weeks)


def _in_n(parts: dict[str, str | None], said: date) -> date:
    word = _key(parts["n"])
    n = int(word) if word.isdigit() else _NUMBERS[word]
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
    "weekday_week": lambda p, s: _weekday(p["day"], s) + timedelta(days=7),
    "before_next_weekend": lambda _p, s: _of_week(s, 4, 1),
    "weekend": lambda _p, s: _weekday("sunday", s),
    "next_week": lambda _p, s: _of_week(s, 4, 1),
    "next_day": lambda p, s: _of_week(s, _DAYS[_key(p["day"])], 1),
    "day_week": lambda p, s: _of_week(s, _DAYS[_key(p["day"] or p["day2"])], 1),
    "weekday": lambda p, s: _weekday(p["day"], s),
    "in_n": _in_n,
    "next_month": lambda _p, s: _next_month(s),
    "today": lambda _p, s: s,
    "tomorrow": lambda _p, s: s + timedelta(days=1),
    "ordinal": _ordinal,
    "weekday_nth": _ordinal,
    "month": lambda p, s: _end_of_month({**p, "month": p["month"]}, s),
}
