"""What a need or an offering is about, as far as its neighbours tell: the sentence before its quote and the one after.

"It breaks every winter" says little; with the sentences around it, it is about the pump of a greenhouse. The context is only ever compared,
never shown. A text in which something was told in confidence lends no context.
"""

from collections.abc import Sequence
from functools import lru_cache

from otherward.giving.situation import Situation
from otherward.language.sentences import sentence_spans
from otherward.network.need import Need
from otherward.network.source import Evidence

NEIGHBOURS = 1
"""Sentences on either side."""

LONGEST = 600
"""Characters of a quote with its neighbours."""


def in_context(situation: Situation, needs: Sequence[Need]) -> list[str]:
    """For each need its summary, or where its text is known the quote with its neighbours."""
    return around(situation, [(n.summary, n.evidence, n.confidential) for n in needs])


def around(situation: Situation, told: Sequence[tuple[str, Evidence, bool]]) -> list[str]:
    """For each of what was told, with its evidence and whether in confidence: itself, or the quote with its neighbours."""
    closed = {one.evidence.text_id for one in situation.network.confidences}
    names = {evidence.text_id for _, evidence, _ in told if evidence.text_id} - closed
    texts = situation.texts(sorted(names)) if names else {}
    return [
        summary if confidential else _around(summary, evidence.quote, texts.get(evidence.text_id, ""))
        for summary, evidence, confidential in told
    ]


@lru_cache(maxsize=5_000)
def _around(summary: str, quote: str, text: str) -> str:
    start = text.find(quote) if quote else -1
    if start < 0:
        return summary
    spans = sentence_spans(text)
    inside = [i for i, (a, b) in enumerate(spans) if b > start and a < start + len(quote)]
    if not inside:
        return summary
    first, last = max(0, inside[0] - NEIGHBOURS), min(len(spans) - 1, inside[-1] + NEIGHBOURS)
    return " ".join(text[spans[first][0] : spans[last][1]].split())[:LONGEST]
