"""Records put together, the surest links first, as long as nothing in the two groups contradicts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, product
from typing import NamedTuple

from otherward.intake.recognition.blocking import candidate_pairs
from otherward.intake.recognition.comparison import Comparer, Comparison
from otherward.intake.recognition.traits import Traits
from otherward.language.name_likeness import Likeness, compare_names
from otherward.language.name_words import given_names
from otherward.language.person_name import PersonName

MERGE = 4.0
"""Bits from which two records are one person: 16 to 1, after the network's size is paid for."""
ASK = 0.0
"""Bits from which the user is asked."""
MARGIN = 4.0
"""So many bits must a link without address, number or profile be better than a rival."""
IDENTITY = 9.0
"""Bits beyond the name that identify: an address, a number, a profile, a date of birth with something else."""
_SAMPLE = 60


class Link(NamedTuple):
    """Two records and what speaks for one person."""

    a: int
    b: int
    found: Comparison

    @property
    def identifies(self) -> bool:
        """More than a name and an employer speaks for it."""
        return self.found.beyond_name >= IDENTITY


class Clusters:
    """Groups of records, joined step by step."""

    def __init__(self, traits: Sequence[Traits], apart: Iterable[tuple[int, int]]) -> None:
        self._traits = traits
        self._of = list(range(len(traits)))
        self.members: dict[int, list[int]] = {t.at: [t.at] for t in traits}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def of(self, record: int) -> int:
        """The group a record is in."""
        return self._of[record]

    def join(self, a: int, b: int) -> None:
        """Put the groups of two records together."""
        one, other = self._of[a], self._of[b]
        if one == other:
            return
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        moved = self.members.pop(other)
        self.members[one] += moved
        for record in moved:
            self._of[record] = one

    def kept_apart(self, a: int, b: int) -> bool:
        """The user said that two of these two groups are not one person."""
        one, other = self.members[self._of[a]], set(self.members[self._of[b]])
        return any(self._apart[record] & other for record in one if record in self._apart)

    def contradict(self, a: int, b: int, *, surely: bool = False) -> bool:
        """Something in the two groups speaks clearly for two people; `surely`: an identity speaks for one."""
        one = [self._traits[record] for record in self.members[self._of[a]]]
        other = [self._traits[record] for record in self.members[self._of[b]]]
        return (
            _two_members(one, other)
            or _two_generations(one, other)
            or _two_given_names(one, other, surely=surely)
        )

    def against(self, a: int, b: int) -> float:
        """Bits against a link by name, from what the rest of the two groups says."""
        one = [self._traits[record] for record in self.members[self._of[a]]]
        other = [self._traits[record] for record in self.members[self._of[b]]]
        bits = 0.0
        if _disjoint({s for t in one for s in t.slugs}, {s for t in other for s in t.slugs}):
            bits += 8.0
        alone = _disjoint(self._traits[a].orgs, self._traits[b].orgs)
        if not alone and _disjoint({o for t in one for o in t.orgs}, {o for t in other for o in t.orgs}):
            bits += 4.5
        return bits

    def elsewhere(self, one: int, other: int) -> bool:
        """The two groups work in different places."""
        first = {o for record in self.members[one] for o in self._traits[record].orgs}
        second = {o for record in self.members[other] for o in self._traits[record].orgs}
        return _disjoint(first, second)


def _disjoint(a: AbstractSet[str], b: AbstractSet[str]) -> bool:
    return bool(a and b and not a & b)


def _two_members(one: list[Traits], other: list[Traits]) -> bool:
    """Two rows of one list of connections are two members, unless the member is the same."""
    rows = {(t.record.source.path, slug) for t in one if t.record.origin == "linkedin" for slug in t.slugs}
    others = {
        (t.record.source.path, slug) for t in other if t.record.origin == "linkedin" for slug in t.slugs
    }
    paths = {path for path, _ in rows} & {path for path, _ in others}
    return any(not {s for p, s in rows if p == path} & {s for p, s in others if p == path} for path in paths)


def _two_generations(one: list[Traits], other: list[Traits]) -> bool:
    first = {t.name.generation for t in one} - {""}
    second = {t.name.generation for t in other} - {""}
    return bool(first and second and not first & second)


def _two_given_names(one: list[Traits], other: list[Traits], *, surely: bool) -> bool:
    names = list(dict.fromkeys(t.name for t in one if t.name.given))
    others = list(dict.fromkeys(t.name for t in other if t.name.given))
    against = compared = 0
    for a, b in islice(product(names, others), _SAMPLE):
        found = compare_names(a, b)
        compared += 1
        if found.given == Likeness.DIFFERENT and not found.swapped:
            against += 1
            if _known(a) and _known(b) and a.is_full and b.is_full and found.family != Likeness.SLIP:
                return True
    return not surely and against * 2 > compared


def _known(name: PersonName) -> bool:
    return name.given[0] in given_names()


def cluster(
    traits: Sequence[Traits], same: Iterable[tuple[int, int]], apart: Iterable[tuple[int, int]]
) -> tuple[Clusters, list[Link]]:
    """The groups, and the links that are likely but not certain."""
    clusters = Clusters(traits, apart)
    for a, b in same:
        if not clusters.kept_apart(a, b):
            clusters.join(a, b)
    comparer = Comparer(traits)
    links = []
    for a, b in candidate_pairs(traits):
        found = comparer.compare(traits[a], traits[b], least=ASK - MARGIN)
        if found and found.weight > ASK - MARGIN:
            links.append(Link(a, b, found))
    links.sort(key=lambda link: (not link.identifies, -link.found.weight, link.a, link.b))
    likely = _join_all(clusters, links)
    return clusters, [link for link in likely if _still_open(clusters, link)]


def _still_open(clusters: Clusters, link: Link) -> bool:
    return clusters.of(link.a) != clusters.of(link.b) and not clusters.kept_apart(link.a, link.b)


def _join_all(clusters: Clusters, links: list[Link]) -> list[Link]:
    near: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        near[link.a].append(link)
        near[link.b].append(link)
    likely: list[Link] = []
    for link in links:
        if clusters.of(link.a) == clusters.of(link.b) or clusters.kept_apart(link.a, link.b):
            continue
        if link.found.weight < MERGE:
            if link.found.weight >= ASK:
                likely.append(link)
        elif clusters.contradict(link.a, link.b, surely=link.identifies) or (
            not link.identifies
            and (
                link.found.weight - clusters.against(link.a, link.b) < MERGE
                or _rivalled(clusters, near, link)
            )
        ):
            likely.append(link)
        else:
            clusters.join(link.a, link.b)
    return likely


def _rivalled(clusters: Clusters, near: dict[int, list[Link]], link: Link) -> bool:
    """Another group, not to be joined with the one, has nearly as good a claim to the other."""
    here, there = clusters.of(link.a), clusters.of(link.b)
    for side, opposite in ((here, there), (there, here)):
        for record in clusters.members[side][:_SAMPLE]:
            for claim in near[record]:
                third = clusters.of(claim.b if claim.a == record else claim.a)
                if third in (here, there) or claim.found.weight < link.found.weight - MARGIN:
                    continue
                if (
                    clusters.contradict(third, opposite, surely=True) or clusters.elsewhere(third, opposite)
                ) and not clusters.kept_apart(third, side):
                    return True
    return False
