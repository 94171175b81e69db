"""One matter told in two sentences in a row is one finding, as in `We measure by eye. Every tenth mast comes back.`, with the words of both.

Of the needs wrongly said in training texts a third stood beside a sentence that tells the same need. So a text is shown as it is read; the network
keeps each sentence by itself, because each may meet another offering or article.
"""

from collections.abc import Iterable
from dataclasses import replace

from otherward.network.need import Status
from otherward.reading.finding import Finding, FindingType, Passage

_TOLD_AT_LENGTH = frozenset((FindingType.NEED, FindingType.OFFERING, FindingType.MILESTONE))
LONGEST = 45
"""Words of both together: an exact quote is one or two sentences, and of longer ones each says enough by itself."""


def joined(passage: Passage, found: Iterable[Finding]) -> list[Finding]:
    """The findings, those of two sentences in a row that belong together as one: with the words of both, and what the surer one says."""
    kept: list[Finding] = []
    for one in found:
        before = next((i for i, other in enumerate(kept) if _goes_on(passage, other, one)), None)
        if before is None:
            kept.append(one)
        else:
            kept[before] = _both(passage, kept[before], one)
    return kept


def _goes_on(passage: Passage, first: Finding, second: Finding) -> bool:
    """Whether the second is told of the same person in the next sentence of the same line."""
    end = first.start + len(first.quote)
    between = passage.text[end : second.start]
    return (
        first.type is second.type
        and first.type in _TOLD_AT_LENGTH
        and first.status is second.status is Status.OPEN
        and first.holder.name == second.holder.name
        and first.confidential == second.confidential
        and first.start < second.start
        and between.strip() == ""
        and "\n" not in between
        and len(f"{first.quote} {second.quote}".split()) <= LONGEST
    )


def _both(passage: Passage, first: Finding, second: Finding) -> Finding:
    surer = first if first.confidence >= second.confidence else second
    quote = passage.text[first.start : second.start + len(second.quote)]
    return replace(surer, start=first.start, quote=quote, due=first.due or second.due)
