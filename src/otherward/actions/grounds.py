"""What an introduction rests on: the need of one and what the other provides, in their own words."""

from dataclasses import replace

from otherward.giving.first_step import first_step
from otherward.giving.introduction import introductions
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.ledger.introduction import Introduction, Side
from otherward.names import name_of
from otherward.network.need import Need
from otherward.network.person import Person


def grounds_for(
    situation: Situation, a: Person, b: Person, because: str, idea: Opportunity | None = None
) -> Introduction:
    """The introduction of these two, with the best grounds there are; nothing met, past or confidential is one."""
    idea = idea or _idea(situation, a, b)
    needs = {need.id: need for need in situation.network.needs}
    need = needs.get(idea.subject) if idea else None
    if idea and need and need.holder == b.id:
        a, b = b, a
    one, other = _blank(a), _blank(b)
    if idea and need:
        one = replace(one, seeks=need.summary, evidence=need.evidence)
        other = _other_side(situation, other, idea, needs)
    return Introduction(
        id=name_of("introduction", *sorted((a.id, b.id))),
        a=one,
        b=other,
        on=situation.network.day,
        why=because.strip() or (idea.why if idea else ""),
        need=need.id if need else "",
        need_kind=need.kind if need else "",
        first_step=first_step(need.kind if need else ""),
    )


def _idea(situation: Situation, a: Person, b: Person) -> Opportunity | None:
    """The suggestion for these two, if there is one; none is looked for if neither needs anything."""
    pair = {a.id, b.id}
    if not any(need.holder in pair for need in situation.network.needs):
        return None
    found = (one for one in introductions(situation) if set(one.people) == pair)
    return next((one for one in found if not one.ruled_out), None)


def _blank(person: Person) -> Side:
    return Side(person=person.id, record=next(iter(person.records), ""), name=person.name)


def _other_side(situation: Situation, side: Side, idea: Opportunity, needs: dict[str, Need]) -> Side:
    if need := needs.get(idea.gift):
        return replace(side, seeks=need.summary, evidence=need.evidence)
    offering = next((o for o in situation.network.offerings if o.id == idea.gift), None)
    return replace(side, brings=offering.summary, evidence=offering.evidence) if offering else side
