"""Introductions as JSON: who was asked when, what they answered, and the letters that may be sent by now."""

from datetime import date

from otherward.actions.introductions import Received
from otherward.cli.as_json import Json, draft_json, evidence_json
from otherward.giving import introduction_letters as letters
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.ledger.introduction import Introduction, Side, State, left_waiting, state_of
from otherward.network.source import Evidence


def introduction_json(one: Introduction, situation: Situation) -> Json:
    """One introduction of the user's, with its states."""
    day = situation.network.day
    state = state_of(one, day)
    return {
        "id": one.id,
        "holder": one.a.name,
        "summary": f"Introduce {one.a.name} to {one.b.name}",
        "kind": "introduction",
        "direction": "made by you",
        "status": state,
        "people": [one.a.name, one.b.name],
        "why": one.why,
        "first_step": one.first_step,
        "evidence": _quote(one.a.evidence or one.b.evidence),
        "sides": [_side(one, side, situation) for side in one.sides],
        "states": _states(one),
        "agreed": one.is_agreed,
        "forwardable": letters.to_pass_on(situation, one),
        "message": draft_json(letters.joint_message(situation, one)) if state is State.AGREED else None,
        "made": one.made.on if one.made else None,
        "outcomes": [{"text": outcome.text, "date": outcome.on} for outcome in one.outcomes],
    }


def received_json(one: Received) -> Json:
    """An introduction somebody gave the user."""
    return {
        "id": one.favor.id,
        "holder": one.by.name,
        "summary": one.favor.summary,
        "kind": "introduction",
        "direction": "given to you",
        "status": "followed up" if one.followed_up else "not followed up yet",
        "people": [person.name for person in one.to],
        "by": one.by.name,
        "date": one.favor.on,
        "followed_up": one.followed_up,
        "thanked": one.thanked,
        "outcome": one.outcome,
        "evidence": evidence_json(one.favor.evidence),
    }


def idea_json(one: Opportunity, situation: Situation) -> Json:
    """A suggestion nobody has been asked about."""
    names = [situation.network.name(person) for person in one.people]
    return {
        "id": one.id,
        "holder": names[0],
        "summary": one.what,
        "kind": "introduction",
        "direction": "made by you",
        "status": State.IDEA,
        "people": names,
        "why": one.why,
        "evidence": _quote(next(iter(one.evidence), None)),
    }


def _quote(one: Evidence | None) -> Json | None:
    return evidence_json(one) if one else None


def _side(one: Introduction, side: Side, situation: Situation) -> Json:
    asked = next((a.on for a in one.asked if a.who == side.person), None)
    yes = next((c.on for c in one.consents if c.who == side.person), None)
    waits = side in left_waiting(one, situation.network.day)
    no = next((r.on for r in one.refusals if r.who == side.person), None)
    return {
        "name": side.name,
        "gain": letters.gain_of(one, side.person),
        "asked": asked,
        "answer": "yes" if yes else "no" if no else None,
        "answered": yes or no,
        "evidence": _quote(side.evidence),
        "ask": draft_json(letters.ask_letter(situation, one, side.person)) if not one.made else None,
        "ending": draft_json(letters.comes_to_nothing(situation, one, side.person)) if waits else None,
    }


def _states(one: Introduction) -> list[Json]:
    """Every state reached, with its day and, where one side reached it, whose."""
    names = {side.person: side.name for side in one.sides}
    found: list[tuple[str, str, date]] = [("idea", "", one.on)]
    found += [("asked", names[a.who], a.on) for a in one.asked]
    found += [("yes", names[c.who], c.on) for c in one.consents]
    found += [("no", names[r.who], r.on) for r in one.refusals]
    found += [("made", "", one.made.on)] if one.made else []
    found += [("first step taken", "", one.step.on)] if one.step else []
    found += [("outcome", "", outcome.on) for outcome in one.outcomes]
    found += [("thanked", names[t.who], t.on) for t in one.thanked]
    found += [("closed", "", one.closed.on)] if one.closed else []
    return [{"state": state, "who": who, "date": on} for state, who, on in found]
