"""Introductions: two of the user's people, one needing what the other provides, who do not know each other yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from otherward.giving.complement import Complements, Provision, fills_no_post, provisions
from otherward.giving.context import around, in_context
from otherward.giving.drafting import asking_first
from otherward.giving.introduction_rules import course_rule
from otherward.giving.matching import best_first, best_scores, wanted, without_hubs
from otherward.giving.opinion import doubt_rule, thought_over
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.region import place_rule
from otherward.giving.ruling import (
    SELLS,
    capacity_rule,
    need_rule,
    offering_rule,
    pair_rule,
    person_rule,
    reach_rule,
)
from otherward.giving.situation import Situation
from otherward.giving.somebody_else import somebody_else_rule
from otherward.giving.wording import clause, told
from otherward.giving.worth import freshness, harmonic, per_minute, urgency
from otherward.names import name_of
from otherward.network.need import Need, NeedKind
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import say

LEAST = 0.4
MOST_A_NEED = 2
"""People a need is brought to; each by whatever of theirs serves it best."""
MOST_OF_A_CLOSED_NEED = 5
"""A need that is met or past serves no introduction; the best few are kept with that reason."""
MINUTES = 10
GAIN_OF_GIVING = 0.45
"""What the one who provides gains if nothing better is known: being of use to somebody new."""

WANTS_PEOPLE = frozenset({NeedKind.CUSTOMER, NeedKind.VACANCY, NeedKind.INTRODUCTION, NeedKind.FUNDING})


def introductions(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a pair, under the need it serves best."""
    people = situation.network.people
    needs = [n for n in situation.network.needs if n.holder in people]
    me = situation.me.id if situation.me else ""
    offerings = [o for o in situation.network.offerings if o.holder in people and o.holder != me]
    others = provisions(offerings, needs)
    told_twice = ([wanted(n.summary) for n in needs], [wanted(t) for t in in_context(situation, needs)])
    retold = around(situation, [(o.text, o.evidence, o.confidential) for o in others])
    scores = without_hubs(best_scores(told_twice, [o.text for o in others], situation.embed, retold=retold))
    scores = thought_over(situation, scores, [n.id for n in needs], [o.id for o in others])
    complements, gains = Complements(others), _gains(situation, needs)
    best: dict[tuple[str, str], _Thought] = {}
    for i, need in enumerate(needs):
        taken: set[str] = set()
        closed = bool(need_rule(situation, need))
        able = np.where(complements.of(need), scores[i], 0)
        for tried, j in enumerate(best_first(able, LEAST)):
            fit, other = float(scores[i, j]), others[int(j)]
            if closed and tried >= MOST_OF_A_CLOSED_NEED:
                break
            if len(taken) >= MOST_A_NEED and other.holder not in taken:
                continue
            one = _think(situation, need, other, fit, gains.get(other.holder, {}))
            pair = (min(need.holder, other.holder), max(need.holder, other.holder))
            if pair not in best or best[pair].rank > one.rank:
                best[pair] = one
            if not one.ruled_out:
                taken.add(other.holder)
    for one in best.values():
        yield _introduce(situation, one)


@dataclass(frozen=True, slots=True)
class _Thought:
    """An introduction before it is put into words: of the many for one pair, only the best is."""

    need: Need
    other: Provision
    due: date | None
    score: float
    ruled_out: str

    @property
    def rank(self) -> tuple[bool, float]:
        """The better, the smaller."""
        return bool(self.ruled_out), -self.score


def _guessed(other: Provision) -> bool:
    return other.offering is not None and other.offering.inferred


def _gains(situation: Situation, needs: list[Need]) -> Mapping[str, Mapping[NeedKind, float]]:
    """What each person would themselves gain from being introduced: they look for customers, people, advice."""
    gains: dict[str, dict[NeedKind, float]] = {}
    for need in needs:
        if not need_rule(situation, need):
            gains.setdefault(need.holder, {})[need.kind] = need.confidence
    return gains


def _think(
    situation: Situation, need: Need, other: Provision, fit: float, gain: Mapping[NeedKind, float]
) -> _Thought:
    day = situation.network.day
    theirs = max([GAIN_OF_GIVING, *(0.9 * sure for kind, sure in gain.items() if kind in WANTS_PEOPLE)])
    if other.need is not None:
        theirs = max(theirs, min(1.0, fit * 1.4))
    value = harmonic(min(1.0, fit * 1.4), theirs) * other.weight
    fresh = freshness(need.evidence.on, day) ** 0.7 * freshness(other.evidence.on or day, day) ** 0.3
    due = min((d for d in (need.due, other.need.due if other.need else None) if d), default=None)
    score = value * need.confidence**0.5 * other.confidence**0.5 * fresh
    return _Thought(
        need=need,
        other=other,
        due=due,
        score=score * urgency(due, day) * per_minute(MINUTES),
        ruled_out=_ruled_out(situation, need, other) or doubt_rule(situation, need.id, other.id, fit, LEAST),
    )


def _introduce(situation: Situation, one: _Thought) -> Opportunity:
    need, other = one.need, one.other
    a, b = situation.network.people[need.holder], situation.network.people[other.holder]
    return Opportunity(
        id=name_of("opportunity", "introduction", *sorted((a.id, b.id))),
        kind=OpportunityKind.INTRODUCTION,
        people=(a.id, b.id),
        organization=a.organization,
        what=say("Introduce {a} to {b}", a=a.name, b=b.name),
        why=_why(a, b, need, other),
        evidence=(need.evidence, other.evidence, *_acquainted(situation, a, b)),
        minutes=MINUTES,
        draft=asking_first(situation, a, need, b),
        expires=one.due,
        score=one.score,
        subject=need.id,
        gift=other.id,
        ruled_out=one.ruled_out,
    )


def _acquainted(situation: Situation, a: Person, b: Person) -> tuple[Evidence, ...]:
    """The words that tell that they know each other."""
    tie = situation.tie(a.id, b.id)
    return (tie.evidence,) if tie and tie.evidence else ()


def _ruled_out(situation: Situation, need: Need, other: Provision) -> str:
    a, b = situation.network.people[need.holder], situation.network.people[other.holder]
    other_rule = need_rule(situation, other.need) if other.need else ""
    if other.offering:
        other_rule = offering_rule(situation, other.offering)
    return (
        need_rule(situation, need)
        or other_rule
        or person_rule(situation, a)
        or person_rule(situation, b)
        or pair_rule(situation, a, b)
        or course_rule(situation, a, b)
        or reach_rule(a)
        or reach_rule(b)
        or (capacity_rule(situation, b) if other.offering else "")
        or (_sells_rule(b) if _guessed(other) else "")
        or place_rule(situation, other.evidence, b, a, guessed=_guessed(other))
        or _post_rule(a, b, need, other)
        or somebody_else_rule(a, need.evidence, need.summary)
        or somebody_else_rule(b, other.evidence, other.text)
    )


def _sells_rule(b: Person) -> str:
    """A title that sells is no sign of what somebody would give; who says what they offer may sell for a living."""
    return (
        say("{name} sells for a living and has not said what they would give", name=b.greeting)
        if SELLS.search(b.title)
        else ""
    )


def _post_rule(a: Person, b: Person, need: Need, other: Provision) -> str:
    """Why the two do not serve each other: one has a post to fill, and the other seeks none."""
    holder = fills_no_post(need, other)
    if not holder:
        return ""
    one, two = (a, b) if holder == a.id else (b, a)
    return say("{a} looks for somebody to employ, and {b} seeks no work", a=one.greeting, b=two.greeting)


def _why(a: Person, b: Person, need: Need, other: Provision) -> str:
    gives = told(b, other.evidence)
    if _guessed(other):
        gives = say(
            "{name} could fit, going by the title: {title}.", name=b.greeting, title=clause(other.text)
        )
    ask = say("As far as your files tell they do not know each other; ask both first.")
    return f"{told(a, need.evidence)} {gives} {ask}"
