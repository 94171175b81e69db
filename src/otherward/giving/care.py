"""Care for the giver: how many minutes a day and a week, when, and how long one person is left in peace after a gift.

The usual values are those of Grant and Rebele ("Beat generosity burnout", 2017): about two hours a week, better in one sitting than
sprinkled over it. Nothing here counts what somebody got: a warning says only that much went one way and no word came back.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from otherward.errors import WrongUse
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.translation.words import month, on_day, say

if TYPE_CHECKING:
    from otherward.giving.situation import Answered, Situation
    from otherward.network.person import Person

GIFTS = frozenset(
    {
        OpportunityKind.RESOURCE,
        OpportunityKind.HELP,
        OpportunityKind.STRATEGY,
        OpportunityKind.RECONNECTION,
        OpportunityKind.INTRODUCTION,
    }
)
"""What the user begins of their own accord. What is owed, a day to congratulate on and a meeting do not wait."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ONE_WAY_WITHIN = timedelta(days=180)
MUCH = 4
"""So many gifts without a word back are much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The sitting of the week that is kept for giving."""

    weekday: int
    """0 is Monday."""
    at: time
    minutes: int = 60

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday].capitalize()} {self.at:%H:%M}, {self.minutes} minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What the user set, or the usual."""

    minutes_a_day: int = 30
    minutes_a_week: int = 120
    cards_a_day: int = 5
    rest_days: int = 7
    """After a gift, days without another suggestion for the same person, unless they write, a new need is told or it will not wait."""
    block: Block | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The user's own week so far: minutes given, of how many."""

    spent: int
    of: int

    @property
    def left(self) -> int:
        """Minutes left, never below none."""
        return max(0, self.of - self.spent)

    @property
    def is_over(self) -> bool:
        """Whether more was given than was meant to be."""
        return self.spent > self.of


def block_of(text: str) -> Block:
    """`friday 16:00`, or with minutes: `fri 16:00 45`."""
    found = re.fullmatch(
        r"\s*([a-z]{3,9})\.?,?\s+(\d{1,2})[:.](\d{2})(?:,?\s+(\d{1,3})(?:\s*min(?:utes)?)?)?\s*",
        text.casefold(),
    )
    day = next((i for i, name in enumerate(WEEKDAYS) if found and name.startswith(found[1])), None)
    if (
        not found
        or day is None
        or int(found[2]) > 23
        or int(found[3]) > 59
        or not 5 <= int(found[4] or 60) <= 480
    ):
        message = f"“{text}” is no time of the week; write it as `friday 16:00`, or `friday 16:00 45` with the minutes."
        raise WrongUse(message)
    return Block(weekday=day, at=time(int(found[2]), int(found[3])), minutes=int(found[4] or 60))


def week_so_far(situation: "Situation") -> Week:
    """Minutes of the suggestions taken up since Monday."""
    day = situation.network.day
    monday = day - timedelta(days=day.weekday())
    taken = [one for one in situation.answered.values() if one.act == "taken"]
    spent = sum(one.minutes for one in taken if monday <= date.fromisoformat(one.on) <= day)
    return Week(spent=spent, of=situation.care.minutes_a_week)


def cannot_wait(one: Opportunity, day: date) -> bool:
    """Whether its day comes before the next week begins, or it is owed."""
    owed = one.kind in (OpportunityKind.PROMISE, OpportunityKind.BRIEF)
    return owed or (one.expires is not None and one.expires < day + timedelta(days=7 - day.weekday()))


def rest_rule(situation: "Situation", one: Opportunity) -> str:
    """Why this is not suggested to somebody who was given something a few days ago."""
    if one.kind not in GIFTS or one.subject in situation.begun:
        return ""
    day = situation.network.day
    for name in one.people:
        given = max((on for on in situation.gifts_begun.get(name, ()) if on <= day), default=None)
        person = situation.person(name)
        if given is None or person is None or person.closeness.is_close:
            continue
        rested = given + timedelta(days=situation.care.rest_days)
        if rested <= day or (one.expires and one.expires <= rested) or _wrote_since(situation, name, given):
            continue
        if _has_told_since(situation, name, one.subject, given):
            continue
        return say(
            "you gave {name} something on {day}; the next can wait until {until}",
            name=person.greeting,
            day=on_day(given, year=False),
            until=on_day(rested, year=False),
        )
    return ""


def one_way(situation: "Situation") -> Iterator[tuple["Person", date]]:
    """People to whom much went and from whom no word came back, with the day it began. Family and friends owe no answer."""
    day = situation.network.day
    for name, days in sorted(situation.gifts_begun.items()):
        person = situation.person(name)
        lately = sorted({on for on in days if day - ONE_WAY_WITHIN <= on <= day})
        if person is None or person.closeness.is_close or len(lately) < MUCH:
            continue
        if not _wrote_since(situation, name, lately[0]):
            yield person, lately[0]


def one_way_words(person: "Person", since: date) -> str:
    """The warning, in words."""
    return say(
        "you have given {name} much since {since} and heard nothing back; perhaps leave the next word to them",
        name=person.greeting,
        since=month(since, year=False),
    )


def gifts_begun(answered: Iterable["Answered"]) -> dict[str, tuple[date, ...]]:
    """For each person, the days on which the user took up a gift for them."""
    found: dict[str, list[date]] = defaultdict(list)
    for said in answered:
        if said.act == "taken" and said.kind in GIFTS:
            for person in said.people:
                found[person].append(date.fromisoformat(said.on))
    return {person: tuple(days) for person, days in found.items()}


def _has_told_since(situation: "Situation", person: str, need: str, day: date) -> bool:
    """Whether this is a need of this person that was told after that day, or typed on it; whoever could meet it rests on."""
    told = situation.needs.get(need)
    served = any(one.act == "taken" and one.subject == need for one in situation.answered.values())
    if told is None or told.holder != person or told.evidence.on is None or served:
        return False
    return told.evidence.on > day or (told.evidence.on == day and not told.evidence.source.path)


def _wrote_since(situation: "Situation", person: str, day: date) -> bool:
    last = situation.rapport(person).last_from_them
    return last is not None and last > day
