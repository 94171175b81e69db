"""Occasions that nobody writes to the user about: a birthday in the address book, good news in a feed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from otherward.giving.drafting import birthday_wish, congratulation
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import named_in, person_rule
from otherward.giving.situation import Situation
from otherward.giving.worth import freshness
from otherward.names import name_of
from otherward.network.milestone import Milestone
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.resource import Resource
from otherward.network.source import Evidence, Source
from otherward.translation.words import on_day, say, weekday

AHEAD = timedelta(days=7)
KNOWN_DAYS = 3
"""In touch on so many days at least: a birthday in a bought address list is no reason to write."""

LATELY = timedelta(days=60)
"""Whoever wrote to the user within these days is known as well."""

FRESH = timedelta(days=45)
GOOD_NEWS = re.compile(
    r"\b(appoint|promot|honou?r|award|elect|joins?\b|joined\b|nam(ed|es)\b|becomes?\b|wins?\b|won\b|medal|founder of the year|takes? over|celebrat)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


def occasions(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion for every birthday of the week and everybody a feed has good news of."""
    yield from _birthdays(situation)
    yield from _in_the_news(situation)


def _birthdays(situation: Situation) -> Iterator[Opportunity]:
    day = situation.network.day
    rapports = situation.network.rapports
    for person in situation.network.people.values():
        if person.is_me or not _known(rapports.get(person.id), day):
            continue
        when = next_birthday(person.birthday, day)
        if when is None or when > day + AHEAD:
            continue
        said = Evidence(
            quote=person.birthday, source=Source(path="", where="birthday in your contacts"), on=when
        )
        yield Opportunity(
            id=name_of("opportunity", "birthday", person.id, str(when.year)),
            kind=OpportunityKind.CONGRATULATION,
            people=(person.id,),
            organization=person.organization,
            what=say(
                "Wish {name} a happy birthday on {weekday}, {day}",
                name=person.name,
                weekday=weekday(when),
                day=on_day(when, year=False),
            ),
            why=say(
                "It is {name}'s birthday, and you know each other well enough for a line.",
                name=person.greeting,
            ),
            evidence=(said,),
            minutes=5,
            draft=birthday_wish(situation, person),
            expires=when,
            score=0.3,
            subject=f"birthday {when.year}",
            ruled_out=person_rule(situation, person),
        )


def _known(rapport: Rapport | None, day: date) -> bool:
    """Whether the user knows them well enough for a line."""
    if rapport is None:
        return False
    wrote = rapport.last_from_them
    return rapport.days >= KNOWN_DAYS or (wrote is not None and wrote >= day - LATELY)


def next_birthday(birthday: str, day: date) -> date | None:
    """The next one from this day on; 29 February counts as the 28th."""
    found = re.fullmatch(r"(?:\d{4}|-)-(\d\d)-(\d\d)", birthday)
    if not found:
        return None
    month, at = int(found[1]), int(found[2])
    for year in (day.year, day.year + 1):
        try:
            when = date(year, month, 28 if (month, at) == (2, 29) else at)
        except ValueError:
            return None
        if when >= day:
            return when
    return None


def _in_the_news(situation: Situation) -> Iterator[Opportunity]:
    day = situation.network.day
    fresh = [
        (one, text, _pairs(text))
        for one in situation.network.resources
        if one.published and day - FRESH <= one.published <= day
        if GOOD_NEWS.search(text := f"{one.title}. {one.summary}")
    ]
    known = _called(situation, {pair for _, _, pairs in fresh for pair in pairs})
    for resource, text, pairs in fresh:
        for pair in sorted(pairs & known.keys()):
            person = known[pair]
            if _about(text, person) and situation.rapport(person.id).days:
                yield _congratulate(situation, person, resource, resource.published or day)


def _pairs(text: str) -> set[tuple[str, str]]:
    """Every two words that follow each other; some are a given and a family name."""
    return set(pairwise(word.casefold().rstrip(".") for word in _NAME.findall(text)))


def _called(situation: Situation, names: set[tuple[str, str]]) -> dict[tuple[str, str], Person]:
    """The people called so, where nobody else is."""
    found: dict[tuple[str, str], list[Person]] = {}
    for person in situation.network.people.values():
        name = (person.given.casefold(), person.family.casefold())
        if name in names and not person.is_me:
            found.setdefault(name, []).append(person)
    return {name: ones[0] for name, ones in found.items() if len(ones) == 1}


def _about(text: str, person: Person) -> bool:
    """Whether it is this one of all who are called so: the text names a house they are or were at."""
    return any(named_in(text, one.organization) for one in person.affiliations)


def _congratulate(situation: Situation, person: Person, resource: Resource, when: date) -> Opportunity:
    said = Evidence(quote=resource.title, source=resource.source, on=when, speaker=resource.feed)
    news = Milestone(
        id=name_of("milestone", person.id, resource.id),
        holder=person.id,
        summary=resource.title,
        evidence=said,
        on=when,
    )
    return Opportunity(
        id=name_of("opportunity", "congratulation", person.id, resource.id),
        kind=OpportunityKind.CONGRATULATION,
        people=(person.id,),
        organization=person.organization,
        what=say("Congratulate {name}: {news}", name=person.name, news=resource.title),
        why=say(
            "{feed} has good news of {name}.",
            feed=resource.feed or say("A feed of yours"),
            name=person.greeting,
        ),
        evidence=(said,),
        minutes=5,
        draft=congratulation(situation, person, news),
        expires=when + FRESH,
        score=0.4 * freshness(when, situation.network.day),
        subject=news.id,
        ruled_out=person_rule(situation, person),
    )
