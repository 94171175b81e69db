"""Why a suggestion is not made after all. Each rule is one small function that answers with the reason, or nothing."""

import re
from datetime import timedelta

from otherward.giving.acquainted import how_they_know
from otherward.giving.situation import Situation
from otherward.network.confidence import WishKind
from otherward.network.need import Need, Status
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.translation.words import language, on_day, say

SELLS = re.compile(
    r"\b(sales|account (executive|manager)|business development|vendor|reseller)\b", re.IGNORECASE
)
SHOWS_WARES = re.compile(
    r"\b(vendors?|demos?|exhibitors?|trade show|showcase|free trial|sponsored)\b", re.IGNORECASE
)
SAD_FOR = timedelta(days=45)
"""After a loss nobody is asked or offered anything for this long, unless they write first."""


def person_rule(situation: Situation, person: Person) -> str:
    """About anybody: asked to be left alone, cannot be reached, is not to be suggested."""
    asked = ("person", language(), person.id)
    if asked not in situation.kept:
        situation.kept[asked] = _person(situation, person)
    return situation.kept[asked]


def _person(situation: Situation, person: Person) -> str:
    if person.id in situation.never:
        return say("you said never to suggest them")
    for wish in situation.wishes.get(person.id, ()):
        if wish.kind in (WishKind.NO_CONTACT, WishKind.PAUSE):
            until = say(" before {day}", day=on_day(wish.until, year=False)) if wish.until else ""
            return (
                say("asked not to be contacted{until}", until=until)
                if wish.kind is WishKind.NO_CONTACT
                else say("is away{until}", until=until)
            )
    day = situation.network.day
    for milestone in situation.milestones.get(person.id, ()):
        if milestone.kind in ("loss", "death", "illness"):
            when = milestone.on or milestone.evidence.on
            if when and day - SAD_FOR <= when <= day:
                return say("in mourning or ill; leave them in peace")
    return ""


BOOKED = re.compile(
    r"\b(I['’]?m|I am|we['’]?re|we are|am|are) (fully |completely |all )?(booked( up| solid| out)?|at capacity|swamped|snowed under)\b|"
    r"\b(booked (up |solid |out )?(until|till|through|into)|no (free )?capacity (until|till|before)|not taking (on )?(any )?(new|more)|"
    r"can(['’]t|not) take on (any(thing)?|another|more|new))\b",
    re.IGNORECASE,
)
BOOKED_FOR = timedelta(days=120)
LAST_WORDS = 12
"""The newest messages with a person that are searched for it."""


def capacity_rule(situation: Situation, person: Person) -> str:
    """Whoever said lately that they are booked is not sent more work."""
    asked = ("capacity", language(), person.id)
    if asked not in situation.kept:
        situation.kept[asked] = _capacity(situation, person)
    return situation.kept[asked]


def _capacity(situation: Situation, person: Person) -> str:
    since = situation.network.day - BOOKED_FOR
    for one in situation.said(person.handles, LAST_WORDS):
        theirs = one.author is not None and one.author.handle in person.handles
        if theirs and one.day and one.day >= since and BOOKED.search(one.text):
            return say("{name} wrote that they are booked", name=person.greeting)
    return ""


def reach_rule(person: Person) -> str:
    """There must be a way to write to them."""
    return "" if person.emails or person.profiles or person.phones else say("no address is known")


def need_rule(situation: Situation, need: Need) -> str:
    """The need must still stand and must not have been told in confidence."""
    if need.status is Status.MET:
        return say("the need is met")
    if need.status is not Status.OPEN:
        return say("the need has passed")
    if need.expires and need.expires < situation.network.day:
        return say("the need has expired")
    return say("told in confidence") if need.confidential else ""


def offering_rule(situation: Situation, offering: Offering) -> str:
    """The offering must still stand and must not have been told in confidence."""
    if offering.status is not Status.OPEN or (offering.expires and offering.expires < situation.network.day):
        return say("no longer on offer")
    return say("told in confidence") if offering.confidential else ""


def pair_rule(situation: Situation, a: Person, b: Person) -> str:
    """Two to be introduced must not know each other yet, and both be open to it."""
    if a.organization and a.organization == b.organization:
        return say("they work at the same place")
    if tie := situation.tie(a.id, b.id):
        return how_they_know(tie)
    for one in (a, b):
        if any(w.kind is WishKind.NO_INTRODUCTIONS for w in situation.wishes.get(one.id, ())):
            return say("{name} asked for no introductions", name=one.name)
    if any(w.kind is WishKind.NO_VENDORS for w in situation.wishes.get(a.id, ())) and SELLS.search(b.title):
        return say("{name} wants no vendors", name=a.name)
    return ""


def resource_rule(situation: Situation, resource: Resource, person: Person) -> str:
    """Still to come, not their own, not for members only."""
    day = situation.network.day
    if resource.starts_at and resource.starts_at.date() < day:
        return say("it has already taken place")
    if resource.deadline and resource.deadline < day:
        return say("the deadline has passed")
    if any(named_in(resource.title, one.organization) for one in person.affiliations[:1]):
        return say("it is about {name}'s own house", name=person.greeting)
    wishes = situation.wishes.get(person.id, ())
    if any(w.kind is WishKind.NO_VENDORS for w in wishes) and SHOWS_WARES.search(
        f"{resource.title} {resource.summary}"
    ):
        return say("{name} wants no vendors", name=person.name)
    if resource.members_only:
        return say("for members only")
    family = person.family or person.name.split()[-1]
    if resource.author and len(family) > 2 and family.casefold() in resource.author.casefold():
        return say("{name} wrote it", name=person.greeting)
    return ""


def named_in(text: str, organization: str) -> bool:
    """Whether a text names an organization, by the first two words of its name."""
    key = " ".join(organization.casefold().split()[:2])
    return len(key) >= SAYS_WHO and key in text.casefold()


SAYS_WHO = 4
"""Letters of an organization's name that can be told from other words."""


def answered_rule(situation: Situation, opportunity: str) -> str:
    """What the user said of it before."""
    said = situation.answered.get(opportunity)
    if said is None:
        return ""
    if said.act == "later" and said.until:
        return (
            ""
            if said.until <= situation.network.day.isoformat()
            else say("put off until {until}", until=said.until)
        )
    return (
        say("already taken up") if said.act == "taken" else say("waved away: {because}", because=said.because)
    )
