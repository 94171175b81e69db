"""Why two are not introduced, beyond what `ruling` says of each: they compete, it is under way, or the month is full."""

from otherward.giving.competition import same_trade
from otherward.giving.ruling import pair_rule, person_rule
from otherward.giving.same_business import rivals
from otherward.giving.situation import Situation
from otherward.ledger.introduction import OVER, Introduction, month_is_full, state_of
from otherward.network.person import Person
from otherward.translation.words import say


def introduction_rule(situation: Situation, a: Person, b: Person) -> str:
    """Any reason why these two should not be introduced now, or nothing."""
    return (
        person_rule(situation, a)
        or person_rule(situation, b)
        or pair_rule(situation, a, b)
        or pair_rule(situation, b, a)
        or course_rule(situation, a, b)
    )


def course_rule(situation: Situation, a: Person, b: Person) -> str:
    """What follows from trades and from introductions so far."""
    if same_trade(a.title, b.title):
        return say("they are in the same trade")
    if rivals(situation, a, b):
        return say("{a} and {b} are in the same business", a=a.organization, b=b.organization)
    if under_way := introduction_of(situation, a.id, b.id):
        return _so_far(under_way, situation)
    for person in (a, b):
        if month_is_full(situation.introductions, person.id, situation.network.day):
            return say("{name} is being introduced to two people this month already", name=person.greeting)
    return ""


def introduction_of(situation: Situation, a: str, b: str) -> Introduction | None:
    """The introduction between these two, if there is one."""
    pair = {a, b}
    return next((one for one in situation.introductions if {s.person for s in one.sides} == pair), None)


def _so_far(one: Introduction, situation: Situation) -> str:
    state = state_of(one, situation.network.day)
    if one.made:
        return say("you have introduced them")
    return (
        say("one of them said no")
        if state in OVER and one.refusals
        else say("you took it up already ({state})", state=say(state))
    )
