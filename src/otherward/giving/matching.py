"""What fits what: meaning and words together.

Cosine of the embedding plus a fifth of the lexical score, measured best against either alone and against rank fusion
(`docs/decisions/embedding-engine.md`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherward.giving.situation import Embed

LEXICAL_WEIGHT = 0.2
SEVERAL_TEXTS = (0.7, 0.3)
"""Weights of the best and of the mean text of a profile with several."""


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


def best_matches(scores: np.ndarray, *, least: float, most: int) -> Iterator[Match]:
    """The best few on the right for each on the left, above a least score."""
    for i, row in enumerate(scores):
        for j in np.argsort(-row, kind="stable")[:most]:
            if row[j] < least:
                break
            yield Match(i, int(j), float(row[j]))


def rank_profiles(
    needs: Sequence[dict[str, Any]], profiles: Sequence[dict[str, Any]], embed: Embed | None = None
) -> Iterator[dict[str, Any]]:
    """For each need every profile, best first; a profile counts by its best text and a little by their mean."""
    from otherward.language.embedding import embed_kept

    if embed is None:

        def embed(texts: Sequence[str]) -> np.ndarray:
            return embed_kept(texts, None)

    texts = [str(text) for profile in profiles for text in profile.get("texts") or [""]]
    owner = np.repeat(np.arange(len(profiles)), [max(1, len(p.get("texts") or [""])) for p in profiles])
    names = [str(profile["id"]) for profile in profiles]
    if not profiles:
        for need in needs:
            yield {"need": need["id"], "ranked": []}
        return
    starts = np.searchsorted(owner, np.arange(len(profiles)))
    sizes = np.diff(np.append(starts, len(texts)))
    scores = fused_scores([str(need.get("text", "")) for need in needs], texts, embed)
    for need, row in zip(needs, scores, strict=True):
        best = np.maximum.reduceat(row, starts)
        mean = np.add.reduceat(row, starts) / sizes
        total = SEVERAL_TEXTS[0] * best + SEVERAL_TEXTS[1] * mean
        left_out = {str(name) for name in need.get("exclude") or ()}
        order = [j for j in np.argsort(-total, kind="stable") if names[j] not in left_out]
        ranked = [{"profile": names[j], "score": round(float(total[j]), 6)} for j in order]
        yield {"need": need["id"], "ranked": ranked}
