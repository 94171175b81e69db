"""The day until which something promised is to be done: of the days a sentence names, the one that is meant."""

import re
from dataclasses import replace
from datetime import date, timedelta

from otherward.language.dates import NamedDay, named_days

_PROMISES = re.compile(
    r"\b(?:i|we|id|ill|he|she|they|you)(?:['’](?:ll|d)|\s+(?:would|am\s+going\s+to|are\s+going\s+to))\b|\b(?:will|shall|told|promised|agreed|undertook|owes?)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|no\s+later\s+than|not\s+later\s+than|latest|make\s+it)\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LATEST = re.compile(r"[\s,]*\bat\s+(?:the\s+)?(?:very\s+)?latest\b", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    r"[\s,(–—-]*(?:so|that\s+is|i\.?e\.?)?[\s,]*(?:by|on)?\s*(?:the\s+)?$", re.IGNORECASE
)
"""Between two days of which the second says the first more exactly: `by the middle of August, the 15th`."""
_THEN = re.compile(
    r"\band\s+(?:then\s+)?(?:i\s+|we\s+)?(?:['’]?ll\s+|will\s+)?(?:write|phone|call|ring|mail|e-?mail|text|tell|send|give|bring|report|come\s+back|get\s+back|reach|let)\b[^.;]*$",
    re.IGNORECASE,
)
"""`I'll ask him on Sunday and write to you on Monday`: the second is the promise to the other."""
_LEAVES = re.compile(
    r"\b(?:before|prior\s+to)\b(?!\s+(?:you|us|me|him|her|them|it)\b)(?:\s+[\w'’]+){1,6}?\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""`before the ship sails on the 12th`."""


def due_day(text: str, said: date) -> date | None:
    """The day until which something is to be done: of several the one named as a deadline, else the first behind the promise."""
    days = [named for named in named_days(text, said) if named.day >= said]
    if not days:
        return None
    promises = [match.end() for match in _PROMISES.finditer(text)]
    behind = [named for named in days if promises and named.start >= promises[0]] or days
    meant = _meant(text, behind)
    sails = meant.rule != "today" and _LEAVES.search(text[: meant.start]) and meant.day > said
    return meant.day - timedelta(days=1) if sails else meant.day


def _meant(text: str, days: list[NamedDay]) -> NamedDay:
    meant = next((one for one in days if _is_deadline(text, one)), days[0])
    for following in days[days.index(meant) + 1 :]:
        between = text[meant.end : following.start]
        if _SAID_AGAIN.fullmatch(between):
            meant = _more_exactly(meant, following)
        elif _LATEST.search(between + text[following.end : following.end + 20]) or _THEN.search(between):
            meant = following
    return meant


def _more_exactly(month: NamedDay, following: NamedDay) -> NamedDay:
    """`mid October, the 16th`: the sixteenth of that month."""
    if following.rule != "ordinal":
        return following
    return replace(following, day=month.day.replace(day=1) + timedelta(days=following.day.day - 1))


def _is_deadline(text: str, named: NamedDay) -> bool:
    return bool(
        _DEADLINE.search(text[: named.start])
        or re.match(r"(?:by|until|till|before)\b", text[named.start :], re.IGNORECASE)
    )
