"""Which firms are in the same business, by their names, industries and what their people say they make; titles do not tell. A judgement kept as data."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from otherward.giving.judgement import judgement
from otherward.giving.situation import Situation
from otherward.giving.strategy import firm_key, same_firm
from otherward.network.person import Person

_PARTS = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
"""`SimuWest` is made of two words."""
LEAST = 4
"""Letters of a part of a made-up name from which it stands for the word it begins."""


def rivals(situation: Situation, a: Person, b: Person) -> bool:
    """Whether the firms the two work for live by the same business."""
    one, other = a.organization, b.organization
    if not one or not other or same_firm(firm_key(one), firm_key(other)):
        return False
    return bool(_businesses(situation, a) & _businesses(situation, b))


def in_one_business(a: str, b: str) -> bool:
    """Whether two firms are in one business by their names alone."""
    return not same_firm(firm_key(a), firm_key(b)) and bool(named_businesses(a) & named_businesses(b))


@lru_cache(maxsize=20_000)
def named_businesses(name: str) -> frozenset[int]:
    """The businesses a firm's name tells, as numbers of the judgement's lines; none of a public body."""
    if _public().search(name):
        return frozenset()
    return _of(" ".join(_PARTS.sub(" ", name).split())) | _shortened(name)


def _businesses(situation: Situation, person: Person) -> frozenset[int]:
    """What the firm of this person does, as far as anything tells it."""
    name = person.organization
    if _public().search(name):
        return frozenset()
    key = ("business", firm_key(name))
    if key not in situation.businesses:
        found = named_businesses(name)
        for said in _said_of(situation, name):
            found |= said
        situation.businesses[key] = found
    return situation.businesses[key]


def _said_of(situation: Situation, name: str) -> Iterator[frozenset[int]]:
    """By its industry, and by what the papers of the house and those who work there say that it makes."""
    key = firm_key(name)
    for one in situation.network.organizations.values():
        if one.industry and same_firm(firm_key(one.name), key):
            yield _of(one.industry)
    people = situation.network.people

    def works_there(holder: str) -> bool:
        return holder in people and people[holder].organization == name

    quotes = [one.evidence.quote for one in situation.network.offerings if works_there(one.holder)]
    quotes += [one.evidence.quote for one in situation.network.needs if works_there(one.holder)]
    for reading in situation.company_readings:
        if same_firm(firm_key(reading.organization), key):
            quotes += [goal.quote for goal in reading.goals]
            quotes += [strain.quote for strain in reading.strains]
    for quote in quotes:
        for made in _makes().finditer(quote):
            yield _of(made["what"])


@lru_cache(maxsize=20_000)
def _of(words: str) -> frozenset[int]:
    return frozenset(number for number, one in enumerate(_patterns()) if one.search(words))


def _shortened(name: str) -> frozenset[int]:
    """`SimuWest`: a part of a made-up word stands for the word it begins."""
    made_up = [part for word in name.split() if len(parts := _PARTS.split(word)) > 1 for part in parts]
    begins = [part.casefold() for part in made_up if len(part) >= LEAST]
    return frozenset(
        number
        for number, line in enumerate(judgement("same_business")["businesses"])
        if any(word.startswith(part) for part in begins for word in re.findall(r"[a-zäöüß]+", line))
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lines = judgement("same_business")["businesses"]
    return tuple(re.compile(rf"\b(?:{line})\b", re.IGNORECASE) for line in lines)


@cache
def _public() -> re.Pattern[str]:
    return re.compile(judgement("same_business")["public"], re.IGNORECASE)


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(judgement("same_business")["makes"], re.IGNORECASE)
