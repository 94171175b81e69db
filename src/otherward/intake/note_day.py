"""When a note was written: by its name, its front matter, its first lines, else by the file."""

import re
from datetime import UTC, date, datetime, time, timedelta

from otherward.intake.mentioned_days import days_in

AHEAD = 60
"""A day without year that lies at most so many days ahead is meant as coming."""

_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d{2})[-_. ]?(?P<month>\d{2})[-_. ]?(?P<day>\d{2})|(?P<m>\d{1,2})[-.](?P<d>\d{1,2})(?:[-.](?P<y>\d{4}|\d{2}))?)(?!\d)"
)
_FORWARD = re.compile(
    r"\b(?:by|before|until|till|due|for|from|after|since|on fri|on mon|next|starts?|deadline|promised(?: \w+)?|turns \d+ on)\s+(?:\w{3,9}\s+)?$",
    re.IGNORECASE,
)
_FIRST_LINES = 3


def written_on(name: str, front: dict[str, str], text: str, *, day: date, modified: date | None) -> datetime:
    """The day the note is of, never after today."""
    found = _named(name, day) or _front(front, day) or _said(text, day) or modified or day
    return datetime.combine(min(found, day), time(), UTC)


def _named(name: str, day: date) -> date | None:
    for found in _IN_NAME.finditer(name):
        if found["year"]:
            when = _day(int(found["year"]), int(found["month"]), int(found["day"]))
        elif found["y"]:
            year = int(found["y"])
            when = _day(year + 2000 if year < 100 else year, int(found["m"]), int(found["d"]))
        else:
            when = _last(int(found["m"]), int(found["d"]), day)
        if when:
            return when
    mentions = days_in(name, near=day)
    return _past(mentions[0].first, day) if mentions else None


def _front(front: dict[str, str], day: date) -> date | None:
    for key in (
        "date",
        "created",
        "created_at",
        "created on",
        "creation date",
        "datum",
        "modified",
        "updated",
    ):
        if mentions := days_in(front.get(key, "").replace("T", " "), near=day):
            return mentions[0].first
    return None


def _said(text: str, day: date) -> date | None:
    """A day in the first lines, unless it is one to come or a deadline."""
    for line in [line for line in text.splitlines() if line.strip()][:_FIRST_LINES]:
        for mention in days_in(line[:200], near=day):
            before = line[: mention.start]
            if (
                mention.first <= day
                and day - mention.first < timedelta(days=366 - AHEAD)
                and not _FORWARD.search(before)
            ):
                return mention.first
    return None


def _past(when: date, day: date) -> date | None:
    if when <= day + timedelta(days=AHEAD):
        return when
    return _day(when.year - 1, when.month, when.day)


def _last(month: int, day_of_month: int, day: date) -> date | None:
    """`9-2`: of this year, or of the last if that lies well ahead; the day may come first."""
    for m, d in ((month, day_of_month), (day_of_month, month)):
        if when := _day(day.year, m, d):
            return when if when <= day + timedelta(days=AHEAD) else _day(day.year - 1, m, d)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
