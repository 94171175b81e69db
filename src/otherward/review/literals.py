"""The letters a pattern cannot do without: a text that has none of them need not be searched."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import IGNORECASE, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

LEAST = 3
"""Letters a piece must have to be worth looking for."""
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def needed(pattern: str) -> frozenset[str] | None:
    """Pieces of text, one of which stands in lower case wherever the pattern is found; None if nothing is sure."""
    return _of(_parser.parse(pattern, IGNORECASE))


def _of(parts: Iterable[Any]) -> frozenset[str] | None:
    """The best of what each part needs: the fewest, then the longest pieces."""
    found: list[frozenset[str]] = []
    run = ""
    for what, about in parts:
        if what is _constants.LITERAL:
            run += chr(about).lower()
            continue
        found += _kept(run)
        run = ""
        if (inner := _part(what, about)) is not None:
            found.append(inner)
    found += _kept(run)
    return min(found, key=lambda pieces: (len(pieces), -min(map(len, pieces))), default=None)


def _kept(run: str) -> list[frozenset[str]]:
    return [frozenset({run})] if len(run) >= LEAST else []


def _part(what: Any, about: Any) -> frozenset[str] | None:
    if what is _constants.SUBPATTERN:
        return _of(about[-1])
    if what in _REPEATS:
        least, _, inner = about
        return _of(inner) if least else None
    if what is _constants.BRANCH:
        return _any_of(about[1])
    return None


def _any_of(branches: Sequence[Any]) -> frozenset[str] | None:
    pieces: set[str] = set()
    for branch in branches:
        one = _of(branch)
        if one is None:
            return None
        pieces |= one
    return frozenset(pieces)


@lru_cache(maxsize=1 << 12)
def threes(text: str) -> frozenset[str]:
    """All runs of three letters of the text, lower case."""
    text = text.lower()
    return frozenset(text[at : at + LEAST] for at in range(len(text) - LEAST + 1))


class Sieve:
    """Which of several patterns a text may hold at all, told by its runs of three letters."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._always: list[int] = []
        self._by_three: dict[str, list[tuple[str, int]]] = {}
        for number, pattern in enumerate(patterns):
            pieces = needed(pattern)
            if pieces is None:
                self._always.append(number)
            for piece in pieces or ():
                runs = [piece[at : at + LEAST] for at in range(len(piece) - LEAST + 1)]
                self._by_three.setdefault(min(runs, key=_common), []).append((piece, number))
        self._keys = frozenset(self._by_three)

    def left(self, text: str) -> list[int]:
        """The numbers of the patterns worth trying, in order."""
        hits = self._keys & threes(text)
        if not hits:
            return self._always
        lowered = text.lower()
        found = {number for hit in hits for piece, number in self._by_three[hit] if piece in lowered}
        return sorted(found.union(self._always))


_FREQUENT = "etaoinsrhldcumfpgwybvkxjqz"


def _common(run: str) -> int:
    """How common its letters are in English, roughly."""
    return -sum(_FREQUENT.find(letter) if letter in _FREQUENT else 13 for letter in run)
