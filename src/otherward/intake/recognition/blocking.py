"""Which records are worth comparing: those that share one of several keys."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from otherward.intake.recognition.traits import Traits
from otherward.language.name_likeness import local_words
from otherward.language.name_words import formal_names
from otherward.language.person_name import PersonName

STRONG_LIMIT = 60
WEAK_LIMIT = 50
CUT_LIMIT = 600
_HALF = 32
"""Bits of a position in a pair's number."""
_VOWELS = str.maketrans("", "", "aeiouyhw")


def candidate_pairs(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs (smaller position first) that share a strong key, or a weak one that is not too common; each once, in order."""
    import numpy as np

    strong: dict[str, list[int]] = defaultdict(list)
    weak: dict[str, list[int]] = defaultdict(list)
    cut: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for t in traits:
        for key in set(_strong_keys(t)):
            strong[key].append(t.at)
        for key in set(_weak_keys(t)):
            weak[key].append(t.at)
        for key, cut_short in set(_cut_keys(t)):
            cut[key][not cut_short].append(t.at)
    # a pair as one number, so that a million of them take eight megabytes
    numbers = array("q")
    for pairs in (_of_cut(cut.values()), _of_blocks(strong.values(), weak.values())):
        numbers.extend(a << _HALF | b for a, b in pairs)
    for number in np.unique(np.frombuffer(numbers, dtype=np.int64)).tolist() if numbers else ():
        yield number >> _HALF, number & (1 << _HALF) - 1


def _of_cut(blocks: Iterable[tuple[list[int], list[int]]]) -> Iterator[tuple[int, int]]:
    """Names cut short with those in full that they may stand for."""
    for short, full in blocks:
        if short and len(short) * (len(short) + len(full)) <= CUT_LIMIT:
            yield from ((min(a, b), max(a, b)) for a in short for b in (*short, *full) if a != b)


def _of_blocks(strong: Iterable[list[int]], weak: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    for block in strong:
        if len(block) > 1:
            yield from _pairs(block, STRONG_LIMIT)
    for block in weak:
        if 1 < len(block) <= WEAK_LIMIT:
            yield from _pairs(block, WEAK_LIMIT)


def _pairs(block: list[int], limit: int) -> Iterator[tuple[int, int]]:
    """All pairs of a small block; in a large one each with its next ones."""
    reach = len(block) if len(block) <= limit else 8
    for i, a in enumerate(block):
        for b in block[i + 1 : i + 1 + reach]:
            yield (a, b)


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
