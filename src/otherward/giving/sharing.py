"""Things to pass on: an article, webinar or event that fits somebody's need. Never twice, never past, never their own."""

from collections.abc import Iterator

import numpy as np

from otherward.giving.calls import asks_itself
from otherward.giving.context import in_context
from otherward.giving.drafting import passing_on
from otherward.giving.employing import EMPLOYS, is_about_hiring, seeks_somebody_to_employ
from otherward.giving.matching import best_matches, best_scores, tells, wanted
from otherward.giving.opinion import doubt_rule, thought_over
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import need_rule, person_rule, reach_rule, resource_rule
from otherward.giving.situation import Situation
from otherward.giving.wording import told
from otherward.giving.worth import freshness, per_minute, urgency
from otherward.names import name_of
from otherward.network.handle import plain
from otherward.network.need import Need
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.translation.words import on_day, say

LEAST = 0.54
FAR_OFF, SURER = 0.15, 0.1
"""Where the need's own words have hardly to do with a thing, what stands beside them in the mail must fit that much more surely."""
MOST_A_NEED = 2
MINUTES = 5
TO_READ = frozenset({"article", "report", "podcast", "video", "tool", "book"})
SAID_BEFORE = 60
"""The newest messages with a person that are searched for the thing having been sent or mentioned."""


def things_to_share(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a person and a resource that fits a need of theirs, under the need it fits best."""
    needs = [n for n in situation.network.needs if situation.person(n.holder) and tells(n.summary)]
    resources = list(situation.network.resources)
    texts = [text_of(one) for one in resources]
    own = best_scores(([wanted(n.summary) for n in needs],), texts, situation.embed)
    around = best_scores((in_context(situation, needs),), texts, situation.embed)
    scores = np.maximum(own, np.where(own < FAR_OFF, around - SURER, around))
    scores = thought_over(situation, scores, [n.id for n in needs], [r.id for r in resources])
    best: dict[str, Opportunity] = {}
    for match in best_matches(scores, least=LEAST, most=MOST_A_NEED):
        one = share(situation, needs[match.left], resources[match.right], match.score)
        known = best.get(one.id)
        if known is None or (bool(one.ruled_out), -one.score) < (bool(known.ruled_out), -known.score):
            best[one.id] = one
    yield from best.values()


def text_of(resource: Resource) -> str:
    """What a thing is compared by."""
    return f"{resource.title}. {resource.summary[:300]}"


def share(situation: Situation, need: Need, resource: Resource, fit: float) -> Opportunity:
    """This thing for this need, ruled out where it is better not sent."""
    day = situation.network.day
    person = situation.network.people[need.holder]
    until = resource.deadline or (resource.starts_at.date() if resource.starts_at else None)
    ruled_out = (
        _sent_before(situation, resource, person)
        or need_rule(situation, need)
        or person_rule(situation, person)
        or resource_rule(situation, resource, person)
        or reach_rule(person)
        or _names_them(resource, person)
        or _known_to(situation, resource, person)
        or _not_theirs(resource, need, person)
        or doubt_rule(situation, need.id, resource.id, fit, LEAST)
    )
    fresh = freshness(need.evidence.on, day) * (1.0 if until else freshness(resource.published, day) ** 0.5)
    return Opportunity(
        id=name_of("opportunity", "resource", person.id, resource.id),
        kind=OpportunityKind.RESOURCE,
        people=(person.id,),
        organization=person.organization,
        what=_what(person, resource),
        why=f"{told(person, need.evidence)} {say('This seems to be about it.')}",
        evidence=(need.evidence,),
        minutes=MINUTES,
        draft=passing_on(situation, person, need, resource),
        expires=until,
        score=0.75 * fit * need.confidence * fresh * urgency(until, day) * per_minute(MINUTES),
        subject=need.id,
        gift=resource.id,
        ruled_out=ruled_out,
    )


def _not_theirs(resource: Resource, need: Need, person: Person) -> str:
    """Something to read is no hand to employ, and a call is nothing for who looks for the same."""
    to_read = resource.kind in TO_READ and not is_about_hiring(resource.title)
    if to_read and seeks_somebody_to_employ(need):
        return say(EMPLOYS, name=person.greeting)
    if asks_itself(resource.title, need.evidence.quote):
        return say(
            "it asks for something itself, and {name} has not said that they could give it",
            name=person.greeting,
        )
    return ""


def _what(person: Person, resource: Resource) -> str:
    told = {"name": person.name, "kind": say(resource.kind), "title": resource.title}
    if not resource.starts_at:
        return say("Send {name} the {kind} “{title}”", **told)
    day = on_day(resource.starts_at.date(), year=False)
    return say("Send {name} the {kind} “{title}” of {day}", **told, day=day)


def _sent_before(situation: Situation, resource: Resource, person: Person) -> str:
    """Sent once, from whichever suggestion, it is never suggested to them again."""
    names = (resource.id, *resource.other_ids)
    on = next((on for name in names if (on := situation.given.get((person.id, name)))), "")
    return say("you sent it to {name} on {on}", name=person.greeting, on=on) if on else ""


def _names_them(resource: Resource, person: Person) -> str:
    """What names somebody is by them or about them; they need no telling."""
    words = f" {plain(f'{resource.title} {resource.summary} {resource.author}')} "
    called = [plain(name) for name in (person.name, *person.other_names) if " " in name.strip()]
    return (
        say("it is by {name}, or about {name}", name=person.greeting)
        if any(f" {name}" in words for name in called)
        else ""
    )


def _known_to(situation: Situation, resource: Resource, person: Person) -> str:
    """Already sent to them, or they spoke of it themselves."""
    title = plain(resource.title)
    for one in situation.said(person.handles, SAID_BEFORE):
        text = plain(f"{one.subject} {one.text}")
        if (resource.url and resource.url.casefold() in text) or (len(title) > 15 and title in text):
            mine = (
                situation.me is not None
                and one.author is not None
                and one.author.handle in situation.me.handles
            )
            return (
                say("you have sent it already")
                if mine
                else say("{name} knows it already", name=person.greeting)
            )
    return ""
