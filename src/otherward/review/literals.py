"""The letters a pattern cannot do without: a text that has none of them need not be searched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from re import IGNORECASE, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

LEAST = 3
"""Letters a piece must have to be worth looking for."""
LONG = 5
"""Letters in a row by which longer pieces are looked for; their rarest such run stands in few texts."""
MOST = 16
"""So many wordings of a run are told apart; where there are more, it is cut in two."""
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_NO_WIDTH = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these is needed."""

    needs: "tuple[Need, ...]"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these is needed."""

    needs: "tuple[Need, ...]"


Need = frozenset[str] | AllOf | OneOf
"""Pieces of which one must stand in the text in lower case, or several such needs."""


def needed(pattern: str) -> Need | None:
    """What must stand in a text wherever the pattern is found; None if nothing is sure."""
    return _of(_parser.parse(pattern, IGNORECASE))


def pieces_of(need: Need | None) -> frozenset[str]:
    """Every piece it speaks of."""
    if need is None:
        return frozenset()
    return need if isinstance(need, frozenset) else frozenset[str]().union(*map(pieces_of, need.needs))


def met(need: Need, present: frozenset[str]) -> bool:
    """Whether a text in which these pieces stand has what is needed."""
    if isinstance(need, frozenset):
        return not need.isdisjoint(present)
    every = isinstance(need, AllOf)
    for one in need.needs:  # a loop, for this is asked some hundred times a draft
        if met(one, present) is not every:
            return not every
    return every


def rarest(need: Need) -> frozenset[str]:
    """Pieces of which at least one must stand in the text; a quick first look."""
    if isinstance(need, frozenset):
        return need
    if isinstance(need, OneOf):
        return frozenset[str]().union(*map(rarest, need.needs))
    return min(map(rarest, need.needs), key=lambda pieces: (len(pieces), -min(map(len, pieces))))


def _of(parts: Iterable[Any]) -> Need | None:
    """What a row of parts needs: runs of letters are read through, all their wordings told apart."""
    found: list[Need] = []
    run = frozenset({""})
    for what, about in parts:
        said = _wordings(what, about)
        if said is not None and len(run) * len(said) <= MOST:
            run = _joined(run, said)
            continue
        found += _kept(run)
        run = said or frozenset({""})
        if said is None and (inner := _part(what, about)) is not None:
            found.append(inner)
    found += _kept(run)
    return AllOf(tuple(found)) if len(found) > 1 else found[0] if found else None


def _joined(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(a + b for a, b in product(one, other))


def _kept(run: frozenset[str]) -> list[Need]:
    return [run] if all(len(piece) >= LEAST for piece in run) else []


def _part(what: Any, about: Any) -> Need | None:
    if what is _constants.SUBPATTERN:
        return _of(about[-1])
    if what in _REPEATS:
        least, _, inner = about
        return _of(inner) if least else None
    if what is _constants.BRANCH:
        return _any_of(about[1])
    return None


def _any_of(branches: Sequence[Any]) -> Need | None:
    pieces: frozenset[str] = frozenset()
    needs: list[Need] = []
    for branch in branches:
        one = _of(branch)
        if one is None:
            return None
        if isinstance(one, frozenset):
            pieces |= one
        else:
            needs.append(one)
    if not needs:
        return pieces
    return OneOf((pieces, *needs) if pieces else tuple(needs))


def _wordings(what: Any, about: Any) -> frozenset[str] | None:
    """Everything this part can be, in lower case; None if that is too much to tell."""
    if what is _constants.LITERAL:
        return frozenset({chr(about).lower()})
    if what in _NO_WIDTH:
        return frozenset({""})
    if what is _constants.IN:
        letters = [chr(letter).lower() for kind, letter in about if kind is _constants.LITERAL]
        return frozenset(letters) if len(letters) == len(about) else None
    if what is _constants.SUBPATTERN:
        return _row(about[-1])
    if what is _constants.BRANCH:
        return _either(about[1])
    if what in _REPEATS and about[1] == 1:
        inner = _row(about[2])
        return inner and (inner | {""} if not about[0] else inner)
    return None


def _row(parts: Iterable[Any]) -> frozenset[str] | None:
    run = frozenset({""})
    for what, about in parts:
        said = _wordings(what, about)
        if said is None or len(run) * len(said) > MOST:
            return None
        run = _joined(run, said)
    return run


def _either(branches: Sequence[Any]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for branch in branches:
        said = _row(branch)
        if said is None or len(found | said) > MOST:
            return None
        found |= said
    return found


class Sieve:
    """Which of many patterns a text may hold at all, told for all of them in one pass by its runs of three letters."""

    def __init__(self, kinds: Mapping[tuple[str, ...], Sequence[Need | None]]) -> None:
        """Patterns with their needs, kind by kind."""
        self._needs = list(kinds.values())
        self._kind = {patterns: number for number, patterns in enumerate(kinds)}
        self._always = [[at for at, need in enumerate(needs) if need is None] for needs in self._needs]
        self._never_sure = frozenset(number for number, always in enumerate(self._always) if always)
        self._first: dict[str, list[tuple[int, int]]] = {}
        for number, needs in enumerate(self._needs):
            for at, need in enumerate(needs):
                for piece in rarest(need) if need is not None else ():
                    self._first.setdefault(piece, []).append((number, at))
        self._by_run: dict[str, list[str]] = {}
        for piece in {piece for needs in self._needs for need in needs for piece in pieces_of(need)}:
            width = LONG if len(piece) >= LONG else LEAST
            self._by_run.setdefault(min(_runs(piece, width), key=_common), []).append(piece)
        self._keys = frozenset(self._by_run)
        self._worth = lru_cache(maxsize=1 << 12)(self._look)

    def kind(self, patterns: tuple[str, ...]) -> int | None:
        """The number of a kind of words; None if it was not told of."""
        return self._kind.get(patterns)

    def may(self, kind: int, text: str) -> bool:
        """Whether any pattern of this kind is worth trying; a quick first look."""
        return kind in self._worth(text)[1] or kind in self._never_sure

    def left(self, kind: int, text: str) -> list[int]:
        """The numbers of the patterns of this kind worth trying, in order."""
        present, worth = self._worth(text)
        if (near := worth.get(kind)) is None:
            return self._always[kind]
        needs = self._needs[kind]
        return sorted(
            {at for at in near if (need := needs[at]) is None or met(need, present)}.union(self._always[kind])
        )

    def _look(self, text: str) -> tuple[frozenset[str], dict[int, list[int]]]:
        """The pieces that stand in the text, and by kind the patterns that have one of their rarest there."""
        lowered = text.lower()
        runs = self._keys & {*_runs(lowered, LEAST), *_runs(lowered, LONG)}
        present = [piece for run in runs for piece in self._by_run[run] if piece in lowered]
        worth: dict[int, list[int]] = {}
        for piece in present:
            for kind, at in self._first.get(piece, ()):
                worth.setdefault(kind, []).append(at)
        return frozenset(present), worth


def _runs(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(len(text) - width + 1)]


_FREQUENT = "etaoinsrhldcumfpgwybvkxjqz"


def _common(run: str) -> int:
    """How common its letters are in English, roughly."""
    return -sum(_FREQUENT.find(letter) if letter in _FREQUENT else 13 for letter in run)
