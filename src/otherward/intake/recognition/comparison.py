"""How much two records speak for one person or for two, in bits (Fellegi and Sunter's weights)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import inf, log2
from typing import NamedTuple

from otherward.intake.recognition.contact_evidence import ContactEvidence, Piece
from otherward.intake.recognition.traits import Traits
from otherward.language.name_likeness import (
    Likeness,
    LocalFit,
    NameLikeness,
    compare_names,
    family_likeness,
    given_likeness,
    local_fit,
)
from otherward.language.name_words import common_names, formal_names, given_names

_SMALLEST = 200
"""A network smaller than this says little about how rare a name is."""


_TWO_NAMES = -14.0
"""Bits of two names of which neither part agrees."""
_AT_LEAST_AGAINST = -5.0
"""A part of a name that differs counts at least so much against."""
_SLIP_NEEDS = 4.0
"""Two names that differ by a slip of the pen may be two people's; something else must speak for one."""
_SLIP_AT_MOST = 3.0


class Comparison(NamedTuple):
    """The weight of all evidence about two records, and how far it is more than a name."""

    weight: float
    beyond_name: float
    """The part of it that no namesake would share: address, number, profile, birthday, employer."""
    names: NameLikeness
    pieces: tuple[Piece, ...]
    full: bool
    """Both names are given in full and agree."""


class Comparer:
    """Compares records of one network; knows how frequent each name, employer and place is in it."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self._contact = ContactEvidence(traits)
        whole = {(t.name.given[0], t.name.family[-1]) for t in traits if t.name.is_full}
        self._names = max(len(whole), 100)
        self.prior = -log2(max(len(traits) / 2, _SMALLEST))
        families: dict[str, set[str]] = defaultdict(set)
        self._given: Counter[str] = Counter()
        self._given_bits_of: dict[str, float] = {}
        self._family_bits_of: dict[str, float] = {}
        for given, family in whole:
            families[family].add(min(formal_names(given)))
            self._given.update(formal_names(given))
        self._families = {family: len(named) for family, named in families.items()}

    def given_weight(self, given: str) -> float:
        """How telling it is that two records share this given name."""
        known = self._given_bits_of.get(given)
        if known is None:
            known = self._given_bits_of[given] = self._weigh_given(given)
        return known

    def _weigh_given(self, given: str) -> float:
        share = max((self._given[formal] - 1 for formal in formal_names(given)), default=0) / self._names
        least = 0.003 if given in given_names() else 0.0005
        common = common_names("given")
        least = max(least, *(common.get(formal, 0.0) for formal in formal_names(given)))
        return min(10.0, -log2(max(share, least)))

    def family_weight(self, family: str) -> float:
        """How telling it is that two records share this family name."""
        known = self._family_bits_of.get(family)
        if known is None:
            known = self._family_bits_of[family] = self._weigh_family(family)
        return known

    def _weigh_family(self, family: str) -> float:
        share = (self._families.get(family, 1) - 1) / self._names
        return min(13.0, -log2(max(share, common_names("family").get(family, 0.0), 0.00015)))

    def compare(self, a: Traits, b: Traits, *, least: float = -inf) -> Comparison | None:
        """Weigh everything the two records say; nothing if it cannot come to more than `least` bits."""
        room = least - self.prior
        most_of_names = self._most_of_names(a, b)
        most_beside = self._contact.most(a, b, room - most_of_names)
        if most_of_names + most_beside <= room:
            return None
        names, name_weight = self._names_of(a, b)
        if name_weight + most_beside <= room:
            return None
        pieces = self._contact.pieces(a, b, names)
        beyond = sum(piece.bits for piece in pieces)
        weight = self.prior + name_weight + beyond
        if Likeness.SLIP in names[:2] and beyond < _SLIP_NEEDS:
            weight = min(weight, _SLIP_AT_MOST)
        if weight <= least:
            return None
        full = names.given <= Likeness.SHORT and names.family <= Likeness.SHORT
        name_piece = Piece(name_weight, _in_words(names, a, b, name_weight))
        return Comparison(weight, beyond, names, (name_piece, *pieces), full)

    def _most_of_names(self, a: Traits, b: Traits) -> float:
        """More bits than the two names can come to: cheap, so that hopeless pairs are not weighed."""
        one, other = a.name, b.name
        if (
            not (one.given and one.family and other.given and other.family)
            or one.nicknames
            or other.nicknames
        ):
            return inf
        if one.given[0] == other.family[-1] or one.family[-1] == other.given[0]:
            return inf
        family = family_likeness(one.family, other.family)
        given = given_likeness(one.given, other.given)
        if family is Likeness.DIFFERENT and given is Likeness.DIFFERENT:
            return _TWO_NAMES
        bits = (
            max(self.given_weight(one.given[0]), 3.0)
            if given is not Likeness.DIFFERENT
            else _AT_LEAST_AGAINST
        )
        if (
            family is Likeness.DIFFERENT
            and not _may_live_on(one.family, b)
            and not _may_live_on(other.family, a)
        ):
            return bits + _AT_LEAST_AGAINST
        return bits + max(3.0, *map(self.family_weight, (*one.family, *other.family)))

    def _names_of(self, a: Traits, b: Traits) -> tuple[NameLikeness, float]:
        if not a.named or not b.named:
            return self._nameless(a, b)
        names = compare_names(a.name, b.name)
        if names.given == Likeness.DIFFERENT and names.family == Likeness.DIFFERENT:
            return names, _TWO_NAMES
        given = self._given_bits(a, b, names)
        family = self._family_bits(a, b, names)
        bits = given + family - (1.0 if names.swapped else 0.0)
        if a.name.generation != b.name.generation:
            bits -= 14.0 if a.name.generation and b.name.generation else 3.0
        return names, bits

    def _given_bits(self, a: Traits, b: Traits, names: NameLikeness) -> float:
        words = a.name.given or b.name.given or ("",)
        rare = self.given_weight(words[0])
        if names.given in (Likeness.INITIAL, Likeness.MISSING) and self._lives_on(a, b, family=False):
            return rare - 1.0
        match names.given:
            case Likeness.SAME:
                return rare
            case Likeness.SHORT:
                other = self.given_weight((b.name.given or words)[0])
                return max(min(rare, other) - 1.5, 2.5)
            case Likeness.INITIAL:
                return 3.0
            case Likeness.SLIP:
                return max(rare - 4.0, 2.0)
            case Likeness.MISSING:
                return 0.0
            case _:
                return -8.0 if _both_known(a, b) else -5.0

    def _family_bits(self, a: Traits, b: Traits, names: NameLikeness) -> float:
        if names.swapped:
            return self.family_weight(a.name.family[-1])
        if names.family in (Likeness.INITIAL, Likeness.MISSING, Likeness.DIFFERENT):
            alive = self._lives_on(a, b, family=True)
            if alive:
                return self.family_weight(alive) - (2.5 if names.family == Likeness.DIFFERENT else 1.0)
        match names.family:
            case Likeness.SAME:
                return self.family_weight((a.name.family or b.name.family or ("",))[-1])
            case Likeness.SHORT:
                shared = set(a.name.family or a.name.given) & set(b.name.family or b.name.given)
                return max((self.family_weight(word) for word in shared), default=3.0) - 1.0
            case Likeness.INITIAL:
                return 3.0
            case Likeness.SLIP:
                return max(self.family_weight((a.name.family or ("",))[-1]) - 4.0, 3.0)
            case Likeness.MISSING:
                return 0.0
            case _:
                return -5.0

    def _lives_on(self, a: Traits, b: Traits, *, family: bool) -> str:
        """One's full name part stands in the other's addresses or profile: a former name, or one cut short."""
        for one, other in ((a, b), (b, a)):
            words = one.name.family if family else one.name.given[:1]
            for word in words:
                if len(word) > 2 and (word in other.words or self._inside(one, other)):
                    return word
        return ""

    @staticmethod
    def _inside(one: Traits, other: Traits) -> bool:
        return any(local_fit(one.name, local) == LocalFit.FULL for local in other.locals)

    def _nameless(self, a: Traits, b: Traits) -> tuple[NameLikeness, float]:
        """One has only an address: what its local part says of the name."""
        one, other = (a, b) if a.named else (b, a)
        missing = NameLikeness(Likeness.MISSING, Likeness.MISSING)
        if not one.named:
            return missing, 0.0
        best = _best_fit(one, other)
        if best == LocalFit.NONE:
            return missing, (-3.0 if other.locals else 0.0)
        given = self.given_weight(one.name.given[0]) if one.name.given else 0.0
        family = self.family_weight(one.name.family[-1]) if one.name.family else 0.0
        bits = {
            LocalFit.FULL: given + family - 1.0,
            LocalFit.INITIAL_FAMILY: family + 2.5,
            LocalFit.GIVEN_INITIAL: given + 2.5,
            LocalFit.FAMILY: family - 1.0,
            LocalFit.GIVEN: given - 1.0,
        }[best]
        return missing, bits


def _best_fit(named: Traits, other: Traits) -> LocalFit:
    """How well a name fits the addresses of a record without one."""
    fits = (local_fit(name, local) for name in (named.name, *named.variants) for local in other.locals)
    return min(fits, default=LocalFit.NONE)


def _may_live_on(family: tuple[str, ...], other: Traits) -> bool:
    """Whether one's family name can stand in the other's addresses or profile at all."""
    if other.words:
        for word in family:
            if word in other.words or word in other.run_together:
                return True
    return False


def _both_known(a: Traits, b: Traits) -> bool:
    return all(t.name.given and t.name.given[0] in given_names() for t in (a, b))


def _in_words(names: NameLikeness, a: Traits, b: Traits, bits: float) -> str:
    if not a.named or not b.named:
        one, other = (a, b) if a.named else (b, a)
        fits = bits and one.named and _best_fit(one, other) != LocalFit.NONE
        return f"the address fits the name {one.name.shown}" if fits else ""
    one_name, other_name = a.name.shown, b.name.shown
    if names.given == Likeness.DIFFERENT and names.family == Likeness.DIFFERENT:
        return "different names"
    if names.swapped:
        return "the same name in another order"
    if not names.agrees:
        return f"{one_name} and {other_name} are different names"
    if names == (Likeness.SAME, Likeness.SAME, False):
        return f"the same name, {one_name}"
    if Likeness.SLIP in names[:2]:
        return f"{one_name} and {other_name} differ by a slip of the pen"
    return f"{one_name} may be {other_name}"
