"""Words that match: BM25 over short texts in memory (Robertson & Zaragoza 2009), beside the embedding."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

K1, B = 1.2, 0.75

LEXICAL_WEIGHT = 0.2
"""What the best lexical match adds to a cosine (`docs/decisions/embedding-engine.md`)."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?", re.UNICODE)


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing about what a text is about."""
    text = (files("otherward.language") / "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def words(text: str) -> list[str]:
    """The stems of a text's words, without those that say nothing."""
    stop = stop_words()
    return [stem(word) for word in _WORD.findall(text.casefold()) if word not in stop and len(word) > 1]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A light stem: plural and verb endings away (Harman 1991, S-stemmer, with -ing and -ed)."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending, least in (("ings", 7), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
            cut = word[: -len(ending)]
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "ls" else cut
    return word


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

    def scores(self, query: str) -> "np.ndarray":
        """The BM25 score of every text, in order."""
        import numpy as np

        total = np.zeros(self._size, dtype=np.float32)
        for word in dict.fromkeys(words(query)):
            number = self._numbers.get(word)
            if number is not None:
                share = slice(self._starts[number], self._starts[number + 1])
                total[self._places[share]] += self._worth[share]
        return total


def fused(cosine: "np.ndarray", bm25: "np.ndarray", weight: float = LEXICAL_WEIGHT) -> "np.ndarray":
    """Meaning and words together: the cosine, plus a share of each BM25 score in the best of its row."""
    import numpy as np

    if not bm25.size:
        return cosine
    best = np.maximum(bm25.max(axis=-1, keepdims=True), 1e-9)
    both: np.ndarray = cosine + np.float32(weight) * bm25 / best
    return both
