"""The lines of a text as they were written: without quote marks, those wrapped by a mail program put together."""

import re

_LONG_LINE = 100


def written_lines(text: str, *, note: bool = False) -> list[tuple[int, int, str]]:
    """(start, end, words) of every line without quote marks and margins; wrapped lines are one."""
    found: list[tuple[int, int, str]] = []
    at = 0
    spans = []
    for raw in text.splitlines(keepends=True):
        lead = re.match(r"[\s>|]*", raw)
        first = at + (lead.end() if lead else 0)
        behind = at + len(raw.rstrip())
        at += len(raw)
        spans.append(
            (min(first, behind) if behind > first else behind, behind, lead[0].count(">") if lead else 0)
        )
    wrapped = not any(behind - first > _LONG_LINE for first, behind, _ in spans) and _looks_wrapped(spans)
    widest = max((behind - first for first, behind, _ in spans), default=0)
    previous = -1
    for first, behind, depth in spans:
        line = text[first:behind] if behind > first else ""
        if (
            wrapped
            and found
            and line
            and found[-1][2]
            and depth == previous
            and _continues(found[-1][2], line, widest if note else 0)
        ):
            start = found[-1][0]
            found[-1] = (start, behind, text[start:behind])
        else:
            found.append((first, behind, line))
        previous = depth
    return found


def _looks_wrapped(spans: list[tuple[int, int, int]]) -> bool:
    lengths = [behind - first for first, behind, _ in spans if behind > first]
    long = [n for n in lengths if n >= 55]
    return len(long) >= 2 and max(lengths, default=0) - min(long) <= 28 and len(long) >= 0.3 * len(lengths)


_BEGINS = re.compile(
    r"[-*•·–—~+]\s|\d{1,2}[.)]\s|[A-Z][\w ]{1,20}:|[a-zà-ÿ][\w.'’-]{1,14}(?:\s\d{1,2}[:.]\d\d)?:\s"
)
"""A list's item, a label, a speaker."""


def _continues(before: str, line: str, widest: int) -> bool:
    """Whether a line goes on with the one before; `widest` is the longest line of a note, where people break lines themselves."""
    last = before.rsplit("\n", 1)[-1]
    if widest:
        fits = len(last) + 1 + len(line.split(" ", 1)[0]) <= widest
        if len(last) < 65 or not line[0].islower() or fits:
            return False
    return len(last) >= 50 and not _BEGINS.match(line)
