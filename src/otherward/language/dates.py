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
from typing import Any, TypeAlias

from otherward.language.day_shapes import PATTERNS
from otherward.language.day_words import DAYS, MONTHS, NUMBERS, ORDINALS, SEASONS
from otherward.language.feasts import coming_feast, nth_weekday

Parts: TypeAlias = dict[str, Any]
"""The named groups of a shape: words, or None where it has none."""


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
            if day is not None and not _names_none(text, match):
                if match.groupdict().get("before") and not _IS_OUT.match(text, match.end()):
                    day = day.replace(day=1) if rule == "month" else day
                    day -= timedelta(days=1)
                yield NamedDay(match.start(), match.end(), day, rule)


_WORDS = frozenset("may march mar sat sun mon wed dec".split())
"""Short names of days and months that, written small, are words of their own unless something leads to them."""
_LEADS = re.compile(
    r"(?:\bin[\s-]+|\b(?:by|on|this|next|til|till|until|before|from|coming|latest|last|first|mid|end|late|early|of|or)[\s-]+(?:the\s+)?|[,/–(-]\s*)"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|most|last|since)\s+$", re.IGNORECASE)
_THE_USUAL = re.compile(r"\b(?:our|my|their|his|her|your|its|the|these|those|for)\s+$", re.IGNORECASE)
_MANY = re.compile(r"(?:\s+[a-z]+)?\s+(?!this\b)[a-z]{3,}(?<!s)s\b")
_PARTS_OF_DAYS = re.compile(r"\s+(?:mornings|afternoons|evenings|nights|lunches|lunchtimes)\b", re.IGNORECASE)
"""`our Saturday concerts`, `the Friday coffee mornings`, `Tuesday evenings` come again and again."""


def _names_none(text: str, match: re.Match[str]) -> bool:
    """`the sat nav`, `she may 5 times`, and days that are past or come again and again."""
    group = next((name for name in ("day", "month") if match.groupdict().get(name)), None)
    if group is None:
        return False
    before = text[: match.start(group)]
    if group == "day" and match.start(group) == match.start():
        again = _THE_USUAL.search(before) and _MANY.match(text, match.end())
        if _EVERY.search(before) or again or _PARTS_OF_DAYS.match(text, match.end()):
            return True
    return match[group].rstrip(".") in _WORDS and not _LEADS.search(before)


_IS_OUT = re.compile(r"\s+(?:is|['’]s)\s+(?:out|over|through)\b", re.IGNORECASE)
"""`before the month is out`: its last day counts."""


def _resolve(rule: str, parts: Parts, said: date) -> date | None:
    try:
        return _RULES[rule](parts, said)
    except (ValueError, OverflowError, KeyError):
        return None


def _key(word: str | None) -> str:
    return (word or "").casefold().rstrip(".")


def _dated(parts: Parts, said: date) -> date:
    month = MONTHS[_key(parts["month"])]
    return _coming(said, month, int(parts["d"] or 1), parts.get("y") or parts.get("yy"))


def _coming(said: date, month: int, day: int, year: str | None) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = date(said.year, month, day)
    # a date more than two months back is next year's: nobody promises for the past
    return found if found >= said - timedelta(days=60) else date(said.year + 1, month, day)


def _slash(parts: Parts, said: date) -> date:
    a, b = int(parts["a"] or 0), int(parts["b"] or 0)
    choices = [(m, d) for m, d in ((a, b), (b, a)) if 1 <= m <= 12 and 1 <= d <= 31]
    days = [_coming(said, m, d, parts.get("y")) for m, d in choices]
    return min(days, key=lambda d: abs((d - said).days))


def _end_of_month(parts: Parts, said: date) -> date:
    word = _key(parts["month"])
    if word == "month":
        return _last(said.year, said.month)
    if word == "next month":
        return _next_month(said)
    month = MONTHS[word]
    year = int(parts["y"]) if parts.get("y") else said.year + (month < said.month)
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


def _in_n(parts: Parts, said: date) -> date:
    word = _key(parts["n"])
    n = int(word) if word.isdigit() else NUMBERS[word]
    unit = " ".join(_key(parts["unit"]).split())
    if unit in ("working day", "business day"):
        return _working_days(n, said)
    if unit == "month":
        months = said.month - 1 + n
        year, month = said.year + months // 12, months % 12 + 1
        return date(year, month, min(said.day, monthrange(year, month)[1]))
    return said + timedelta(days=n * (7 if unit == "week" else 1))


def _working_days(n: int, said: date) -> date:
    """That many days on, Saturdays and Sundays left out."""
    weeks, rest = divmod(n, 5)
    start = said - timedelta(days=max(0, said.weekday() - 4))
    found = start + timedelta(weeks=weeks, days=rest)
    return found + timedelta(days=2) if found.weekday() > 4 or found.weekday() < start.weekday() else found


def _weeks_from(parts: Parts, said: date) -> date:
    """`a week from Friday`, `a week tomorrow`."""
    word = _key(parts.get("n") or "a")
    weeks = timedelta(weeks=int(word) if word.isdigit() else NUMBERS[word])
    day = _key(parts.get("day") or parts.get("day2"))
    near = {"today": said, "tomorrow": said + timedelta(days=1)}
    return (near.get(day) or _weekday(day, said)) + weeks


def _ordinal(parts: Parts, said: date) -> date:
    """That day of this month, or of the next that has it."""
    day = int(parts["d"]) if parts.get("d") else ORDINALS[_key(parts.get("nth"))]
    this = said.replace(day=1)
    if parts.get("of") == "next":
        this = _next_month(said).replace(day=1)
    months = (this, _next_month(this), _next_month(_next_month(this)))
    return next(
        first.replace(day=day)
        for first in months
        if first.replace(day=1) + timedelta(days=day - 1) <= _last(first.year, first.month)
        and first.replace(day=day) >= said
    )


def _weekday_number(parts: Parts, said: date) -> date | None:
    """`Thursday 24`, if that day is a Thursday."""
    found = _ordinal(parts, said)
    return found if found.weekday() == DAYS[_key(parts["day"])] else None


def _nth_weekday(parts: Parts, said: date) -> date:
    """`the last Friday of October`."""
    word = " ".join(_key(parts["month"]).split())
    nth = _key(parts["nth"])
    number = -1 if nth == "last" else int(nth[0]) if nth[0].isdigit() else ORDINALS[nth]
    month = {"the month": said, "this month": said, "next month": _next_month(said)}.get(word)
    month = month or _end_of_month(parts, said)
    found = nth_weekday(month.year, month.month, DAYS[_key(parts["day"])], number)
    if found < said and word == "the month":
        month = _next_month(said)
        found = nth_weekday(month.year, month.month, DAYS[_key(parts["day"])], number)
    return found


def _feast(word: str | None, said: date) -> date:
    plain = _key(word).replace("’", "").replace("'", "").replace(".", "").replace("saint ", "st ")
    return coming_feast(" ".join(plain.split()), said)


def _weekday_before(parts: Parts, said: date) -> date:
    """`the Thursday before Easter`."""
    feast = _feast(parts["feast"], said)
    return feast - timedelta(days=(feast.weekday() - DAYS[_key(parts["day"])] - 1) % 7 + 1)


def _coming_day(said: date, month: int, day: int) -> date:
    found = date(said.year, month, day)
    return found if found >= said else date(said.year + 1, month, day)


def _quarter(parts: Parts, said: date) -> date:
    """The last day of a quarter; the running one if it has no number."""
    nth, q = _key(parts.get("nth")), parts.get("q") or parts.get("q2")
    number = int(q) if q else ORDINALS[nth] if nth else (said.month + 2) // 3
    last = _last(int(parts["y"]) if parts.get("y") else said.year, 3 * number)
    if parts.get("next"):
        return _last(last.year + number // 4, 3 * (number % 4 + 1))
    return last if last >= said or parts.get("y") else _last(last.year + 1, 3 * number)


def _season(parts: Parts, said: date) -> date:
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


_RULES: dict[str, Callable[[Parts, date], date | None]] = {
    "iso": lambda p, _s: date(int(p["y"]), int(p["m"]), int(p["d"])),
    "dotted": lambda p, s: _coming(s, int(p["m"]), int(p["d"]), p["y"]),
    "month_day": _dated,
    "day_month": _dated,
    "slash": _slash,
    "end_of_month": _end_of_month,
    "this_month": lambda _p, s: _last(s.year, s.month),
    "dotted_short": lambda p, s: _coming(s, int(p["m"]), int(p["d"]), None),
    "end_of_year": lambda p, s: date(int(p["y"] or s.year), 12, 31),
    "end_of_week": lambda _p, s: _this_friday(s),
    "week_nth": lambda p, s: _week_nth(int(p["n"]), s),
    "within_week": lambda _p, s: s + timedelta(days=7),
    "week_of": lambda p, s: _of_week(_dated(p, s), 4, 0),
    "week_after_next": lambda _p, s: _of_week(s, 4, 2),
    "weeks_from": _weeks_from,
    "weekday_week": lambda p, s: s + timedelta(days=7 + (DAYS[_key(p["day"])] - s.weekday()) % 7),
    "before_next_weekend": lambda _p, s: _of_week(s, 4, 1),
    "weekend": lambda _p, s: _weekday("sunday", s),
    "next_weekend": lambda _p, s: _of_week(s, 6, 1),
    "mid_week": lambda _p, s: _of_week(s, 2, 1),
    "after_next": lambda p, s: _of_week(s, DAYS[_key(p["day"])], 2),
    "next_week": lambda _p, s: _of_week(s, 4, 1),
    "next_day": lambda p, s: _of_week(s, DAYS[_key(p["day"] or p["day2"])], 1),
    "day_week": lambda p, s: _of_week(s, DAYS[_key(p["day"] or p["day2"])], 1),
    "weekday": lambda p, s: _weekday(p["day"], s),
    "in_n": _in_n,
    "next_month": lambda _p, s: _next_month(s),
    "today": lambda _p, s: s,
    "hour": lambda _p, s: s,
    "tomorrow": lambda _p, s: s + timedelta(days=1),
    "ordinal": _ordinal,
    "weekday_nth": _ordinal,
    "weekday_number": _weekday_number,
    "nth_weekday": _nth_weekday,
    "weekday_before": _weekday_before,
    "month": lambda p, s: _end_of_month({**p, "month": p["month"]}, s),
    "after_tomorrow": lambda _p, s: s + timedelta(days=2),
    "from_now": _in_n,
    "fortnight": lambda _p, s: s + timedelta(days=14),
    "hours": lambda p, s: s + timedelta(days=int(p["n"] or p["n2"]) // 24),
    "written_out": lambda p, s: _coming(s, MONTHS[_key(p["month"])], ORDINALS[_key(p["nth"])], p.get("y")),
    "written_out_day": lambda p, s: _ordinal({"d": str(ORDINALS[_key(p["nth"])])}, s),
    "feast": lambda p, s: _feast(p["feast"], s),
    "quarter": _quarter,
    "season": _season,
    "first_day": lambda p, s: _end_of_month(p, s).replace(day=1),
    "first_week": lambda p, s: _first_friday(_end_of_month(p, s)),
    "mid_month": lambda p, s: _end_of_month(p, s).replace(day=15),
}
