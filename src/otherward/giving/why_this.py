"""Why a suggestion stands where it stands: what went into its place, in words. Never a number, never about a person's worth."""

from collections.abc import Iterator
from datetime import date, timedelta

from otherward.giving.care import one_way, one_way_words
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.worth import SOON
from otherward.translation.words import on_day, say, weekday

JUST_SAID = timedelta(days=14)
LONG_SILENT = timedelta(days=120)
QUICK = 5
OWED = (OpportunityKind.PROMISE, OpportunityKind.THANKS)


def reasons(situation: Situation, one: Opportunity, weight: float) -> tuple[str, ...]:
    """The few things that count for it or against it, the heaviest first."""
    return tuple(_reasons(situation, one, weight))


def _reasons(situation: Situation, one: Opportunity, weight: float) -> Iterator[str]:
    day = situation.network.day
    if one.kind in OWED:
        yield say("you owe it")
    if one.expires and one.expires - day <= SOON:
        yield say("it must be {by}", by=_by(one.expires, day))
    if one.kind is OpportunityKind.INTRODUCTION:
        yield say("both sides gain")
    said = max((e.on for e in one.evidence if e.on and e.on <= day), default=None)
    if said and day - said <= JUST_SAID and one.kind is not OpportunityKind.BRIEF:
        yield say("it is still fresh")
    if one.gift and _is_inferred(situation, one.gift):
        yield say("what they can give is inferred from a title, so it stands lower")
    yield from _between_you(situation, one)
    if one.minutes <= QUICK:
        yield say("it takes {minutes} minutes", minutes=one.minutes)
    if weight < 1:
        yield say("you have waved most of these away, so it stands lower")
    if weight > 1:
        yield say("you often take these up")


def _between_you(situation: Situation, one: Opportunity) -> Iterator[str]:
    last = [situation.rapport(person).last for person in one.people]
    if len(last) == 1 and last[0] and situation.network.day - last[0] > LONG_SILENT:
        yield say("you have not been in touch for long")
    for person, since in one_way(situation):
        if person.id in one.people:
            yield one_way_words(person, since)


def _by(due: date, day: date) -> str:
    days = (due - day).days
    if days <= 1:
        return say("today") if days <= 0 else say("tomorrow")
    return say("by {weekday}, {day}", weekday=weekday(due), day=on_day(due, year=False))


def _is_inferred(situation: Situation, gift: str) -> bool:
    return gift in situation.inferred
