"""The regions of a mail's text: what its author newly said, and what is quote, signature, forward or disclaimer."""

from dataclasses import dataclass
from enum import StrEnum

from otherward.language.quoted_lines import NEW, quoted
from otherward.language.sign_off import sign_off


class RegionKind(StrEnum):
    """What a part of a mail is."""

    NEW = "new"
    QUOTE = "quote"
    SIGNATURE = "signature"
    FORWARD = "forward"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a text, from `start` to before `end`."""

    kind: RegionKind
    start: int
    end: int


_LONGEST_LINE = 600
"""What is longer is somebody's paragraph; its beginning is enough to tell."""
_MOST_LINES = 20_000
"""Behind these many lines a text is not looked into any more: it is a log or a table."""


def regions(text: str, *, author: str = "") -> list[Region]:
    """The regions of a text, in order, covering it exactly; `author` is the name of who wrote it, if known."""
    whole = text.split("\n")
    lines = [line[:_LONGEST_LINE] for line in whole[:_MOST_LINES]]
    kinds = quoted(lines)
    for start, end in _runs(kinds, NEW):
        last = NEW not in (kind for kind, line in zip(kinds[end:], lines[end:], strict=True) if line.strip())
        for first, behind, kind in sign_off(lines, start, end, author, last=last):
            kinds[first:behind] = [kind] * (behind - first)
    kinds += [NEW] * (len(whole) - len(lines))
    return _joined(whole, kinds, len(text))


def newly_said(text: str, *, author: str = "") -> str:
    """What the author newly said: the text without quotes, forwards, signatures and disclaimers."""
    return said_in(text, regions(text, author=author))


def said_in(text: str, parts: list[Region], kind: RegionKind = RegionKind.NEW) -> str:
    """The text of all regions of one kind, with a blank line between them."""
    found = (text[part.start : part.end].strip() for part in parts if part.kind is kind)
    return "\n\n".join(part for part in found if part)


def _runs(kinds: list[str], kind: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = None
    for at, one in enumerate([*kinds, ""]):
        if one == kind and start is None:
            start = at
        elif one != kind and start is not None:
            found.append((start, at))
            start = None
    return found


def _joined(lines: list[str], kinds: list[str], length: int) -> list[Region]:
    found: list[Region] = []
    at = start = 0
    for number, line in enumerate(lines):
        behind = min(at + len(line) + 1, length)
        if number + 1 == len(lines) or kinds[number + 1] != kinds[number]:
            if behind > start:
                found.append(Region(RegionKind(kinds[number]), start, behind))
            start = behind
        at = behind
    return found
