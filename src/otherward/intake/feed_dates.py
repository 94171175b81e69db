"""When an announced thing takes place and until when one must register or apply, read from its words."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from otherward.intake.mentioned_days import Hours, Mention, days_in, hours_in

NEAR = 60
"""Characters between a day and its time of day."""
CLOSE = 45
"""Characters between `register by` and the day."""

_UNTIL = re.compile(
    r"\b(?:regist(?:er|ration|rations)|rsvp|appl(?:y|ication|ications)|sign[- ]?up|enrol(?:l|lment|ment)?|submit|submissions?"
    r"|nominat(?:e|ions?)|proposals?|entries|abstracts?|comments?|deadline|commit|close[sd]?|closing|due|respond|book|reserve|bids?"
    r"|expires?|ends?|last (?:day|chance)|anmelde(?:schluss|frist)|anmeldung|bewerbung(?:sfrist)?|inscriptions?)\b"
    r"[^.;!?\n]{0,45}$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\b(?:by|before|until|till|through|no later than|deadline(?: is| of)?|closes?|closing|due(?: on| by)?|ends?|expires?|bis|avant(?: le)?)"
    r"|:|,)\s*(?:on\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*)?$",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:deadline|closes|due|apply by|rsvp)\s*(?:is|:|on|of|by)?\s*(?:[a-z]{3,9},?\s*)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the words say of time."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    deadline: date | None = None


def when_said(title: str, text: str, *, near: date) -> Said:
    """When it takes place (the title's day first) and until when to register or apply."""
    mentions = [(text, one) for text in (title, text) for one in days_in(text, near=near)]
    deadlines = [(text, one) for text, one in mentions if is_deadline(text, one)]
    days = [(text, one) for text, one in mentions if (text, one) not in deadlines]
    deadline = deadlines[0][1].last if deadlines else None
    if not days:
        return Said(deadline=deadline)
    first = days[0][1]
    hours = next((h for text, one in days if one.first == first.first and (h := _hours(text, one))), None)
    hours = hours or _only_hours(title, text, [one for _, one in days])
    if hours is None:
        return Said(
            _midnight(first.first), _midnight(first.last) if first.last > first.first else None, deadline
        )
    return Said(hours.on(first.first), hours.over(first.last), deadline)


def is_deadline(text: str, one: Mention) -> bool:
    """Whether a day is that by which something must be done."""
    before = text[max(0, one.start - CLOSE - 20) : one.start]
    return bool(_ITSELF.search(before) or (_UNTIL.search(before) and _BY.search(before)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _hours(text: str, one: Mention) -> Hours | None:
    """The time of day said beside a day."""
    bare = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    after = [h for h in hours_in(bare) if 0 <= h.start - one.end <= NEAR]
    before = [h for h in hours_in(bare) if 0 <= one.start - h.end <= NEAR // 2]
    for found in (after, before[::-1]):
        if found and "." not in _between(bare, one, found[0]).replace("a.m.", "").replace("p.m.", ""):
            return found[0]
    return None


def _only_hours(title: str, text: str, days: list[Mention]) -> Hours | None:
    """The one time of day in an announcement of a single day, wherever it stands."""
    if len({one.first for one in days}) > 1:
        return None
    found = hours_in(text) if not hours_in(title) else []
    return found[0] if len(found) == 1 else None


def _between(text: str, one: Mention, hours: Hours) -> str:
    return text[one.end : hours.start] if hours.start >= one.end else text[hours.end : one.start]
