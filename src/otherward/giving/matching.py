"""What fits what: meaning and words together.

Cosine of the embedding plus a fifth of the lexical score, in which a word counts as far as it is unusual in general English
(`docs/decisions/embedding-engine.md`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from otherward.giving.situation import Embed

if TYPE_CHECKING:
    from otherward.language.lexical_search import LexicalIndex

LEXICAL_WEIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Match:
    """Two texts that fit, by their places in the lists, 0 to about 1."""

    left: int
    right: int
    score: float


def fused_scores(left: Sequence[str], right: Sequence[str], embed: Embed) -> np.ndarray:
    """How well each left text fits each right text, shape (left, right)."""
    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    fused: np.ndarray = embed(left) @ embed(right).T
    index = _by_words(tuple(right))
    words = np.stack([index.scores(text, everyday=False) for text in left])
    # A text that shares hardly anything with the query must not get a full lexical mark for being the best of a bad lot.
    fused += words * (LEXICAL_WEIGHT / np.maximum(words.max(axis=1, keepdims=True), ENOUGH))
    return fused


@lru_cache(maxsize=8)
def _by_words(texts: tuple[str, ...]) -> "LexicalIndex":
    from otherward.language.lexical_search import LexicalIndex

    return LexicalIndex(texts)


def best_scores(
    tellings: Sequence[Sequence[str]], right: Sequence[str], embed: Embed, *, retold: Sequence[str] = ()
) -> np.ndarray:
    """The same where each left text is told in several ways, and each right text may be told again: the best of them counts, shape (left, right).

    A need in few words is near to what serves it by what it names, with its neighbouring sentences by what it is about. On the evaluation's
    made-up mailbox 46 of 85 good opportunities were found so and 39 with the summary alone, at as many offered 43; the mean of the two
    gives 40.
    """
    texts = (right, retold) if retold else (right,)
    once = cache(embed)
    first, *others = (fused_scores(tuple(left), tuple(one), once) for one in texts for left in tellings)
    for one in others:
        np.maximum(first, one, out=first)
    return first


ENOUGH = 6.0
"""A BM25 score of two rare shared words; below it the lexical share is scaled down."""


UNWANTED = re.compile(
    r"\b(rather|sooner|more|better|instead)\b(?P<kept>[^.;]*?)\bthan [^,.;]+|,? \b(but |and )?not (a|an|another|some|any) [^,.;]+|"
    r"\b(instead|in place) of [^,.;]+|\b(anything|anyone|anybody|everything) (but|except) [^,.;]+|"
    r"\b(?P<both>(?P<by>to|for|from|by|with|at|on|in|via|through) [^,.;]{1,40}?),? ((and|but) )?not (?P=by) [^,.;]+|"
    r"\b(do not|don['’]t|doesn['’]t|does not) (want|need) [^,.;]+|\bno (more )?\w+s\b( please)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def wanted(text: str) -> str:
    """A need without what it says is not wanted: "a planner, not a consultant" needs no consultants, "write to me, not to the office" no office."""
    left = " ".join(UNWANTED.sub(lambda found: found["kept"] or found["both"] or " ", text).split())
    return left if tells(left) else text


@lru_cache(maxsize=100_000)
def tells(text: str) -> bool:
    """Whether the words say what it is about; "whom can anybody ask?" does not."""
    from otherward.language.lexical_search import words

    return not about_anything().issuperset(words(text))


@cache
def about_anything() -> frozenset[str]:
    """Words that every request may have; a text of nothing else fits everything and serves nothing."""
    from otherward.language.lexical_search import words

    return frozenset(
        words(
            "anybody anyone somebody someone nobody person people thing things something anything stuff way idea ask asking know "
            "knows need needs want wants look looking help even ever really maybe like question questions wonder wondering"
        )
    )


HUB_TEXTS = 20
"""From so many texts on each side on, one that is near to everything can be told from one that fits."""

NEAREST = 10


def without_hubs(scores: np.ndarray) -> np.ndarray:
    """The same fits, less what a text has in common with everything it is compared with.

    Half of how far the mean of its nearest lies above the usual one goes off on either side (cross-domain similarity local
    scaling, Conneau et al. 2018): a request in words that all requests share is near to all and fits none.
    """
    if min(scores.shape) < HUB_TEXTS:
        return scores
    near_left = np.partition(scores, -NEAREST, axis=1)[:, -NEAREST:].mean(axis=1, keepdims=True)
    near_right = np.partition(scores, -NEAREST, axis=0)[-NEAREST:].mean(axis=0, keepdims=True)
    centred: np.ndarray = scores - (near_left - near_left.mean()) / 2 - (near_right - near_right.mean()) / 2
    return centred


def best_matches(scores: np.ndarray, *, least: float, most: int) -> Iterator[Match]:
    """The best few on the right for each on the left, above a least score."""
    for i, row in enumerate(scores):
        for j in best_first(row, least)[:most]:
            yield Match(i, int(j), float(row[j]))


def best_first(row: np.ndarray, least: float) -> np.ndarray:
    """The places of the scores from `least` on, best first."""
    places = np.flatnonzero(row >= least)
    ordered: np.ndarray = places[np.argsort(-row[places], kind="stable")]
    return ordered
