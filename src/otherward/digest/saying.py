"""How a digest says things: days, numbers, names, sources, addresses."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from urllib.parse import quote

from otherward.giving.opportunity import Draft
from otherward.giving.wording import last_part
from otherward.network.source import Evidence
from otherward.translation.sentences import retold
from otherward.translation.words import marked, on_day, on_weekday, say

NUMBERS = (
    *(marked("no"), marked("one"), marked("two"), marked("three"), marked("four"), marked("five")),
    *(marked("six"), marked("seven"), marked("eight"), marked("nine"), marked("ten")),
)
NAMED = 3
"""People named in a subject line; more would be cut off anyway."""


def number(count: int) -> str:
    """Small numbers as words."""
    return say(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def listed(names: Iterable[str]) -> str:
    """`Ana, Gus and Tom`."""
    words = list(dict.fromkeys(names))
    return say(" and ").join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def first_few(names: Sequence[str]) -> str:
    """`Ana, Gus, Tom and two more`."""
    once = list(dict.fromkeys(names))
    if len(once) <= NAMED:
        return listed(once)
    return say("{names} and {count} more", names=", ".join(once[:NAMED]), count=number(len(once) - NAMED))


def weekday(day: date) -> str:
    """`Monday 12 October`."""
    return on_weekday(day)


def whole(day: date) -> str:
    """`12 October 2026`."""
    return on_day(day)


def near(when: date, day: date) -> str:
    """`today`, `tomorrow`, `Thursday 15 October`, and with its year what is far."""
    days = (when - day).days
    if days in (0, 1):
        return (say("today"), say("tomorrow"))[days]
    return weekday(when) if abs(days) < 200 else whole(when)


def moment(at: datetime | None, day: date) -> str:
    """`tomorrow at 08:30`."""
    if at is None:
        return ""
    clock = say(" at {clock}", clock=f"{at:%H:%M}") if (at.hour, at.minute) != (0, 0) else ""
    return near(at.date(), day) + clock


def source_of(one: Evidence) -> str:
    """`Marta Costa, mail of 24 September 2026, in archive.mbox`; nothing is said twice."""
    where = retold(one.source.where)
    parts = [one.speaker if one.speaker and one.speaker not in where else "", where]
    if one.on and whole(one.on) not in where:
        parts.append(whole(one.on))
    if one.source.path and last_part(one.source.path) not in where:
        parts.append(say("in {file}", file=last_part(one.source.path)))
    return ", ".join(part for part in parts if part)


def mailto(draft: Draft, *, with_body: bool = True) -> str:
    """RFC 6068: opens the draft in the user's mail program; empty where no address is known."""
    if "@" not in draft.address:
        return ""
    body = draft.body.replace("\r\n", "\n").replace("\n", "\r\n")
    told = f"?subject={quote(draft.subject, safe='')}" + (
        f"&body={quote(body, safe='')}" if with_body else ""
    )
    return f"mailto:{quote(draft.address, safe='@')}{told}"
