"""Where an offer is for one region alone, and where somebody is: no introduction across a border that the offer may not cross."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from otherward.giving.situation import Situation
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import say

COUNTRIES = "countries"
LATELY = 12
"""The newest messages below which a place is looked for."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country, or a country."""

    name: str
    country: str
    """The country it is part of; of a country itself."""

    @property
    def is_country(self) -> bool:
        """Whether it is a whole country."""
        return self.name == self.country


def place_rule(
    situation: Situation, offer: Evidence, giver: Person, other: Person, *, guessed: bool = False
) -> str:
    """Why an offer cannot reach somebody: it is for one region, and they are known to be in another.

    What is only guessed from a title (`guessed`) is bound as the giver's own offers are.
    """
    own = [one.evidence for one in situation.offered.get(giver.id, ())] if guessed else []
    limits = [limit for one in (offer, *own) for limit in limited_to(one.quote)]
    if not limits:
        return ""
    where = regions_of(situation, other)
    if not where or any(_holds(limit, one) or _may_hold(limit, one) for limit in limits for one in where):
        return ""
    return say(
        "what {name} offers is for {region}, and {other} is in {place}",
        name=giver.greeting,
        region=limits[0].name,
        other=other.greeting,
        place=where[0].name,
    )


def _holds(limit: Region, one: Region) -> bool:
    return limit == one or (limit.is_country and limit.name == one.country)


def _may_hold(limit: Region, one: Region) -> bool:
    """Of somebody known only by their country it is not known in which part they are."""
    return one.is_country and not limit.is_country and limit.country == one.name


def regions_of(situation: Situation, person: Person) -> list[Region]:
    """Where somebody is, by their card, else by what stands below their newest letters."""
    if found := regions_in(person.place):
        return found
    for one in situation.said(person.handles, LATELY):
        theirs = one.author is not None and one.author.handle in person.handles
        if theirs and one.signature and (found := regions_in(one.signature)):
            return found
    return []


def regions_in(place: str) -> list[Region]:
    """The regions an address names: in full, or by a sign behind a town; the smallest first."""
    signs, names = _signs(), _names()
    found = [signs[m["sign"]] for m in _TOWN.finditer(place) if m["sign"] in signs] or [
        names[m[0].casefold()] for m in _any_name().finditer(place)
    ]
    return sorted(dict.fromkeys(found), key=lambda one: one.is_country)


_TOWN = re.compile(
    r"\b[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2},? (?P<sign>[A-Z]{2})\b(?=\s*(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)?\s*(?:[,;|·<\n)]|$))"
)


@lru_cache(maxsize=10_000)
def limited_to(words: str) -> tuple[Region, ...]:
    """The regions for which alone something is offered; none if it does not say so."""
    if not _any_name().search(words):
        return ()
    unless = re.compile(regions()["limits"]["unless"], re.IGNORECASE)
    found = [
        m["region"]
        for pattern in _limits()
        for m in pattern.finditer(words)
        if not unless.search(words[: m.start("region")])
    ]
    return tuple(dict.fromkeys(_names()[name.casefold()] for name in found))


@cache
def _limits() -> tuple[re.Pattern[str], ...]:
    said = regions()["limits"]
    region = f"(?P<region>{_alternatives()})"
    return tuple(
        re.compile(one.replace("<who>", said["who"]).replace("<region>", f"(?-i:{region})"), re.IGNORECASE)
        for one in said["patterns"]
    )


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives()})(?![\w-])")


def _alternatives() -> str:
    return "|".join(re.escape(spelling) for _, spelling, _ in sorted(_rows(), key=lambda row: -len(row[1])))


@cache
def _names() -> dict[str, Region]:
    return {spelling.casefold(): region for region, spelling, _ in _rows()}


@cache
def _signs() -> dict[str, Region]:
    return {sign: region for region, _, sign in _rows() if sign}


@cache
def _rows() -> tuple[tuple[Region, str, str], ...]:
    """(region, one of its names, its sign)."""
    return tuple(_read())


def _read() -> Iterator[tuple[Region, str, str]]:
    for country, table in regions().items():
        if country == "limits":
            continue
        for entry in " ".join(table.get("regions", table.get("names", "")).split()).split(";"):
            spelled, _, sign = entry.strip().rstrip("]").partition(" [")
            name, *others = (one.strip() for one in spelled.split(" = "))
            region = Region(name, name if country == COUNTRIES else country)
            for spelling in (name, *others):
                yield region, spelling, sign


@cache
def regions() -> dict[str, Any]:
    """The data with the examples of how an offer is limited, which run as tests."""
    return tomllib.loads((files("otherward.giving") / "regions.toml").read_text(encoding="utf-8"))
