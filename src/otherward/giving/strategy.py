"""Ways to further what a company says of itself with what the user can do, for the person there they know best."""

from collections.abc import Iterator

from otherward.giving.drafting import idea_for_a_goal
from otherward.giving.fitting import Aim, Fit, aims_of, fitting, other_troubles
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import offering_rule, person_rule
from otherward.giving.situation import Situation
from otherward.giving.worth import freshness
from otherward.names import name_of
from otherward.network.person import Person
from otherward.reading.company import CompanyReading
from otherward.reading.company_documents import company_picture
from otherward.translation.worded import worded
from otherward.translation.words import say

MINUTES = 30
WORTH = 0.3
"""A strategy takes more of both sides than an introduction or an article, and nobody has asked for it."""


def strategies(situation: Situation) -> Iterator[Opportunity]:
    """For each company whose documents are known the strategy that fits best, if the user has what it takes."""
    me = situation.me
    if me is None:
        return
    mine = [o for o in situation.network.offerings if o.holder == me.id and not offering_rule(situation, o)]
    for house, readings in by_house(situation.company_readings):
        person = contact_at(situation, house)
        fits = fitting(situation, _aims(readings), mine) if person else []
        if person and fits:
            yield _suggested(situation, person, house, fits[0])


def _aims(readings: list[CompanyReading]) -> list[Aim]:
    picture = company_picture(readings)
    return aims_of(picture, other_troubles(picture, readings))


def by_house(readings: tuple[CompanyReading, ...]) -> list[tuple[str, list[CompanyReading]]]:
    """Readings of one house together, whatever its documents call it."""
    houses: list[tuple[str, list[CompanyReading]]] = []
    for one in readings:
        key = firm_key(one.organization)
        known = next((ones for name, ones in houses if same_firm(firm_key(name), key)), None)
        if known is not None:
            known.append(one)
        elif key:
            houses.append((one.organization, [one]))
    return houses


def _suggested(situation: Situation, person: Person, house: str, fit: Fit) -> Opportunity:
    told = worded(fit.strategy.strategy, "playbook")
    aim = say("set itself this goal") if fit.aim.goal else say("writes of this")
    return Opportunity(
        id=name_of("opportunity", "strategy", person.id, fit.strategy.id),
        kind=OpportunityKind.STRATEGY,
        people=(person.id,),
        organization=house,
        what=say(
            "For {name}: {strategy}",
            name=person.name,
            strategy=f"{told[:1].lower()}{told[1:]}",
        ),
        why=say(
            "{house} {aim}, and you know something about it: {offering}. First step: {step}",
            house=house,
            aim=aim,
            offering=fit.offering.summary.rstrip("."),
            step=worded(fit.strategy.first_step, "playbook"),
        ),
        evidence=(fit.aim.evidence, fit.offering.evidence),
        minutes=MINUTES,
        draft=idea_for_a_goal(situation, person, house, fit),
        score=WORTH * min(1.0, fit.score) * freshness(fit.aim.evidence.on, situation.network.day),
        subject=fit.aim.evidence.quote,
        gift=fit.strategy.id,
        ruled_out=person_rule(situation, person),
    )


def contact_at(situation: Situation, house: str) -> Person | None:
    """Whom at this organization the user is most in touch with."""
    wanted = firm_key(house)
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


def initials(name: str) -> str:
    """What a longer name is called for short: `Elm Hill Dairy` is `EHD`; empty for names of fewer than three words."""
    words = [word for word in name.replace("&", " ").replace("-", " ").split() if word[:1].isupper()]
    words = [word for word in words if firm_key(word)]
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


def same_firm(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name begins with the other's words."""
    short, long = sorted((a, b), key=len)
    return bool(short) and long[: len(short)] == short
