"""Introductions under way as suggestions: ask the other side, bring them together, end it kindly, hear how it went."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from otherward.giving.introduction_letters import ask_letter, comes_to_nothing, how_did_it_go, joint_message
from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.giving.ruling import person_rule
from otherward.giving.situation import Situation
from otherward.ledger.introduction import Introduction, State, left_waiting, month_is_full, state_of
from otherward.names import name_of
from otherward.translation.words import on_day, say

HEAR_AFTER = timedelta(days=21)
"""Three weeks after an introduction there is something to tell (the first step is small)."""

ASK, MAKE, CLOSE, HEAR = "ask", "make", "close", "hear"
"""What taking such a suggestion does."""

WORTH = {ASK: 0.7, MAKE: 0.95, CLOSE: 0.5, HEAR: 0.45}
"""Somebody who said yes is waiting: that comes before a new idea."""

MINUTES = 5


def introductions_under_way(situation: Situation) -> Iterator[Opportunity]:
    """The next act of each introduction that waits for the user."""
    for one in situation.introductions:
        if all(situation.person(side.person) for side in one.sides):
            yield from _next(situation, one)


def not_yet_asked(situation: Situation, found: Iterable[Opportunity]) -> list[Opportunity]:
    """Of these, the introductions nobody has been asked about; steps of those under way are no ideas."""
    begun = {one.id for one in situation.introductions}
    return [
        one
        for one in found
        if one.kind is OpportunityKind.INTRODUCTION and not one.ruled_out and one.subject not in begun
    ]


def _next(situation: Situation, one: Introduction) -> Iterator[Opportunity]:
    day, state = situation.network.day, state_of(one, situation.network.day)
    if state is State.AGREED:
        what = say("Bring {a} and {b} together", a=one.a.name, b=one.b.name)
        since = max(consent.on for consent in one.consents)
        why = say(
            "Both have said yes, the second on {day}; nobody should wait long.", day=on_day(since, year=False)
        )
        yield _step(situation, one, MAKE, what, why, joint_message(situation, one))
    elif state in (State.IDEA, State.ASKED):
        yield from _asks(situation, one)
    elif state in (State.DECLINED, State.SILENT):
        yield from _endings(situation, one)
    elif state in (State.MADE, State.STEP) and one.made and one.made.on + HEAR_AFTER <= day:
        what = say("Ask {a} how it went with {b}", a=one.a.name, b=one.b.name)
        why = say(
            "You introduced them on {day}, and do not know yet what came of it.",
            day=on_day(one.made.on, year=False),
        )
        yield _step(situation, one, HEAR, what, why, how_did_it_go(situation, one))


def _asks(situation: Situation, one: Introduction) -> Iterator[Opportunity]:
    """Each side is asked once; the second only when the first has said yes, so that nobody waits for nothing."""
    for side in one.sides:
        if one.was_asked(side.person):
            continue
        other = one.other(side.person)
        if one.was_asked(other.person) and not one.agrees(other.person):
            continue
        why = (
            say(
                "{other} would be glad of the introduction; now ask {name}, separately.",
                other=other.name,
                name=side.name,
            )
            if one.agrees(other.person)
            else "You took this introduction up and have asked nobody yet."
        )
        letter = ask_letter(situation, one, side.person)
        what = say("Ask {name} whether an introduction is welcome", name=side.name)
        step = _step(situation, one, ASK, what, why, letter, (side.person,))
        others = [known for known in situation.introductions if known.id != one.id]
        if month_is_full(others, side.person, situation.network.day):
            who = situation.network.people[side.person].greeting
            full = say("{name} is being introduced to two people this month already", name=who)
            step = replace(step, ruled_out=step.ruled_out or full)
        yield step
        return


def _endings(situation: Situation, one: Introduction) -> Iterator[Opportunity]:
    """Nobody waits for ever: they hear that it comes to nothing."""
    for side in left_waiting(one, situation.network.day):
        letter = comes_to_nothing(situation, one, side.person)
        what = say("Tell {name} that the introduction does not come about for now", name=side.name)
        why = say("It was left open, and an answer is kinder than waiting.")
        yield _step(situation, one, CLOSE, what, why, letter, (side.person,))


def _step(
    situation: Situation,
    one: Introduction,
    act: str,
    what: str,
    why: str,
    letter: Draft,
    people: tuple[str, ...] = (),
) -> Opportunity:
    serves = people or (one.a.person, one.b.person)
    a = situation.network.people[serves[0]]
    ruled_out = next(filter(None, (person_rule(situation, situation.network.people[p]) for p in serves)), "")
    return Opportunity(
        id=name_of("opportunity", "introduction", one.id, act, *people),
        kind=OpportunityKind.INTRODUCTION,
        people=serves,
        organization=a.organization,
        what=what,
        why=why,
        evidence=tuple(side.evidence for side in one.sides if side.evidence and side.person in serves),
        minutes=MINUTES,
        draft=letter,
        score=WORTH[act],
        subject=one.id,
        gift=act,
        ruled_out=ruled_out,
    )
