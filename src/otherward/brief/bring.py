"""What else to bring: an introduction, a thing to read, one's own hand, for these people and their house."""

from collections.abc import Iterator

from otherward.brief.brief import Line
from otherward.brief.company import cited
from otherward.brief.material import Material
from otherward.brief.words import clause
from otherward.giving.complement import Provision, provisions
from otherward.giving.matching import best_matches, fused_scores
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import offering_rule, pair_rule, person_rule, resource_rule
from otherward.network.need import Status
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.network.source import Evidence
from otherward.translation.words import say

KINDS = (
    OpportunityKind.INTRODUCTION,
    OpportunityKind.RESOURCE,
    OpportunityKind.HELP,
    OpportunityKind.CONGRATULATION,
)
LEAST_FOR_A_HOUSE = 0.5
"""A goal or trouble of a house is no need somebody voiced to the user, so what serves it must fit a little better."""
MOST, MOST_FOR_THE_HOUSE = 8, 6


def bring_lines(material: Material) -> tuple[Line, ...]:
    """From what could be done for these people, and from who or what fits their house's goals and troubles."""
    for_them = [
        Line(text=f"{one.what.rstrip('.')}. {one.why}", evidence=one.evidence[:2])
        for one in material.opportunities
        if one.kind in KINDS and not one.ruled_out and not _from_sealed(material, one)
    ]
    wanted = _wanted(material)
    for_the_house = [*_people_for(material, wanted), *_resources_for(material, wanted)]
    return (*for_them[:MOST], *for_the_house[:MOST_FOR_THE_HOUSE])


def _from_sealed(material: Material, one: Opportunity) -> bool:
    return not one.evidence or any(e.text_id in material.sealed for e in one.evidence)


def _wanted(material: Material) -> list[Evidence]:
    """What a house wants or suffers from, each once; nothing from documents given in confidence."""
    said = [cited(goal, material.documents) for goal in material.picture.goals]
    for one in material.picture.departments:
        said += [cited(strain, material.documents) for strain in one.evidence]
    said += [cited(strain, material.documents) for strain in material.troubles]
    return list({one.quote: one for one in said if one.text_id not in material.kept_quiet}.values())


def _people_for(material: Material, wanted: list[Evidence]) -> Iterator[Line]:
    """Somebody the user knows whose help fits; asked first, as always."""
    if not material.people:
        return
    there = material.people[0]
    provided = [
        one
        for one in provisions(
            [o for o in material.situation.network.offerings if not offering_rule(material.situation, o)],
            [n for n in material.situation.network.needs if n.status is Status.OPEN],
        )
        if one.need is None and _may_help(material, there, one)
    ]
    scores = fused_scores([w.quote for w in wanted], [p.text for p in provided], material.situation.embed)
    taken: set[str] = set()
    found = sorted(best_matches(scores, least=LEAST_FOR_A_HOUSE, most=2), key=lambda m: -m.score)
    for match in found:
        one, want = provided[match.right], wanted[match.left]
        if one.holder in taken:
            continue
        taken.add(one.holder)
        name = material.situation.network.name(one.holder)
        text = say(
            "An introduction to {name}, asked beforehand: {what}. It would serve “{want}”.",
            name=name,
            what=clause(one.text, 120),
            want=clause(want.quote, 120),
        )
        yield Line(text=text, evidence=(one.evidence, want))


def _may_help(material: Material, there: Person, one: Provision) -> bool:
    person = material.situation.person(one.holder)
    return (
        person is not None
        and not person.is_me
        and not one.confidential
        and person.id not in material.holders
        and person.organization != material.organization
        and not person_rule(material.situation, person)
        and not pair_rule(material.situation, there, person)
    )


def _resources_for(material: Material, wanted: list[Evidence]) -> Iterator[Line]:
    there = material.people[0] if material.people else None
    ones = [
        r
        for r in material.situation.network.resources
        if there is None or not resource_rule(material.situation, r, there)
    ]
    texts = [f"{r.title}. {clause(r.summary, 200)}" for r in ones]
    scores = fused_scores([w.quote for w in wanted], texts, material.situation.embed)
    taken: set[str] = set()
    for match in sorted(best_matches(scores, least=LEAST_FOR_A_HOUSE, most=1), key=lambda m: -m.score):
        one, want = ones[match.right], wanted[match.left]
        if one.id not in taken:
            taken.add(one.id)
            yield Line(text=_pass_on(one, want), evidence=(_titled(one), want))


def _pass_on(one: Resource, want: Evidence) -> str:
    kind, title = say(str(one.kind)), clause(one.title, 120)
    return say("The {kind} “{title}”, for “{want}”.", kind=kind, title=title, want=clause(want.quote, 120))


def _titled(one: Resource) -> Evidence:
    return Evidence(quote=one.title, source=one.source, on=one.published, text_id=one.id)
