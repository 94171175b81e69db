"""Who could help the user with something: who fits, by which chain of people, whether it is time, what to give first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from otherward.giving.ask_letters import about_them, ask_letter, pass_on_letter, small_ask
from otherward.giving.matching import fused_scores, wanted
from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.giving.path import Paths
from otherward.giving.readiness import Readiness, Ready, readiness
from otherward.giving.ruling import offering_rule, person_rule
from otherward.giving.situation import Situation
from otherward.giving.wording import clause
from otherward.language.lexical_search import LexicalIndex
from otherward.ledger.favor import Favor
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import say

LEAST = 0.36
"""A little less than an introduction needs: the user reads the reasons before anybody is asked."""

MOST = 8
GUESSED = 0.85
"""What only a title says counts a little less than what somebody said; and not at all beside words of theirs that fit."""

TITLES = 200
"""Titles say something too: so many that share its words, and those of so many people most in touch, are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody who could help, and how to go about it."""

    person: Person
    why: str
    evidence: Evidence | None
    path: tuple[Person, ...]
    """From the first one the user writes to, to this person."""
    given: tuple[Favor, ...]
    received: tuple[Favor, ...]
    readiness: Readiness
    first: Opportunity | None
    """What could be given first."""
    smallest: str
    draft: Draft | None
    """None for whoever is to be left in peace; to the first person of the path; where something is to be given first, the words of that gift."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that may fit: whose, the words, where it was read."""

    holder: str
    text: str
    evidence: Evidence | None
    role: str = ""
    """The title, where only that speaks for it."""


def helpers(situation: Situation, text: str, found: Sequence[Opportunity] = ()) -> list[Helper]:
    """Who could help with this, best fit first; whoever wants to be left in peace is shown as such, last."""
    said = list(_said(situation, text))
    scores = fused_scores([wanted(text)], [one.text for one in said], situation.embed)
    best: dict[str, tuple[bool, float, _Said]] = {}
    for fit, one in zip(scores[0] if said else (), said, strict=True):
        worth = (not one.role, float(fit) * (GUESSED if one.role else 1.0), one)
        known = best.get(one.holder)
        if fit >= LEAST and (known is None or worth[:2] > known[:2]):
            best[one.holder] = worth
    fitting = sorted(best.values(), key=lambda found: (-found[1], found[2].holder))
    paths = Paths(situation, not_through=_in_peace(situation))
    told = [_helper(situation, text, one, paths, found) for _, _, one in islice(fitting, MOST)]
    return sorted(told, key=lambda one: one.readiness.ready is Ready.NOT)


def _said(situation: Situation, text: str) -> Iterator[_Said]:
    """What people offer, and the titles that share words with the ask."""
    people = situation.network.people
    me = situation.me.id if situation.me else ""
    for offering in situation.network.offerings:
        if offering.holder in people and offering.holder != me and not offering_rule(situation, offering):
            role = offering.summary if offering.inferred else ""
            yield _Said(offering.holder, offering.summary, offering.evidence, role)
    titled = [person for person in people.values() if person.title and not person.is_me]
    titled.sort(key=lambda person: (-situation.rapport(person.id).days, person.id))
    roles = [_role(person) for person in titled]
    scores = LexicalIndex(roles).scores(text)
    sharing = [int(at) for at in (-scores).argsort(kind="stable")[:TITLES] if scores[at] > 0]
    for at in sorted({*sharing, *range(min(TITLES, len(titled)))}):
        yield _Said(titled[at].id, roles[at], None, roles[at])


def _role(person: Person) -> str:
    return f"{person.title} at {person.organization}" if person.organization else person.title


def _helper(
    situation: Situation, text: str, one: _Said, paths: Paths, found: Sequence[Opportunity]
) -> Helper:
    person = situation.network.people[one.holder]
    path = tuple(situation.network.people[name] for name in paths.to(person.id))
    ready, first = _ready(situation, person, path), _first_gift(person, found)
    me = situation.me.id if situation.me else ""
    return Helper(
        person=person,
        why=f"{person.greeting}: {one.role}"
        if one.role
        else say("{name} can provide: {what}", name=person.greeting, what=clause(one.text, 160)),
        evidence=one.evidence,
        path=path,
        given=tuple(f for f in situation.favors if (f.giver, f.receiver) == (me, person.id)),
        received=tuple(f for f in situation.favors if (f.giver, f.receiver) == (person.id, me)),
        readiness=ready,
        first=first,
        smallest=small_ask(path),
        draft=_draft(situation, text, one, path, ready, first),
    )


def _ready(situation: Situation, person: Person, path: tuple[Person, ...]) -> Readiness:
    """Whether it is time; through somebody, it is theirs to be ready."""
    own = readiness(situation, person)
    if own.ready is not Ready.GIVE_FIRST or len(path) < 2:
        return own
    between = readiness(situation, path[0])
    if between.ready is Ready.NOW:
        because = say(
            "{name} knows {other} and could ask whether you may write",
            name=path[0].name,
            other=person.greeting,
        )
        return Readiness(ready=Ready.NOW, because=because)
    return between


def _draft(
    situation: Situation,
    text: str,
    one: _Said,
    path: tuple[Person, ...],
    ready: Readiness,
    first: Opportunity | None,
) -> Draft | None:
    """The ask, by the chain there is; to somebody who hardly knows the user, first something for them."""
    person = situation.network.people[one.holder]
    if ready.ready is Ready.NOT:
        return None
    if ready.ready is Ready.GIVE_FIRST:
        return first.draft if first else about_them(situation, person)
    if len(path) > 1:
        return pass_on_letter(situation, path[0], person, text)
    return ask_letter(situation, person, text, one.role, one.evidence)


def _first_gift(person: Person, found: Sequence[Opportunity]) -> Opportunity | None:
    """The best thing that could be given to this person first."""
    gifts = (
        one
        for one in found
        if one.people == (person.id,) and not one.ruled_out and one.kind is not OpportunityKind.BRIEF
    )
    return max(gifts, key=lambda one: one.score, default=None)


def _in_peace(situation: Situation) -> frozenset[str]:
    """People nobody is reached through."""
    marked = {*situation.never, *situation.wishes, *(m.holder for m in situation.network.milestones)}
    people = (situation.person(name) for name in marked)
    return frozenset(person.id for person in people if person and person_rule(situation, person))
