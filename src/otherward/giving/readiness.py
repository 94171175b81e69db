"""Whether it is time to ask somebody for something, and if not, why and from when on.

The rules, first match first: a wish or a loss is respected; a no is followed by 90 days of silence (Blair 2005, Newark 2014);
two asks unanswered are answer enough; an ask soon after a gift turns the gift into a bill (Regan 1971, Belmi & Pfeffer 2015);
and somebody who hardly knows the user is given something first (Roghanizad & Bohns 2017). Family and close friends owe one
another, so only the first three hold for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from otherward.giving.opportunity import OpportunityKind
from otherward.giving.ruling import person_rule
from otherward.giving.situation import Situation
from otherward.ledger.ask import Answer, Request
from otherward.network.closeness import Closeness
from otherward.network.person import Person
from otherward.translation.words import on_day, say

SILENCE_AFTER_NO = timedelta(days=90)
AFTER_A_GIFT = timedelta(days=28)
ANSWER_WITHIN = timedelta(days=14)
"""So long an ask may wait for its answer before anything else is asked."""

MOST_UNANSWERED = 2
KNOWN_DAYS = 2
"""In touch on fewer days than these, people hardly know one another."""

GIFTS = frozenset(
    {
        OpportunityKind.RESOURCE,
        OpportunityKind.HELP,
        OpportunityKind.STRATEGY,
        OpportunityKind.RECONNECTION,
        OpportunityKind.PROMISE,
    }
)


class Ready(StrEnum):
    """Whether to ask now."""

    NOW = "now"
    GIVE_FIRST = "give first"
    WAIT = "wait"
    NOT = "leave in peace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The answer with its reason, and the day from which it may be different."""

    ready: Ready
    because: str
    until: date | None = None


def readiness(situation: Situation, person: Person) -> Readiness:
    """Whether it is time to ask this person."""
    day = situation.network.day
    if rule := person_rule(situation, person):
        return Readiness(ready=Ready.NOT, because=f"{person.greeting}: {rule}")
    if waits := _after_asks(situation, person, day):
        return waits
    if person.closeness.is_close:
        return Readiness(
            ready=Ready.NOW,
            because=say("{name} is close to you; friends ask one another", name=person.greeting),
        )
    given = max(_gifts(situation, person, day), default=None)
    if given and given + AFTER_A_GIFT > day:
        until = given + AFTER_A_GIFT
        because = say(
            "you gave {name} something on {day}; an ask so soon would make it a bill",
            name=person.greeting,
            day=on_day(given, year=False),
        )
        return Readiness(ready=Ready.WAIT, because=because, until=until)
    if not given and hardly_known(situation, person):
        because = say(
            "you and {name} hardly know each other; begin with something for them", name=person.greeting
        )
        return Readiness(ready=Ready.GIVE_FIRST, because=because)
    return Readiness(ready=Ready.NOW, because=say("nothing speaks against it"))


def hardly_known(situation: Situation, person: Person) -> bool:
    """A stranger to the user, as far as days in touch tell."""
    return (
        person.closeness is Closeness.STRANGER or situation.rapport(person.id).days < KNOWN_DAYS
    ) and not person.closeness.is_close


def _after_asks(situation: Situation, person: Person, day: date) -> Readiness | None:
    asked = [r for ask in situation.asks for r in ask.requests if r.person == person.id]
    refused = max((r.reply.on for r in asked if r.reply and r.reply.answer is Answer.NO), default=None)
    if refused and refused + SILENCE_AFTER_NO > day:
        because = say(
            "{name} said no on {day}; a no is followed by three months of silence",
            name=person.greeting,
            day=on_day(refused, year=False),
        )
        return Readiness(ready=Ready.WAIT, because=because, until=refused + SILENCE_AFTER_NO)
    silent = [r for r in asked if _unanswered(situation, r)]
    if len(silent) >= MOST_UNANSWERED:
        because = say(
            "two asks to {name} are unanswered; a third would be one too many", name=person.greeting
        )
        return Readiness(ready=Ready.NOT, because=because)
    if silent and silent[-1].on + ANSWER_WITHIN > day:
        because = say(
            "you asked {name} on {day}; let them answer first",
            name=person.greeting,
            day=on_day(silent[-1].on, year=False),
        )
        return Readiness(ready=Ready.WAIT, because=because, until=silent[-1].on + ANSWER_WITHIN)
    return None


def _unanswered(situation: Situation, one: Request) -> bool:
    """No answer was recorded, and they have not written since."""
    last = situation.rapport(one.person).last_from_them
    return one.reply is None and not (last and last > one.on)


def _gifts(situation: Situation, person: Person, day: date) -> Iterator[date]:
    """The days on which the user gave this person something."""
    me = situation.me.id if situation.me else ""
    for favor in situation.favors:
        if favor.giver == me and favor.receiver == person.id and favor.on and favor.on <= day:
            yield favor.on
    for said in situation.answered.values():
        on = date.fromisoformat(said.on)
        if said.act == "taken" and said.kind in GIFTS and person.id in said.people and on <= day:
            yield on
