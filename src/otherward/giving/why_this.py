"""Why a suggestion stands where it stands: what went into its place, in words. Never a number, never about a person's worth."""

from collections.abc import Iterator
from datetime import date, timedelta

from otherward.giving.care import one_way, one_way_words
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.worth import SOON

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
        yield "you owe it"
    if one.expires and one.expires - day <= SOON:
        yield f"it must be {_by(one.expires, day)}"
    if one.kind is OpportunityKind.INTRODUCTION:
        yield "both sides gain"
    said = max((e.on for e in one.evidence if e.on and e.on <= day), default=None)
    if said and day - said <= JUST_SAID and one.kind is not OpportunityKind.BRIEF:
        yield "it is still fresh"
    if one.gift and _is_inferred(situation, one.gift):
        yield "what they can give is inferred from a title, so it stands lower"
    yield from _between_you(situation, one)
    if one.minutes <= QUICK:
        yield f"it takes {one.minutes} minutes"
    if weight < 1:
        yield "you have waved most of these away, so it stands lower"
    if weight > 1:
        yield "you often take these up"


def _between_you(situation: Situation, one: Opportunity) -> Iterator[str]:
    last = [situation.rapport(person).last for person in one.people]
    if len(last) == 1 and last[0] and situation.network.day - last[0] > LONG_SILENT:
        yield "you have not been in touch for long"
    for person, since in one_way(situation):
        if person.id in one.people:
            yield one_way_words(person, since)


def _by(due: date, day: date) -> str:
    days = (due - day).days
    return "today" if days <= 0 else "tomorrow" if days == 1 else f"by {due:%A}, {due.day} {due:%B}"


def _is_inferred(situation: Situation, gift: str) -> bool:
    return gift in situation.inferred
