"""The clauses of a sentence: parts that have a verb of their own."""

import re
from dataclasses import dataclass
from functools import lru_cache

_SPLIT = re.compile(
    r"\s*[;–—]\s*|:\s+|,?\s+(?:but|so|because|although|while|whereas)\s+|,\s+(?:and|which|who|or)\s+|,\s+(?=(?:I|we|you|he|she|they|it|please|could|can|would|will)\b)"
    r"|\s+and\s+(?=(?:I|we|you|he|she|they|it|please|could|can|would|want|need|send|tell|share|put|ask)\b)"
    r"|\s+so that\s+",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|may|might|must|shall|should|need|want|know|let|get|got"
    r"|make|made|give|gave|take|took|see|saw|send|sent|put|tell|told|think|thought|find|found|go|went|come|came|keep|kept|help|ask|share|wrote|read"
    r"|\w+ed|\w+ing)\b|'(?:m|s|re|ve|ll|d)\b|n't\b|\b(?:I|you|we|they|he|she|it)\s+[a-z]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, by its place in it."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def clauses_of(sentence: str) -> tuple[Clause, ...]:
    """The clauses, in order; a part without a verb stays with what stands before it."""
    found: list[tuple[int, int]] = []
    at = 0
    for match in _SPLIT.finditer(sentence):
        if match.start() > at:
            found.append((at, match.start()))
        at = match.end()
    if at < len(sentence):
        found.append((at, len(sentence)))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and not (_VERB.search(sentence, start, end) and _VERB.search(sentence, *joined[-1])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(Clause(sentence[start:end], start, end) for start, end in joined)
