"""An introduction as the page shows it: two people side by side, and the words that may be sent by now."""

from typing import Any

from otherward.giving import introduction_letters as letters
from otherward.giving.opportunity import Draft, Opportunity
from otherward.giving.situation import Situation
from otherward.ledger.introduction import OVER, Introduction, Side, State, left_waiting, state_of
from otherward.translation.words import marked

WORDS = {
    State.IDEA: marked("Nobody has been asked yet"),
    State.ASKED: marked("Asked"),
    State.AGREED: marked("Both said yes"),
    State.MADE: marked("Introduced"),
    State.STEP: marked("The first step is taken"),
    State.OUTCOME: marked("You know what came of it"),
    State.THANKED: marked("Thanked"),
    State.DECLINED: marked("Not this time"),
    State.SILENT: marked("No answer for three weeks"),
    State.CLOSED: marked("Let go"),
}
MANY = 8


def pair(one: Introduction, situation: Situation) -> dict[str, Any]:
    """One introduction with everything its card needs."""
    state = state_of(one, situation.network.day)
    joint = letters.joint_message(situation, one) if state is State.AGREED else None
    return {
        "one": one,
        "state": state,
        "words": WORDS[state],
        "over": state in OVER,
        "open": one.made is None and state not in OVER,
        "sides": [_side(one, side, situation) for side in one.sides],
        "joint": letter(joint) if joint else None,
        "pass_on": "" if one.made else letters.to_pass_on(situation, one),
        "asks_how": letter(letters.how_did_it_go(situation, one)) if one.made and not one.outcomes else None,
    }


def as_idea(one: Opportunity, situation: Situation) -> dict[str, Any]:
    """Two who could help one another, nobody asked yet; each with their own words."""
    people = [situation.network.people[name] for name in one.people]
    return {"one": one, "people": list(zip(people, one.evidence, strict=False))}


def letter(draft: Draft) -> dict[str, Any]:
    """Words to send, with the address for the mail program."""
    return {"draft": draft, "mail": draft.address if "@" in draft.address else ""}


def _side(one: Introduction, side: Side, situation: Situation) -> dict[str, Any]:
    who = side.person
    asked = next((a.on for a in one.asked if a.who == who), None)
    waits = side in left_waiting(one, situation.network.day)
    return {
        "side": side,
        "person": situation.person(who),
        "gain": letters.gain_of(one, who),
        "asked": asked,
        "yes": next((c.on for c in one.consents if c.who == who), None),
        "no": next((r.on for r in one.refusals if r.who == who), None),
        "thanked": next((t.on for t in one.thanked if t.who == who), None),
        "ask": letter(letters.ask_letter(situation, one, who)) if not one.made and not asked else None,
        "ending": letter(letters.comes_to_nothing(situation, one, who)) if waits else None,
    }
