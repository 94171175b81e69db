"""Sentences in pieces that can be judged by themselves."""

import re
from collections.abc import Iterator

_RUN_ON = 38
_PIECE = 9
_JOINT = re.compile(
    r",\s+(?=(?:so|and|but|also|which|then|oh|she|he|they|we|i|because|says|wants|needs|has|who)\b)",
    re.IGNORECASE,
)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that can be judged: at semicolons, and run-ons at their joints."""
    cuts = [m.start() + start + 1 for m in re.finditer(r";\s", text[start:end])]
    if len(text[start:end].split()) > _RUN_ON:
        cuts += [m.start() + start + 1 for m in _JOINT.finditer(text[start:end])]
    at = start
    for cut in sorted(cuts):
        if (
            len(text[at:cut].split()) >= _PIECE // 2
            and len(text[cut:end].split()) >= _PIECE // 2
            and (text[cut - 1] == ";" or len(text[at:cut].split()) >= _PIECE)
        ):
            yield _trim(text, at, cut)
            at = cut
    yield _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in " \n\t;":
        end -= 1
    return start, end
