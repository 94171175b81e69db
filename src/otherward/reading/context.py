"""A text in windows of word pieces, so that each sentence is judged among those around it, and with who says it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from otherward.reading.features import KINDS
from otherward.reading.finding import Passage
from otherward.reading.turns import Said

if TYPE_CHECKING:
    import numpy as np

    from otherward.language.wordpiece import WordPiece

ROOM = 192
"""Word pieces of a window; the median text of the training data has 150."""
BEFORE, AFTER = 3, 1
"""Sentences beside that are heard but not judged where a text does not fit into one window."""
MOST_BESIDE = ROOM // 3
LONGEST = 128
"""Word pieces of a sentence that count."""
FIRST, LAST = 101, 102
ROLES = ("theirs", "mine", "note")
"""Said by somebody else, by the user to others, by the user to themselves."""


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences in a row, as word pieces."""

    pieces: "np.ndarray"
    sentence: "np.ndarray"
    """Of each piece, in which sentence it stands; -1 for the marks between them."""
    role: "np.ndarray"
    kind: int
    judged: tuple[int, ...]
    """The sentences judged in this window."""


@cache
def _wordpiece() -> "WordPiece":
    from otherward.language.wordpiece import packaged

    return packaged()


def pieces_of(text: str) -> list[int]:
    """The word pieces of a sentence, without marks around them."""
    return _wordpiece().ids(text, LONGEST + 2)[1:-1] or [_wordpiece().ids("?", 3)[1]]


def windows_of(passage: Passage, said: Sequence[Said], worth: Collection[int]) -> list[Window]:
    """Windows in which each of these sentences is judged once."""
    return [_window(passage, said, *span) for span in _spans(said, worth)]


def judged_together(said: Sequence[Said], worth: Collection[int]) -> list[tuple[int, ...]]:
    """The sentences judged in each of these windows."""
    return [judged for _, _, judged in _spans(said, worth)]


def _spans(
    said: Sequence[Said], worth: Collection[int]
) -> Iterator[tuple[int, list[list[int]], tuple[int, ...]]]:
    wanted = sorted(worth)
    kept: dict[int, list[int]] = {}

    def pieces(i: int) -> list[int]:
        if i not in kept:
            kept[i] = pieces_of(said[i].text)
        return kept[i]

    while wanted:
        first = begin = wanted[0]
        beside = 0
        while begin > 0 and first - begin < BEFORE and beside + len(pieces(begin - 1)) + 1 < MOST_BESIDE:
            begin -= 1
            beside += len(pieces(begin)) + 1
        end, used = first, beside
        while end < min(len(said), wanted[-1] + 1 + AFTER) and (
            end == first or used + len(pieces(end)) + 1 <= ROOM
        ):
            used += len(pieces(end)) + 1
            end += 1
        behind = end if end >= wanted[-1] + 1 else max(first + 1, end - AFTER)
        yield begin, [pieces(i) for i in range(begin, end)], tuple(i for i in wanted if i < behind)
        wanted = [i for i in wanted if i >= behind]


def _window(
    passage: Passage, said: Sequence[Said], begin: int, pieces: list[list[int]], judged: tuple[int, ...]
) -> Window:
    import numpy as np

    ids, sentence, role = [FIRST], [-1], [role_of(passage, said[begin])]
    for i, words in enumerate(pieces, start=begin):
        ids += [*words, LAST]
        sentence += [i] * len(words) + [-1]
        role += [role_of(passage, said[i])] * (len(words) + 1)
    kind = KINDS.index(passage.kind) if passage.kind in KINDS else KINDS.index("email")
    return Window(np.array(ids), np.array(sentence), np.array(role), kind, judged)


def role_of(passage: Passage, one: Said) -> int:
    """Who says it, as a place in `ROLES`."""
    if one.speaker.name != passage.me.name:
        return ROLES.index("theirs")
    return ROLES.index("note" if passage.kind == "note" else "mine")
