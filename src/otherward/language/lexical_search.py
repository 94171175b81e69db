"""Words that match: BM25 over short texts in memory (Robertson & Zaragoza 2009), beside the embedding."""

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

K1, B = 1.2, 0.75

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?", re.UNICODE)


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing about what a text is about."""
    text = (files("otherward.language") / "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def words(text: str) -> list[str]:
    """The stems of a text's words, without those that say nothing."""
    return list(_few(text) if len(text) < SHORT else _words(text))


SHORT = 1_000
"""Letters of a text whose words are kept: what people need and offer is compared again and again."""


@lru_cache(maxsize=20_000)
def _few(text: str) -> tuple[str, ...]:
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    stop = stop_words()
    return [stem(word) for word in _WORD.findall(text.casefold()) if word not in stop and len(word) > 1]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A light stem: plural and verb endings away, and a last e (Harman 1991, S-stemmer, with -ing and -ed)."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending, least in (("ings", 7), ("ing", 6), ("ed", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
            cut = word[: -len(ending)]
            if ending == "s":
                return _without_e(cut.removesuffix("e") if _TAKES_ES.search(cut) else cut)
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "ls" else cut
    return _without_e(word)


_TAKES_ES = re.compile(r"(?:[sxz]|[cs]h)e$")
"""Boxes, churches: here the e belongs to the ending."""


def _without_e(word: str) -> str:
    """Invoice like invoicing; short words keep it, else care were a car."""
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


EVERYDAY, UNUSUAL = 2_100, 12_000
"""Places in the packaged vocabulary: up to the first a word tells nothing ("two", "work", "want"), from the second on all it can ("marquee")."""

_FIRST_WORD = 1_996
"""Where BERT's vocabulary begins its words ("the"), the more frequent in books and encyclopedia first (Devlin et al. 2019)."""


@cache
def _places() -> dict[str, int]:
    """Where the commonest word of each stem stands."""
    text = (files("otherward.language") / "model" / "vocab.txt").read_text(encoding="utf-8")
    places: dict[str, int] = {}
    for place, word in enumerate(text.split("\n", UNUSUAL)[_FIRST_WORD:UNUSUAL], _FIRST_WORD):
        if word.isalpha():
            places.setdefault(stem(word), place)
    return places


@lru_cache(maxsize=100_000)
def telling(stemmed: str) -> float:
    """How much a shared word, by its stem, says of what a text is about in general English, 0 to 1: little where everybody uses it."""
    place = _places().get(stemmed, UNUSUAL)
    share = math.log(max(place, EVERYDAY) / EVERYDAY) / math.log(UNUSUAL / EVERYDAY)
    return min(1.0, share)


class LexicalIndex:
    """Texts by their words; `scores` tells how well each fits a query.

    What every word is worth in every text that has it stands in two long rows, one word's share after the other's.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        self._size = len(texts)
        self._numbers: dict[str, int] = {}
        number = self._numbers.setdefault
        found = [[number(word, len(self._numbers)) for word in words(text)] for text in texts]
        lengths = np.array([len(one) for one in found], dtype=np.int64)
        word = np.fromiter((w for one in found for w in one), dtype=np.int64, count=int(lengths.sum()))
        place = np.repeat(np.arange(self._size), lengths)
        # word before place: one sort groups every word's texts
        pairs, times = np.unique(word * max(self._size, 1) + place, return_counts=True)
        word, self._places = np.divmod(pairs, max(self._size, 1))
        texts_with = np.bincount(word, minlength=len(self._numbers))
        self._starts = np.concatenate([[0], np.cumsum(texts_with)])
        rarity = np.log(1 + (self._size - texts_with + 0.5) / (texts_with + 0.5))
        norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()) if texts else 1.0, 1e-9))
        worth = rarity[word] * times * (K1 + 1) / (times + norm[self._places])
        self._worth = worth.astype(np.float32)

    def scores(self, query: str, *, everyday: bool = True) -> "np.ndarray":
        """The BM25 score of every text, in order.

        In a few short texts a word may be rare by chance: without `everyday`, a word counts only as far as it is unusual in general too.
        """
        import numpy as np

        total = np.zeros(self._size, dtype=np.float32)
        for word in dict.fromkeys(words(query)):
            number = self._numbers.get(word)
            if number is not None:
                share = slice(self._starts[number], self._starts[number + 1])
                total[self._places[share]] += self._worth[share] * (1.0 if everyday else telling(word))
        return total
