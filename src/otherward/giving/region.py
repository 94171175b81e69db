"""Where an offer is for one region alone, and where somebody is: no introduction across a border that the offer may not cross."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from otherward.giving.judgement import judgement
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
    if found := regions_in(person.place, beside=" ".join(person.phones)):
        return found
    for one in situation.said(person.handles, LATELY):
        theirs = one.author is not None and one.author.handle in person.handles
        if theirs and one.signature and (found := regions_in(one.signature, beside=one.signature)):
            return found
    return []


def regions_in(place: str, *, beside: str = "") -> list[Region]:
    """The regions an address names: in full, or by a sign behind a town; the smallest first.

    A sign that is a country's too (`Berlin, DE`, `Toronto, CA`), and Georgia, count only where something else says that it is in
    America: a postcode behind it, the country's name, or a telephone number in what stands `beside`. Rather unknown than wrong.
    """
    names = [_names()[m[0].casefold()] for m in _any_name().finditer(place)]
    american = bool(_AMERICAN_PHONE.search(beside)) or any(one.name in AMERICA for one in names)
    found = [one for one in names if american or one.name not in ALSO_COUNTRIES]
    if not any(not one.is_country for one in found):
        found += [
            _signs()[m["sign"]]
            for m in _TOWN.finditer(place)
            if m["sign"] in _signs()
            and (american or m["sign"] not in COUNTRY_CODES or (m["code"] and m["sign"] not in LIKE_CODED))
        ]
    return sorted(dict.fromkeys(found), key=lambda one: one.is_country)


AMERICA = frozenset(("United States", "Canada"))
ALSO_COUNTRIES = frozenset(("Georgia",))
COUNTRY_CODES = frozenset(
    "AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE NL PA PE SC SD SK TN VA".split()
)
"""Signs of American states and provinces that are codes of countries too (ISO 3166-1)."""
LIKE_CODED = frozenset(("DE", "ID"))
"""Countries among these whose postcodes look like American ones."""
_AMERICAN_PHONE = re.compile(
    r"(?:\+1[ .(-]?\d|\(\d{3}\) ?\d{3}-\d{4}\b|(?<![\d+-])\d{3}[-.]\d{3}[-.]\d{4}\b)"
)
_TOWN = re.compile(
    r"\b[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2},? (?P<sign>[A-Z]{2})\b"
    r"(?=\s*(?P<code>\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)?\s*(?:[,;|·<\n)]|$))"
)


@lru_cache(maxsize=10_000)
def limited_to(words: str) -> tuple[Region, ...]:
    """The regions for which alone something is offered; none if it does not say so."""
    if not _any_name().search(words):
        return ()
    unless = re.compile(judgement("regions")["limits"]["unless"], re.IGNORECASE)
    found = [
        m["region"]
        for pattern in _limits()
        for m in pattern.finditer(words)
        if not unless.search(words[: m.start("region")])
    ]
    return tuple(dict.fromkeys(_names()[name.casefold()] for name in found))


@cache
def _limits() -> tuple[re.Pattern[str], ...]:
    said = judgement("regions")["limits"]
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
    for country, table in judgement("regions").items():
        if country == "limits":
            continue
        for entry in " ".join(table.get("regions", table.get("names", "")).split()).split(";"):
            spelled, _, sign = entry.strip().rstrip("]").partition(" [")
            name, *others = (one.strip() for one in spelled.split(" = "))
            region = Region(name, name if country == COUNTRIES else country)
            for spelling in (name, *others):
                yield region, spelling, sign
