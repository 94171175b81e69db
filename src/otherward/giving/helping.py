"""What the user can do themselves about a need: a skill, an hour, an experience of their own."""

from collections.abc import Iterator

from otherward.giving.drafting import offer_of_help
from otherward.giving.employing import EMPLOYS, seeks_somebody_to_employ
from otherward.giving.matching import best_matches, fused_scores, tells
from otherward.giving.opinion import doubt_rule, thought_over
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import need_rule, person_rule
from otherward.giving.situation import Situation
from otherward.giving.somebody_else import somebody_else_rule
from otherward.giving.wording import clause, shown
from otherward.giving.worth import freshness, per_minute, urgency
from otherward.names import name_of
from otherward.network.need import NeedKind
from otherward.translation.words import say

LEAST = 0.42
MINUTES = 20
NOT_BY_ADVICE = frozenset({NeedKind.VACANCY, NeedKind.CUSTOMER, NeedKind.FUNDING})


def own_help(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a need that something the user can provide fits."""
    me, day = situation.me, situation.network.day
    if me is None:
        return
    mine = [o for o in situation.network.offerings if o.holder == me.id]
    needs = [
        n
        for n in situation.network.needs
        if situation.person(n.holder) and n.kind not in NOT_BY_ADVICE and tells(n.summary)
    ]
    scores = fused_scores([n.summary for n in needs], [o.summary for o in mine], situation.embed)
    scores = thought_over(situation, scores, [n.id for n in needs], [o.id for o in mine])
    for match in best_matches(scores, least=LEAST, most=1):
        need, offering = needs[match.left], mine[match.right]
        person = situation.network.people[need.holder]
        yield Opportunity(
            id=name_of("opportunity", "help", need.id),
            kind=OpportunityKind.HELP,
            people=(person.id,),
            organization=person.organization,
            what=say(
                "Offer {name} your own help: {quote}", name=person.name, quote=shown(need.evidence.quote)
            ),
            why=say("You know something about this yourself: {offering}.", offering=clause(offering.summary)),
            evidence=(need.evidence, offering.evidence),
            minutes=MINUTES,
            draft=offer_of_help(situation, person, need, offering),
            expires=need.due,
            score=0.6
            * match.score
            * need.confidence
            * freshness(need.evidence.on, day)
            * urgency(need.due, day)
            * per_minute(MINUTES),
            subject=need.id,
            gift=offering.id,
            ruled_out=need_rule(situation, need)
            or person_rule(situation, person)
            or (say(EMPLOYS, name=person.greeting) if seeks_somebody_to_employ(need) else "")
            or somebody_else_rule(person, need.evidence, need.summary)
            or doubt_rule(situation, need.id, offering.id, match.score, LEAST),
        )
