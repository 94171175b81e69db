"""Which records are worth comparing: those that share one of several keys."""

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from otherward.intake.recognition.traits import Traits
from otherward.language.name_likeness import local_words
from otherward.language.name_words import formal_names
from otherward.language.person_name import PersonName

if TYPE_CHECKING:
    import numpy as np

STRONG_LIMIT = 60
WEAK_LIMIT = 50
CUT_LIMIT = 600
NEXT = 8
"""In a block larger than its limit a record is compared with so many that follow."""
_HALF = 32
"""Bits of a position in a pair's number."""
_PIECE = 100_000
_VOWELS = str.maketrans("", "", "aeiouyhw")


class _Blocks:
    """Which records share which keys. Keys are kept as their hashes: most stand for one record only, and a million of them are many."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._members = array("q")

    def add(self, key: str, member: int) -> None:
        """A record bears this key."""
        self._keys.append(hash(key))
        self._members.append(member)

    def shared(self) -> Iterator[list[int]]:
        """The members of every key that more than one bears, in the order in which they were added."""
        for rows in self._by_size():
            yield from rows.tolist()

    def pairs(self, limit: int, most: int | None = None) -> Iterator["np.ndarray"]:
        """All pairs of small blocks as numbers; in one larger than `limit` each with its next ones, none in one larger than `most`."""
        import numpy as np

        for rows in self._by_size():
            size = rows.shape[1]
            if most is None or size <= most:
                reach = size - 1 if size <= limit else NEXT
                one = np.repeat(np.arange(size), reach)
                other = one + np.tile(np.arange(1, reach + 1), size)
                one, other = one[other < size], other[other < size]
                yield (rows[:, one] << _HALF | rows[:, other]).ravel()

    def _by_size(self) -> Iterator["np.ndarray"]:
        """The members of shared keys, (keys, members of each): of keys that two bear first."""
        import numpy as np

        if not self._keys:
            return
        keys, members = (np.frombuffer(a, dtype=np.int64) for a in (self._keys, self._members))
        order = np.argsort(keys, kind="stable")
        members = members[order]
        begins = np.flatnonzero(np.diff(keys[order], prepend=keys[order[0]] - 1))
        sizes = np.diff(begins, append=len(keys))
        for size in np.unique(sizes[sizes > 1]).tolist():
            yield members[begins[sizes == size][:, None] + np.arange(size)]


def candidate_pairs(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs (smaller position first) that share a strong key, or a weak one that is not too common; each once, in order."""
    import numpy as np

    # a pair as one number, so that a million of them take eight megabytes
    found = [*_of_cut(traits), *_of_strong(traits), *_of_weak(traits)]
    unique = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    for start in range(0, len(unique), _PIECE):
        for number in unique[start : start + _PIECE].tolist():
            yield number >> _HALF, number & (1 << _HALF) - 1


def _of_cut(traits: Sequence[Traits]) -> Iterator["np.ndarray"]:
    """Names cut short with those in full that they may stand for."""
    import numpy as np

    blocks = _Blocks()
    for t in traits:
        for key, cut_short in set(_cut_keys(t)):
            blocks.add(key, 2 * t.at + cut_short)
    numbers = array("q")
    for block in blocks.shared():
        short = [member // 2 for member in block if member % 2]
        full = [member // 2 for member in block if not member % 2]
        if short and len(short) * len(block) <= CUT_LIMIT:
            numbers.extend(min(a, b) << _HALF | max(a, b) for a in short for b in (*short, *full) if a != b)
    yield np.frombuffer(numbers, dtype=np.int64)


def _of_strong(traits: Sequence[Traits]) -> Iterator["np.ndarray"]:
    blocks = _Blocks()
    for t in traits:
        for key in set(_strong_keys(t)):
            blocks.add(key, t.at)
    return blocks.pairs(STRONG_LIMIT)


def _of_weak(traits: Sequence[Traits]) -> Iterator["np.ndarray"]:
    blocks = _Blocks()
    for t in traits:
        for key in set(_weak_keys(t)):
            blocks.add(key, t.at)
    return blocks.pairs(WEAK_LIMIT, most=WEAK_LIMIT)


def _strong_keys(t: Traits) -> Iterator[str]:
    yield from t.emails
    yield from t.phones
    yield from t.slugs
    if t.record.uid:
        yield f"uid {t.record.uid}"
    name = t.name
    if name.given and name.family:
        yield f"n {min(name.given[0], name.family[-1])} {max(name.given[0], name.family[-1])}"


def _weak_keys(t: Traits) -> Iterator[str]:
    name = t.name
    yield from _name_keys(name)
    for variant in t.variants:
        yield from _name_keys(variant)
    for word in name.family[:-1]:
        yield from _name_keys(PersonName(given=name.given, family=(word,)))
    if t.birthday and t.birthday[0]:
        yield f"b {t.birthday}"
    yield from _birthday_keys(t)
    for local in t.locals:
        joined = "".join(local_words(local))
        if len(joined) >= 5:
            yield f"l {joined}"
            yield f"l {joined[::-1][1:]}"
            yield f"l {joined[1:]}"
    if name.given and name.family and name.is_full:
        yield f"l {name.given[0]}{''.join(name.family)}"
        yield f"l {name.given[0][0]}{''.join(name.family)}"
    yield from _place_keys(t)


def _name_keys(name: PersonName) -> Iterator[str]:
    if not name.given or not name.family:
        return
    family, given = name.family[-1], name.given[0]
    if len(given) == 1 or len(family) == 1:
        return
    for formal in formal_names(given):
        yield f"f {family} {formal}"
    for word in (*name.given[1:], *name.nicknames):
        yield f"f {family} {word}"
    yield f"s {_skeleton(family)} {_skeleton(given)}"
    yield f"s {_skeleton(given)} {_skeleton(family)}"


def _cut_keys(t: Traits) -> Iterator[tuple[str, bool]]:
    """`J. Haas` meets every Haas with J, `Jane H.` every Jane with H; two names in full do not meet by it."""
    name = t.name
    if not name.given or not name.family:
        return
    family, given = name.family[-1], name.given[0]
    if len(given) == 1:
        yield f"i {family} {given}", True
    elif len(family) == 1:
        for formal in formal_names(given):
            yield f"j {formal} {family}", True
    else:
        for formal in formal_names(given):
            yield f"i {family} {formal[0]}", False
            yield f"j {formal} {family[0]}", False


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    kept = word[:1] + word[1:].translate(_VOWELS)
    return "".join(c for at, c in enumerate(kept) if not at or kept[at - 1] != c)


def _birthday_keys(t: Traits) -> Iterator[str]:
    if not t.birthday:
        return
    year, month, day = t.birthday
    for word in (*t.name.given[:1], *t.name.family[-1:]):
        yield f"d {word} {month} {day}"
        yield f"d {word} {year} {day}"
        yield f"d {word} {year} {month}"
    for local in t.locals:
        yield f"dl {local[:4]} {year} {month}"
        yield f"dl {local[:4]} {month} {day}"


def _place_keys(t: Traits) -> Iterator[str]:
    """Within one organization or place, one part of the name is enough to compare."""
    words = [*t.name.given[:1], *t.name.family[-1:]]
    if not t.named:
        words = [word for local in t.locals for word in local_words(local)]
    for org in t.orgs:
        for word in words:
            for formal in formal_names(word):
                yield f"o {org} {formal}"
        if t.name.given and t.name.family:
            yield f"o {org} {t.name.given[0][0]}{t.name.family[-1]}"
            yield f"o {org} {t.name.given[0]}{t.name.family[-1][0]}"
    if t.place and t.name.given:
        yield f"p {t.place[0]} {t.name.given[0]}"
