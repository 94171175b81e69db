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
_OR = re.compile(r"\s*,?\s*(?:or|to|[-–—/])\s*(?:on\s+|maybe\s+|perhaps\s+)?(?:the\s+)?", re.IGNORECASE)
"""Between two days of which the later is soon enough: `Thursday or Friday`."""
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
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


_HOUR_OF = re.compile(r"[\s,]*(?:(?:by|before|until|till|at|around|about)\s+)?", re.IGNORECASE)
"""Between a day and its hour."""
_POINTS = re.compile(
    r"\b(?:(?P<same>(?:(?:on\s+)?(?:that|the\s+same)(?:\s+very)?\s+(?:day|morning|afternoon|evening|night))|by\s+then)"
    r"|(?P<after>(?:on\s+)?(?:the|a|one)\s+day\s+after(?:\s+that|wards)?)|(?P<before>(?:on\s+)?(?:the|a|one)\s+day\s+before(?:\s+that)?|before\s+(?:then|that)))"
    r"(?=[\s,]*(?:[.;!?,)–—-]|$|and\b|but\b|so\b|i\b|we\b|you\b|he\b|she\b))",
    re.IGNORECASE,
)
"""Words that point to a day named before: `I'll bring it that day`."""
_HANDED = re.compile(
    r"[\s,;.:!–—-]*(?:and\s+|so\s+|then\s+)?(?:you(?:['’]ll|\s+will|\s+shall|\s+should)(?:\s+\w+)?\s+(?:have|get|receive|find)|"
    r"(?:it|they|that|both|all)(?:['’]ll|\s+will|\s+should)\s+(?:be|reach|come|arrive|go|land))\b[^.!?\n]*",
    re.IGNORECASE,
)
"""How the next words say when something just promised arrives: `You'll have it by Friday`."""


def due_day(text: str, said: date, *, before: str = "", behind: str = "") -> date | None:
    """The day until which something is to be done: of several the one named as a deadline, else the first behind the promise.

    What was said right before tells which day `that day` is; what is said right behind, when it arrives.
    """
    days = [named for named in _named(text, said, before) if named.day >= said]
    handed = None if days else _HANDED.match(behind)
    if handed:
        return due_day(handed[0], said)
    if not days:
        return None
    promises = [match.end() for match in _PROMISES.finditer(text)]
    after = [named for named in days if promises and named.start >= promises[0]] or days
    meant = _meant(text, after)
    sails = meant.rule not in ("today", "hour") and _LEAVES.search(text[: meant.start]) and meant.day > said
    return meant.day - timedelta(days=1) if sails else meant.day


def _named(text: str, said: date, before: str) -> list[NamedDay]:
    """The days a text names, and those it points to."""
    named = named_days(text, said)
    for match in _POINTS.finditer(text):
        known = [one for one in named if one.end <= match.start()] or named_days(before, said)
        apart = (match["after"] is not None) - (match["before"] is not None)
        if known and not any(one.start < match.end() and match.start() < one.end for one in named):
            day = known[-1].day + timedelta(days=apart)
            named = sorted(
                [*named, NamedDay(match.start(), match.end(), day, "pointed")], key=lambda n: n.start
            )
    return named


def _meant(text: str, days: list[NamedDay]) -> NamedDay:
    days = [one for one in days if one.rule != "hour" or not _of_day(text, one, days)]
    meant = next((one for one in days if _is_deadline(text, one)), days[0])
    for following in days[days.index(meant) + 1 :]:
        between = text[meant.end : following.start]
        if following.rule == "hour" and _SAID_AGAIN.fullmatch(between):
            continue
        if _OR.fullmatch(between) or (between.strip() == "and" and _BETWEEN.search(text[: meant.start])):
            meant = max(meant, following, key=lambda one: one.day)
        elif _SAID_AGAIN.fullmatch(between):
            meant = _more_exactly(meant, following)
        elif _LATEST.search(between + text[following.end : following.end + 20]) or _THEN.search(between):
            meant = following
    return meant


def _of_day(text: str, hour: NamedDay, days: list[NamedDay]) -> bool:
    """Whether an hour is that of a day named right before: `tomorrow by noon`."""
    return any(_HOUR_OF.fullmatch(text[one.end : hour.start]) for one in days if one.end <= hour.start)


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
