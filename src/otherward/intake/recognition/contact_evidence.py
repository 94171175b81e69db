"""What addresses, numbers, profiles, birthdays, employers and places say about two records."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf, log2
from typing import NamedTuple

from otherward.intake.recognition.organization_names import begins, core
from otherward.intake.recognition.traits import Traits, work_domain
from otherward.intake.recognition.words import is_free_mail, is_role
from otherward.language.name_likeness import (
    Likeness,
    LocalFit,
    NameLikeness,
    compare_names,
    is_slip,
    local_fit,
    local_words,
)
from otherward.language.name_words import given_names

_OTHER_ADDRESS, _OTHER_NUMBER, _OTHER_PROFILE = -0.7, -0.8, -8.0
"""Bits of an address, a number, a profile that two records do not share; most people have several addresses and numbers, one profile."""
_MOST_ALIKE, _ORGANIZATIONS_BEGIN_ALIKE, _MOST_OF_A_PLACE = 7.0, 2.0, 5.0
_UNLIKE = 0.6
_LOOKED_AT = 12
"""So many bearers of one address are compared to see whether it is shared."""


class Piece(NamedTuple):
    """One piece of evidence: bits for (or against) one person, and in words."""

    bits: float
    words: str


class ContactEvidence:
    """Weighs everything but names."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self._shared = _shared(traits)
        self._people = max(len(traits) / 2, 50)
        orgs = Counter(org for t in traits for org in t.orgs)
        self._org_bits = {
            org: min(max(-log2(min(times / self._people, 1.0)) - 0.5, 1.0), 6.5)
            for org, times in orgs.items()
        }
        self._places: Counter[str] = Counter(t.place[0] for t in traits if t.place)

    def pieces(self, a: Traits, b: Traits, names: NameLikeness) -> list[Piece]:
        """The evidence there is, without what says nothing."""
        found: list[Piece] = []
        if a.emails and b.emails:
            found += self._emails(a, b, names)
        if a.phones and b.phones:
            found += self._phones(a, b)
        if (a.slugs and b.slugs) or (a.pages and b.pages):
            found += _profiles(a, b)
        if a.birthday and b.birthday:
            found.append(_birthdays(a.birthday, b.birthday))
        if a.orgs and b.orgs:
            found.append(self._organizations(a, b))
        if a.place and b.place:
            found.append(self._place(a, b))
        found += _small_things(a, b, names)
        return found

    def most(self, a: Traits, b: Traits, worth: float = -inf) -> float:
        """At least the bits that `pieces` can find: cheap, so that hopeless pairs are not weighed.

        Looked at more closely only as long as it is more than `worth`.
        """
        if _identified(a, b):
            return inf
        most = self._most_at_a_glance(a, b)
        if most > worth and a.orgs and b.orgs and a.orgs.isdisjoint(b.orgs):
            most += self._organizations(a, b).bits - _ORGANIZATIONS_BEGIN_ALIKE
        if most > worth and a.place and b.place:
            most += self._place(a, b).bits - _MOST_OF_A_PLACE
        if most > worth and a.emails and b.emails:
            most += (_most_alike(a, b) or _OTHER_ADDRESS) - _MOST_ALIKE
        return most

    def _most_at_a_glance(self, a: Traits, b: Traits) -> float:
        x, y = a.record, b.record
        bits = 2.5 if a.title and a.title == b.title else 0.0
        if a.slugs and b.slugs:
            bits += _OTHER_PROFILE
        if a.phones and b.phones:
            bits += _OTHER_NUMBER
        if a.emails and b.emails:
            bits += _MOST_ALIKE
        if a.birthday and b.birthday:
            bits += _birthdays(a.birthday, b.birthday).bits
        if a.orgs and b.orgs:
            common = a.orgs & b.orgs
            bits += self._shared_organization(common) if common else _ORGANIZATIONS_BEGIN_ALIKE
        if a.place and b.place:
            bits += _MOST_OF_A_PLACE
        if x.connected_on and x.connected_on == y.connected_on and x.origin == y.origin:
            bits += 8.0
        if (x.street and y.street) or (x.postcode and x.postcode == y.postcode):
            bits += 5.0
        return bits

    def _emails(self, a: Traits, b: Traits, names: NameLikeness) -> Iterator[Piece]:
        common = [email for email in a.emails if email in b.emails]
        if common:
            own = [email for email in common if email not in self._shared]
            if own:
                yield Piece(19.0, f"the same address {own[0]}")
            else:
                yield Piece(4.0, f"the same address {common[0]}, which others use too")
            return
        best = _most_alike(a, b)
        if best and not (a.named and b.named and names.given == Likeness.DIFFERENT):
            yield Piece(best, f"addresses alike: {a.emails[0]}, {b.emails[0]}")
            return
        sites = {work_domain(e) for e in a.emails} & {work_domain(e) for e in b.emails} - {""}
        if sites:
            fits = all(
                t.named and any(local_fit(t.name, x) < LocalFit.NONE for x in t.locals) for t in (a, b)
            )
            yield Piece(-1.0 if fits and names.agrees else -5.0, "different addresses at one employer")
        else:
            yield Piece(_OTHER_ADDRESS, "different addresses")

    def _phones(self, a: Traits, b: Traits) -> Iterator[Piece]:
        common = [phone for phone in a.phones if phone in b.phones]
        if not common:
            yield Piece(_OTHER_NUMBER, "different numbers")
        elif all(phone in self._shared for phone in common):
            yield Piece(3.0, f"the same number …{common[0][-4:]}, which others use too")
        else:
            yield Piece(13.0, f"the same number …{common[0][-4:]}")

    def _organizations(self, a: Traits, b: Traits) -> Piece:
        common = a.orgs & b.orgs
        if not common:
            one, other = core(a.record.organization), core(b.record.organization)
            if one and other and one[0] == other[0] and (begins(one, other) or begins(other, one)):
                return Piece(_ORGANIZATIONS_BEGIN_ALIKE, "organizations whose names begin alike")
            return Piece(-4.5, "different organizations")
        return Piece(self._shared_organization(common), "the same organization")

    def _shared_organization(self, common: Iterable[str]) -> float:
        return max(self._org_bits[org] for org in common)

    def _place(self, a: Traits, b: Traits) -> Piece:
        if set(a.place) & set(b.place):
            share = self._places[a.place[0]] / max(self._places.total(), 50)
            return Piece(min(max(-log2(share), 0.5), _MOST_OF_A_PLACE), "the same place")
        if is_slip("".join(a.place), "".join(b.place), family=True):
            return Piece(1.5, "the same place but for a slip of the pen")
        return Piece(-1.0, "different places")


def _identified(a: Traits, b: Traits) -> bool:
    """They share an address, a number, a page or an identifier."""
    for ones, others in (
        (a.emails, b.emails),
        (a.phones, b.phones),
        (a.slugs, b.slugs),
        (a.pages, b.pages),
    ):
        if ones and others:
            for one in ones:
                if one in others:
                    return True
    return bool(a.record.uid and a.record.uid == b.record.uid)


def _shared(traits: Sequence[Traits]) -> frozenset[str]:
    """Addresses and numbers that people of different given names use: households, couples, offices."""
    users: dict[str, list[Traits]] = defaultdict(list)
    for t in traits:
        for key in (*t.emails, *t.phones):
            users[key].append(t)
    found = {key for key in users if "@" in key and is_role(key.partition("@")[0])}
    for key, bearers in users.items():
        named = {t.name: t for t in bearers if t.named}
        some = list(named.values())[:_LOOKED_AT]
        if len(some) > 1 and any(_two_people(a, b) for i, a in enumerate(some) for b in some[i + 1 :]):
            found.add(key)
    return frozenset(found)


def _two_people(a: Traits, b: Traits) -> bool:
    names = compare_names(a.name, b.name)
    if names.given != Likeness.DIFFERENT or names.swapped or not (a.name.given and b.name.given):
        return False
    one, other = a.name.given[0], b.name.given[0]
    if one in given_names() and other in given_names():
        return True
    from rapidfuzz.distance import Jaro

    return bool(Jaro.similarity(one, other) < _UNLIKE)


def _most_alike(a: Traits, b: Traits) -> float:
    return max((_alike(one, other) for one in a.emails for other in b.emails), default=0.0)


def _alike(one: str, other: str) -> float:
    """Bits for two addresses that differ little; names in them are weighed as names."""
    local_a, _, domain_a = one.partition("@")
    local_b, _, domain_b = other.partition("@")
    if local_a == local_b:
        telling = any(c.isdigit() for c in local_a) and len(local_a) >= 6
        return 0.0 if domain_a == domain_b or is_role(local_a) else 6.0 if telling else 1.5
    if len(one) < 10 or abs(len(one) - len(other)) > 3:
        return 0.0
    free = is_free_mail(domain_a) or is_free_mail(domain_b)
    if free and domain_a != domain_b:
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    if DamerauLevenshtein.distance(one, other, score_cutoff=3) > 3 and sorted(one) != sorted(other):
        return 0.0
    if is_role(local_a) or is_role(local_b):
        return 0.0
    if domain_a != domain_b:
        return 7.0
    digits = [c for c in local_a if c.isdigit()] != [c for c in local_b if c.isdigit()]
    if len(local_words(local_a)) != len(local_words(local_b)):
        return 2.0
    return 2.0 if free or digits else 5.0


def _profiles(a: Traits, b: Traits) -> Iterator[Piece]:
    if a.slugs and b.slugs:
        common = set(a.slugs) & set(b.slugs)
        yield Piece(20.0, "the same profile") if common else Piece(_OTHER_PROFILE, "different profiles")
    if set(a.pages) & set(b.pages):
        yield Piece(2.5, "the same web page")


def _birthdays(a: tuple[int, int, int], b: tuple[int, int, int]) -> Piece:
    if a == b:
        if not a[0]:
            return Piece(7.5, "the same birthday")
        return Piece(8.0 if a[1:] == (1, 1) else 13.0, "the same date of birth")
    if a[1:] == b[1:]:
        return (
            Piece(7.5, "the same birthday")
            if not (a[0] and b[0])
            else Piece(4.5, "nearly the same date of birth")
        )
    if not (a[0] and b[0]):
        return Piece(-6.0, "different birthdays")
    if _nearly(a, b):
        return Piece(4.0, "nearly the same date of birth")
    return Piece(-6.0, "different dates of birth")


def _nearly(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """One figure, or day and month, mistaken; or a little off, as where a date was noted from memory."""
    if a[0] == b[0] and a[1:] == b[:0:-1]:
        return True
    digits_a, digits_b = (f"{d[0]:04}{d[1]:02}{d[2]:02}" for d in (a, b))
    if sum(x != y for x, y in zip(digits_a, digits_b, strict=True)) == 1:
        return True
    months = abs((a[0] * 12 + a[1]) - (b[0] * 12 + b[1]))
    return min(months % 120, -months % 120) <= 2 and months <= 122 and abs(a[2] - b[2]) <= 3


def _small_things(a: Traits, b: Traits, names: NameLikeness) -> Iterator[Piece]:
    x, y = a.record, b.record
    if x.uid and x.uid == y.uid:
        yield Piece(18.0 if names.agrees else 6.0, "the same identifier in the address book")
    if x.connected_on and x.connected_on == y.connected_on and x.origin == y.origin and names.agrees:
        yield Piece(8.0, f"connected on the same day, {x.connected_on}")
    if a.title and a.title == b.title and " " in a.title:
        yield Piece(2.5, "the same title")
    if x.street and x.street.casefold() == y.street.casefold():
        yield Piece(5.0, "the same street")
    elif x.postcode and x.postcode == y.postcode:
        yield Piece(3.0, "the same postcode")
