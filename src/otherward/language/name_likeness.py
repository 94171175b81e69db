"""How alike two names are: the same, a short form, an initial, a slip of the pen, or somebody else's."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from otherward.language.name_words import formal_names, given_names, marks
from otherward.language.person_name import PersonName

_APART = re.compile(r"[^a-z]+")
_LONG = 5
_SURE_LENGTH = 7


class Likeness(IntEnum):
    """How one part of a name compares with another's, best first."""

    SAME = 0
    SHORT = 1
    """Short form, pet name or part of a double name."""
    INITIAL = 2
    SLIP = 3
    """A typing error apart."""
    MISSING = 4
    DIFFERENT = 5


class NameLikeness(NamedTuple):
    """Given and family name compared, and whether one of the two is written in reverse order."""

    given: Likeness
    family: Likeness
    swapped: bool = False

    @property
    def agrees(self) -> bool:
        """Nothing in the names speaks against one person."""
        return Likeness.DIFFERENT not in (self.given, self.family)


def compare_names(a: PersonName, b: PersonName) -> NameLikeness:
    """Compare in the written order, and in reverse if that fits better."""
    straight = NameLikeness(_given(a, b), family_likeness(a.family, b.family))
    if straight.agrees and Likeness.MISSING not in straight:
        return straight
    if _reversed(a.given, a.family, b.given, b.family):
        return NameLikeness(Likeness.SAME, Likeness.SAME, swapped=True)
    return straight if a.family and b.family else _half(a, b, straight)


def _half(a: PersonName, b: PersonName, straight: NameLikeness) -> NameLikeness:
    """One of the two has one word only: it may be either part of the other."""
    if a.family and a.given and b.family and not b.given:
        return _single(a, b.family, straight)
    if b.family and b.given and a.family and not a.given:
        return _single(b, a.family, straight)
    if straight.given == Likeness.DIFFERENT:
        one, other = (a, b.given) if a.family else (b, a.given)
        return _single(one, other, straight)
    return straight


def _single(full: PersonName, words: tuple[str, ...], straight: NameLikeness) -> NameLikeness:
    if not words or not full.given:
        return straight
    family = family_likeness(full.family, words)
    if family <= Likeness.SHORT:
        return NameLikeness(Likeness.MISSING, family)
    given = given_likeness(full.given, words)
    if given <= Likeness.SHORT:
        return NameLikeness(given, Likeness.MISSING)
    if Likeness.SLIP in (family, given):
        return NameLikeness(Likeness.MISSING, Likeness.SLIP)
    return NameLikeness(Likeness.DIFFERENT, Likeness.MISSING)


def _reversed(
    given_a: tuple[str, ...], family_a: tuple[str, ...], given_b: tuple[str, ...], family_b: tuple[str, ...]
) -> bool:
    return bool(
        given_a
        and family_a
        and given_b
        and family_b
        and len(given_a[0]) > 1
        and len(given_b[0]) > 1
        and _word(given_a[0], family_b[-1])
        and _word(family_a[-1], given_b[0])
        and (given_a[0] == family_b[-1] or family_a[-1] == given_b[0])
    )


def _word(a: str, b: str) -> bool:
    return a == b or (bool(formal_names(a) & formal_names(b)) and a in given_names()) or is_slip(a, b)


def _given(a: PersonName, b: PersonName) -> Likeness:
    found = given_likeness(a.given, b.given)
    if found == Likeness.DIFFERENT and (a.nicknames or b.nicknames):
        for one in (a.given, *((word,) for word in a.nicknames)):
            for other in (b.given, *((word,) for word in b.nicknames)):
                if one and other and given_likeness(one, other) <= Likeness.SHORT:
                    return Likeness.SHORT
    return found


@lru_cache(maxsize=65536)
def given_likeness(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """Compare given names, middle names behind them."""
    if not a or not b:
        return Likeness.MISSING
    first, other = a[0], b[0]
    if first == other:
        return _middle(a, b)
    if "".join(a) == "".join(b) or "".join(a[:2]) == other or first == "".join(b[:2]):
        return Likeness.SAME
    if len(first) == 1 or len(other) == 1:
        return _initial(a, b)
    if formal_names(first) & formal_names(other):
        return Likeness.SHORT
    if other in a[1:] or first in b[1:]:
        return Likeness.SHORT
    if _are_initials(a, b) or _are_initials(b, a):
        return Likeness.INITIAL
    return Likeness.SLIP if is_slip(first, other) else Likeness.DIFFERENT


def _are_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """`JP` of `Jean-Paul`."""
    short = len(a) == 1 and len(a[0]) == len(b) > 1
    spoken = short and a[0] in given_names() and bool(set(a[0]) & set("aeiouy"))
    return short and not spoken and a[0] == "".join(word[:1] for word in b)


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """The first names are equal; two middle names that contradict are two people's."""
    if len(a) > 1 and len(b) > 1 and a[1][0] != b[1][0] and not set(a[1:]) & set(b[1:]):
        return Likeness.DIFFERENT
    return Likeness.SAME if len(a[0]) > 1 else Likeness.INITIAL


def _initial(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    one, other = (a, b) if len(a[0]) == 1 else (b, a)
    if one[0] == other[0][0] or any(formal[0] == one[0] for formal in formal_names(other[0])):
        return Likeness.INITIAL
    if len(one) > 1 and len(one[1]) > 1 and one[1] == other[0]:
        return Likeness.SHORT
    return Likeness.DIFFERENT


@lru_cache(maxsize=65536)
def family_likeness(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """Compare family names; one of a double name is a part of it."""
    if not a or not b:
        return Likeness.MISSING
    if a == b or "".join(a) == "".join(b):
        return Likeness.SAME
    if any(len(word) > 1 and word in b for word in a):
        return Likeness.SHORT
    if len(a[0]) == 1 or len(b[0]) == 1:
        return Likeness.INITIAL if a[0][0] == b[0][0] or a[-1][0] == b[-1][0] else Likeness.DIFFERENT
    if is_slip("".join(a), "".join(b), family=True):
        return Likeness.SLIP
    return Likeness.DIFFERENT


@lru_cache(maxsize=65536)
def is_slip(a: str, b: str, *, family: bool = False) -> bool:
    """Whether the two words differ by a typing error, and not as two known names do."""
    from rapidfuzz.distance import DamerauLevenshtein

    if min(len(a), len(b)) < 3:
        return False
    if not family and a in given_names() and b in given_names():
        return False
    longest = max(len(a), len(b))
    allowed = 1 if longest < _LONG else 2 if longest < _SURE_LENGTH + 2 else 3
    if longest >= _LONG and sorted(a) == sorted(b):
        return True
    return bool(DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed)


class LocalFit(IntEnum):
    """What of a name is written before the @ of an address."""

    FULL = 0
    INITIAL_FAMILY = 1
    GIVEN_INITIAL = 2
    FAMILY = 3
    GIVEN = 4
    NONE = 5


@lru_cache(maxsize=65536)
def local_words(local: str) -> tuple[str, ...]:
    """The words in a local part: `ana.ruiz+lists` gives `ana`, `ruiz`."""
    return tuple(word for word in _APART.split(local.partition("+")[0].casefold()) if word)


def local_fit(name: PersonName, local: str) -> LocalFit:
    """How an address's local part fits a name."""
    words = local_words(local)
    if not words or not (name.given or name.family):
        return LocalFit.NONE
    joined = "".join(words)
    given = [word for word in {*name.given[:1], *name.nicknames} if len(word) > 1]
    family = [word for word in {"".join(name.family), *name.family} if len(word) > 1]
    best = LocalFit.NONE
    for first in given or [""]:
        for last in family or [""]:
            best = min(best, _fit(first, last, words, joined))
    if best > LocalFit.INITIAL_FAMILY and name.given and family:
        best = min(best, _short_fit(name.given[0], family, words))
    return best


def _fit(first: str, last: str, words: tuple[str, ...], joined: str) -> LocalFit:
    if first and last:
        if f"{first}{last}" in joined or f"{last}{first}" in joined:
            return LocalFit.FULL
        if first in words and last in words:
            return LocalFit.FULL
        if joined in (f"{first[0]}{last}", f"{last}{first[0]}") or words[:2] == (first[0], last):
            return LocalFit.INITIAL_FAMILY
        if len(last) >= _LONG and words[0] in (f"{first[0]}{last}", f"{last}{first[0]}"):
            return LocalFit.INITIAL_FAMILY
        if joined == f"{first}{last[0]}" or words == (first, last[0]):
            return LocalFit.GIVEN_INITIAL
    if last and last in words:
        return LocalFit.FAMILY
    return LocalFit.GIVEN if first and first in words else LocalFit.NONE


def _short_fit(given: str, family: list[str], words: tuple[str, ...]) -> LocalFit:
    """`bob.jones` fits Robert Jones."""
    formal = formal_names(given)
    for last in family:
        if last in words and any(word != last and formal_names(word) & formal for word in words):
            return LocalFit.FULL
        for formal_name in formal:
            if "".join(words) == f"{formal_name[0]}{last}":
                return LocalFit.INITIAL_FAMILY
    return LocalFit.NONE


def name_in_words(words: tuple[str, ...]) -> PersonName | None:
    """A name read from a local part or a profile's slug with both words: `anna kowalski`."""
    kept = [word for word in words if len(word) > 1 and word not in marks("credentials")]
    if len(kept) < 2 or len(kept[1]) < 3:
        return None
    return PersonName(given=(kept[0],), family=(kept[1],))
