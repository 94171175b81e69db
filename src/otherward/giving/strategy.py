"""Ways to further a company's stated goal with what the user can do, for the person there they know best."""

from collections.abc import Iterator

from otherward.giving.drafting import idea_for_a_goal
from otherward.giving.matching import best_matches, fused_scores
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import person_rule
from otherward.giving.situation import Situation
from otherward.giving.worth import freshness
from otherward.names import name_of
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.reading.company import Goal

LEAST = 0.42
MINUTES = 30


def strategies(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a goal that the user knows something about, to whom at the company they know best."""
    me = situation.me
    if me is None:
        return
    mine = [o for o in situation.network.offerings if o.holder == me.id]
    goals = [goal for reading in situation.company_readings for goal in reading.goals if goal.organization]
    scores = fused_scores([g.text for g in goals], [o.summary for o in mine], situation.embed)
    best: dict[str, Opportunity] = {}
    for match in best_matches(scores, least=LEAST, most=1):
        goal, offering = goals[match.left], mine[match.right]
        person = _contact(situation, goal)
        if person is None:
            continue
        one = Opportunity(
            id=name_of("opportunity", "strategy", person.id, goal.quote),
            kind=OpportunityKind.STRATEGY,
            people=(person.id,),
            organization=goal.organization,
            what=f"Bring {person.name} an idea for {goal.organization}'s goal: {goal.text}",
            why=f"{goal.organization} says so itself, and you know something about it: {offering.summary}.",
            evidence=(Evidence(quote=goal.quote, source=goal.source, on=goal.on), offering.evidence),
            minutes=MINUTES,
            draft=idea_for_a_goal(situation, person, goal, offering),
            score=0.5 * match.score * freshness(goal.on, situation.network.day),
            subject=goal.quote,
            gift=offering.id,
            ruled_out=person_rule(situation, person),
        )
        if person.id not in best or best[person.id].score < one.score:
            best[person.id] = one
    yield from best.values()


def _contact(situation: Situation, goal: Goal) -> Person | None:
    """Whom at the goal's organization the user is most in touch with."""
    wanted = firm_key(goal.organization)
    there = [
        p
        for p in situation.network.people.values()
        if wanted and same_firm(firm_key(p.organization), wanted) and not p.is_me
    ]
    if not there:
        return None
    best = max(there, key=lambda p: (situation.rapport(p.id).days, p.id))
    return best if situation.rapport(best.id).days else None


def firm_key(name: str) -> tuple[str, ...]:
    """An organization's name for comparing, legal forms aside."""
    words = name.casefold().replace("&", " and ").replace(".", "").replace(",", " ").split()
    return tuple(w for w in words if w not in ("inc", "llc", "ltd", "gmbh", "co", "corp", "the", "and"))


def same_firm(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name begins with the other's words."""
    short, long = sorted((a, b), key=len)
    return bool(short) and long[: len(short)] == short
