"""What fits what: meaning and words together.

Cosine of the embedding plus a fifth of the lexical score, measured best against either alone and against rank fusion
(`docs/decisions/embedding-engine.md`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from otherward.giving.situation import Embed

LEXICAL_WEIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Match:
    """Two texts that fit, by their places in the lists, 0 to about 1."""

    left: int
    right: int
    score: float


def fused_scores(left: Sequence[str], right: Sequence[str], embed: Embed) -> np.ndarray:
    """How well each left text fits each right text, shape (left, right)."""
    from otherward.language.lexical_search import LexicalIndex

    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    cosine = embed(left) @ embed(right).T
    index = LexicalIndex(right)
    words = np.stack([index.scores(text) for text in left])
    top = np.maximum(words.max(axis=1, keepdims=True), 1e-9)
    # A text that shares hardly anything with the query must not get a full lexical mark for being the best of a bad lot.
    strength = np.minimum(1.0, top / ENOUGH)
    fused: np.ndarray = cosine + LEXICAL_WEIGHT * strength * words / top
    return fused


ENOUGH = 6.0
"""A BM25 score of two rare shared words; below it the lexical share is scaled down."""


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
    near_left = np.sort(scores, axis=1)[:, -NEAREST:].mean(axis=1, keepdims=True)
    near_right = np.sort(scores, axis=0)[-NEAREST:].mean(axis=0, keepdims=True)
    centred: np.ndarray = scores - (near_left - near_left.mean()) / 2 - (near_right - near_right.mean()) / 2
    return centred


def best_matches(scores: np.ndarray, *, least: float, most: int) -> Iterator[Match]:
    """The best few on the right for each on the left, above a least score."""
    for i, row in enumerate(scores):
        for j in np.argsort(-row, kind="stable")[:most]:
            if row[j] < least:
                break
            yield Match(i, int(j), float(row[j]))
