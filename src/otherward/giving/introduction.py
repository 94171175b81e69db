"""Introductions: two of the user's people, one needing what the other provides, who do not know each other yet."""

from collections.abc import Iterator, Mapping

from otherward.giving.drafting import asking_first
from otherward.giving.matching import fused_scores
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import need_rule, offering_rule, pair_rule, person_rule, reach_rule
from otherward.giving.situation import Situation
from otherward.giving.worth import freshness, harmonic, per_minute, urgency
from otherward.names import name_of
from otherward.network.need import Need, NeedKind
from otherward.network.offering import Offering
from otherward.network.person import Person

LEAST = 0.45
MOST_A_NEED = 3
MINUTES = 10
GAIN_OF_GIVING = 0.45
"""What the one who provides gains if nothing better is known: being of use to somebody new."""


def introductions(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a pair, under the need it serves best."""
    people = situation.network.people
    needs = [n for n in situation.network.needs if n.holder in people]
    me = situation.me.id if situation.me else ""
    offerings = [o for o in situation.network.offerings if o.holder in people and o.holder != me]
    scores = fused_scores([n.summary for n in needs], [o.summary for o in offerings], situation.embed)
    gains = _gains(situation, needs)
    best: dict[tuple[str, str], Opportunity] = {}
    for i, need in enumerate(needs):
        taken = 0
        for j in (-scores[i]).argsort(kind="stable"):
            fit = float(scores[i, j])
            if fit < LEAST or taken >= MOST_A_NEED:
                break
            offering = offerings[int(j)]
            if offering.holder == need.holder:
                continue
            one = _introduce(situation, need, offering, fit, gains.get(offering.holder, {}))
            pair = (min(one.people), max(one.people))
            if pair not in best or (bool(best[pair].ruled_out), -best[pair].score) > (
                bool(one.ruled_out),
                -one.score,
            ):
                best[pair] = one
            taken += 1
    yield from best.values()


def _gains(situation: Situation, needs: list[Need]) -> Mapping[str, Mapping[NeedKind, float]]:
    """What each person would themselves gain from being introduced: they look for customers, people, advice."""
    gains: dict[str, dict[NeedKind, float]] = {}
    for need in needs:
        if not need_rule(situation, need):
            gains.setdefault(need.holder, {})[need.kind] = need.confidence
    return gains


def _introduce(
    situation: Situation, need: Need, offering: Offering, fit: float, gain: Mapping[NeedKind, float]
) -> Opportunity:
    day = situation.network.day
    a, b = situation.network.people[need.holder], situation.network.people[offering.holder]
    theirs = max([GAIN_OF_GIVING, *(0.9 * sure for kind, sure in gain.items() if kind in WANTS_PEOPLE)])
    value = harmonic(min(1.0, fit * 1.4), theirs)
    fresh = freshness(need.evidence.on, day) ** 0.7 * freshness(offering.evidence.on, day) ** 0.3
    ruled_out = (
        need_rule(situation, need)
        or offering_rule(situation, offering)
        or person_rule(situation, a)
        or person_rule(situation, b)
        or pair_rule(situation, a, b)
        or reach_rule(a)
        or reach_rule(b)
    )
    sure = need.confidence * offering.confidence
    return Opportunity(
        id=name_of("opportunity", "introduction", *sorted((a.id, b.id))),
        kind=OpportunityKind.INTRODUCTION,
        people=(a.id, b.id),
        organization=a.organization,
        what=f"Introduce {a.name} to {b.name}",
        why=_why(a, b, need, offering),
        evidence=(need.evidence, offering.evidence),
        minutes=MINUTES,
        draft=asking_first(situation, a, b, need, offering),
        expires=need.due,
        score=value * sure * fresh * urgency(need.due, day) * per_minute(MINUTES),
        subject=need.id,
        gift=offering.id,
        ruled_out=ruled_out,
    )


WANTS_PEOPLE = frozenset({NeedKind.CUSTOMER, NeedKind.VACANCY, NeedKind.INTRODUCTION, NeedKind.FUNDING})


def _why(a: Person, b: Person, need: Need, offering: Offering) -> str:
    return (
        f"{a.greeting} needs: {need.summary}. {b.greeting} can provide: {offering.summary}. "
        "They do not know each other as far as your files tell; ask both first."
    )
