"""Why a suggestion stands where it stands: what went into its place, in words. Never a number, never about a person's worth."""

from collections.abc import Iterator
from datetime import date, timedelta

from otherward.giving.care import one_way, one_way_words
from otherward.giving.opinion import opinion_in_words
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.taste import LESS, Leaning
from otherward.giving.worth import SOON
from otherward.translation.words import marked, on_day, say, weekday

JUST_SAID = timedelta(days=14)
LONG_SILENT = timedelta(days=120)
QUICK = 5
OWED = (OpportunityKind.PROMISE, OpportunityKind.THANKS)

NEED = marked("you have waved away most of what is for a need of this sort, so it stands lower")
THING = marked("you have waved most things of this sort away, so it stands lower")
WAVED_AWAY = {
    LESS: marked("you asked for fewer of these, so it stands lower"),
    "kind": marked("you have waved most of these away, so it stands lower"),
    "need": NEED,
    "kind and need": NEED,
    "thing": THING,
    "kind and thing": THING,
    "person": marked("you have waved away most of what is for the same person, so it stands lower"),
    "topic": marked("you have waved away most of what is about something like it, so it stands lower"),
    "length": marked("you have waved most of these away that take as long on this day of the week"),
}
"""What of it the user does not want, as far as one part of it says so: mostly waved away, or put off."""
SOME_WAVED_AWAY = marked("you have waved away or put off some that are like it, so it stands lower")
FOR_A_NEED = marked("you often take up what is for a need of this sort")
GIVES_A_THING = marked("you often pass on things of this sort")
TAKEN_UP = {
    "kind": marked("you often take these up"),
    "need": FOR_A_NEED,
    "kind and need": FOR_A_NEED,
    "thing": GIVES_A_THING,
    "kind and thing": GIVES_A_THING,
    "person": marked("you often take up what is for the same person"),
    "topic": marked("you often take up what is about something like it"),
    "length": marked("you often take these up when they take as long, on this day of the week"),
}
SOME_TAKEN_UP = marked("you have taken up some that are like it")


def reasons(situation: Situation, one: Opportunity, leaning: Leaning) -> tuple[str, ...]:
    """The few things that count for it or against it, the heaviest first."""
    return tuple(_reasons(situation, one, leaning))


def _reasons(situation: Situation, one: Opportunity, leaning: Leaning) -> Iterator[str]:
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
    if thinks := opinion_in_words(situation, one):
        yield thinks
    if leaning.weight < 1:
        yield say(WAVED_AWAY.get(leaning.part, SOME_WAVED_AWAY))
    if leaning.weight > 1:
        yield say(TAKEN_UP.get(leaning.part, SOME_TAKEN_UP))


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
