"""What a need is about, as far as its neighbours tell: the sentence before its quote and the one after.

"It breaks every winter" says little; with the sentences around it, it is about the pump of a greenhouse. The context is only ever compared,
never shown. A text in which something was told in confidence lends no context.
"""

from collections.abc import Mapping, Sequence

from otherward.giving.situation import Situation
from otherward.language.sentences import sentence_spans
from otherward.network.need import Need

NEIGHBOURS = 1
"""Sentences on either side."""

LONGEST = 600
"""Characters of a quote with its neighbours."""


def in_context(situation: Situation, needs: Sequence[Need]) -> list[str]:
    """For each need its summary, or where its text is known the quote with its neighbours."""
    closed = {one.evidence.text_id for one in situation.network.confidences}
    names = {n.evidence.text_id for n in needs if n.evidence.text_id} - closed
    texts = situation.texts(sorted(names)) if names else {}
    return [_around(need, texts) for need in needs]


def _around(need: Need, texts: Mapping[str, str]) -> str:
    quote, text = need.evidence.quote, texts.get(need.evidence.text_id, "")
    start = text.find(quote) if quote else -1
    if start < 0 or need.confidential:
        return need.summary
    spans = sentence_spans(text)
    inside = [i for i, (a, b) in enumerate(spans) if b > start and a < start + len(quote)]
    if not inside:
        return need.summary
    first, last = max(0, inside[0] - NEIGHBOURS), min(len(spans) - 1, inside[-1] + NEIGHBOURS)
    return " ".join(text[spans[first][0] : spans[last][1]].split())[:LONGEST]
