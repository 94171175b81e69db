"""Words that match: BM25 over short texts in memory (Robertson & Zaragoza 2009), beside the embedding."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

K1, B = 1.2, 0.75

STOP = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "for",
        "from",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "like",
        "me",
        "more",
        "most",
        "my",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "please",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "need",
        "needs",
        "looking",
        "look",
        "want",
        "wants",
        "help",
        "get",
        "know",
        "find",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?", re.UNICODE)


def words(text: str) -> list[str]:
    """The stems of a text's words, without those that say nothing."""
    return [stem(word) for word in _WORD.findall(text.casefold()) if word not in STOP and len(word) > 1]


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
    """Texts by their words; `scores` tells how well each fits a query."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        bags = [Counter(words(text)) for text in texts]
        self._size = len(texts)
        lengths = np.array([sum(bag.values()) for bag in bags], dtype=np.float32)
        average = float(lengths.mean()) if len(texts) else 1.0
        norm = K1 * (1 - B + B * lengths / max(average, 1e-9))
        postings: dict[str, tuple[list[int], list[int]]] = {}
        for number, bag in enumerate(bags):
            for word, times in bag.items():
                where, how_often = postings.setdefault(word, ([], []))
                where.append(number)
                how_often.append(times)
        self._postings: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for word, (where, how_often) in postings.items():
            places, times_in = np.array(where), np.array(how_often, dtype=np.float32)
            rarity = np.log(1 + (self._size - len(where) + 0.5) / (len(where) + 0.5))
            weight = rarity * times_in * (K1 + 1) / (times_in + norm[places])
            self._postings[word] = (places, weight.astype(np.float32))

    def scores(self, query: str) -> "np.ndarray":
        """The BM25 score of every text, in order."""
        import numpy as np

        total = np.zeros(self._size, dtype=np.float32)
        for word in dict.fromkeys(words(query)):
            if word in self._postings:
                places, weight = self._postings[word]
                total[places] += weight
        return total
