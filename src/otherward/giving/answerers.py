"""Who could answer: people ranked for a question by all the texts they wrote.

Documents first, then people (Balog et al. 2006, model 2): every text of a person votes for them, the more the better it
fits, so that breadth and practice count beside the one best text. Votes are exponentials of the fit, in standard
deviations over all texts (expCombSUM, Macdonald & Ounis 2006).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from otherward.giving.situation import Embed
from otherward.language.lexical_search import LexicalIndex

MEANING = 4.0
"""What the embedding's part counts beside the words' in short texts, which share few words with a question (`docs/decisions/who-can-answer.md`)."""

SHORT, LONG = 15, 80
"""Words of the usual text up to which meaning counts fully, and from which words alone say more (measured: `docs/decisions/who-can-answer.md`)."""

SOFTNESS = 1.5
"""Standard deviations of fit that make a vote e times as heavy; smaller is closer to the best text alone."""

ENOUGH_WORDS = 50
"""A text's vote grows with the root of its words above so many: a careful answer shows more than a short one."""

MOST_TEXTS = 3000
"""The meaning of no more texts than this is looked at, the best by their words."""


def rank_profiles(
    needs: Sequence[dict[str, Any]], profiles: Sequence[dict[str, Any]], embed: Embed | None = None
) -> Iterator[dict[str, Any]]:
    """For each need every profile, best first."""
    owned = [(place, str(text)) for place, one in enumerate(profiles) for text in one.get("texts") or ("",)]
    owner = np.array([place for place, _ in owned], dtype=np.int64)
    names = [str(profile["id"]) for profile in profiles]
    texts = [text for _, text in owned]
    fit = _fit([str(need.get("text", "")) for need in needs], texts, embed or _embed)
    practice = np.sqrt([max(len(text.split()), ENOUGH_WORDS) for text in texts])
    for need, row in zip(needs, fit, strict=True):
        votes = np.exp(row / SOFTNESS) * practice
        total = np.bincount(owner, weights=votes, minlength=len(profiles))
        left_out = {str(name) for name in need.get("exclude") or ()}
        order = [j for j in np.argsort(-total, kind="stable") if names[j] not in left_out]
        ranked = [{"profile": names[j], "score": round(float(np.log(total[j])), 6)} for j in order]
        yield {"need": need["id"], "ranked": ranked}


def _embed(texts: Sequence[str]) -> np.ndarray:
    from otherward.language.embedding import embed_kept

    return embed_kept(texts, None)


def _fit(needs: Sequence[str], texts: Sequence[str], embed: Embed) -> np.ndarray:
    """How well each text fits each need, in standard deviations over the need's texts; shape (needs, texts)."""
    if not needs or not texts:
        return np.zeros((len(needs), len(texts)))
    index = LexicalIndex(texts)
    words = _standard(np.stack([index.scores(need) for need in needs]).astype(np.float64))
    usual = float(np.median([len(text.split()) for text in texts]))
    share = MEANING * float(np.clip((LONG - usual) / (LONG - SHORT), 0, 1))
    if not share:
        return words
    likely = _likely(words)
    meaning = np.zeros_like(words)
    meaning[:, likely] = _standard(embed(needs) @ embed([texts[j] for j in likely]).T)
    return _standard(words + share * meaning)


def _likely(words: np.ndarray) -> np.ndarray:
    """The places of the texts whose meaning is looked at."""
    if words.shape[1] <= MOST_TEXTS:
        return np.arange(words.shape[1])
    best: np.ndarray = np.sort(np.argpartition(-words.max(axis=0), MOST_TEXTS)[:MOST_TEXTS])
    return best


def _standard(rows: np.ndarray) -> np.ndarray:
    """Each row with mean 0 and deviation 1; a row of equals becomes zeros."""
    spread = rows.std(axis=1, keepdims=True)
    standard: np.ndarray = (rows - rows.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1.0)
    return standard
