"""Who would value this one thing, and why: those whose need it fits, or a goal of whose house, best first; and to whom it went already."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from otherward.giving.context import in_context
from otherward.giving.house_goals import house_goals
from otherward.giving.matching import best_first, fused_scores, tells
from otherward.giving.opportunity import Opportunity
from otherward.giving.sharing import LEAST, share, text_of
from otherward.giving.situation import Situation
from otherward.giving.wording import shown
from otherward.network.need import Need
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.translation.words import say

MOST = 3
"""People shown for one thing: two or three, never a list to send around."""
LOOKED_AT = 4 * MOST
"""Needs weighed for one thing, those that fit it best."""
HOUSE = 0.6
"""What a goal of somebody's house counts beside a need of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It went to somebody."""

    person: Person
    on: date
    opportunity: str
    """The suggestion it was sent from, to undo it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """One thing, whom it would serve, whom it would serve but for a reason, and whom it was sent to."""

    resource: Resource
    by: tuple[Opportunity, ...]
    but: tuple[Opportunity, ...]
    """Those it fits and who are better not sent it, with why."""
    sent: tuple[Sent, ...]


def valued(situation: Situation, resources: list[Resource] | None = None) -> list[Valued]:
    """For each of these things (all of them, unsaid) who would value it. Compared with all the others, so that what fits everybody fits nobody."""
    network = situation.network
    every = list(network.resources)
    asked = {one.id for one in (every if resources is None else resources)}
    houses = {goal.id: (house, goal) for house, goal in house_goals(situation) if tells(goal.summary)}
    needs = [n for n in network.needs if situation.person(n.holder) and tells(n.summary)]
    needs += [goal for _, goal in houses.values()]
    scores = fused_scores(in_context(situation, needs), [text_of(one) for one in every], situation.embed)
    found = []
    for at, one in enumerate(every):
        if one.id in asked:
            fits = (
                [(needs[i], float(scores[i, at])) for i in best_first(scores[:, at], LEAST)[:LOOKED_AT]]
                if needs
                else []
            )
            sharing = _best(
                _for_house(share(situation, need, one, fit), houses.get(need.id)) for need, fit in fits
            )
            found.append(_valued(situation, one, sharing))
    return found


def _for_house(one: Opportunity, house: tuple[str, Need] | None) -> Opportunity:
    """What somebody needs comes before what their house has set itself, and the house's words are not theirs."""
    if house is None:
        return one
    name, goal = house
    quote = shown(goal.evidence.quote, 160)
    why = say("{house} has set itself this: {quote}. This seems to be about it.", house=name, quote=quote)
    return replace(one, why=why, score=HOUSE * one.score)


def thing_of(situation: Situation, name: str) -> Resource | None:
    """The thing of this identifier, also when it was announced twice and goes by the other one."""
    return next((one for one in situation.network.resources if name == one.id or name in one.other_ids), None)


def _best(sharing: Iterator[Opportunity]) -> list[Opportunity]:
    """One suggestion a person: the best that stands, else the best ruled out."""
    best: dict[str, Opportunity] = {}
    for one in sharing:
        known = best.get(one.id)
        if known is None or (bool(one.ruled_out), -one.score) < (bool(known.ruled_out), -known.score):
            best[one.id] = one
    return sorted(best.values(), key=lambda one: -one.score)


def _valued(situation: Situation, resource: Resource, sharing: list[Opportunity]) -> Valued:
    sent = tuple(_sent(situation, resource))
    reached = {one.person.id for one in sent}
    open_ones = [one for one in sharing if not reached & set(one.people)]
    return Valued(
        resource=resource,
        by=tuple([one for one in open_ones if not one.ruled_out][:MOST]),
        but=tuple([one for one in open_ones if one.ruled_out][:MOST]),
        sent=sent,
    )


def _sent(situation: Situation, resource: Resource) -> Iterator[Sent]:
    names = {resource.id, *resource.other_ids}
    for one in situation.answered.values():
        if one.act == "taken" and one.gift in names:
            for name in one.people:
                if person := situation.person(name):
                    yield Sent(person=person, on=date.fromisoformat(one.on), opportunity=one.opportunity)
