"""What the trained judge sees of a sentence: its meaning, its neighbours' meaning, its words, who speaks, and the judgements on it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from otherward.reading.finding import Passage
from otherward.reading.judgements import weighed
from otherward.reading.turns import Said

if TYPE_CHECKING:
    import numpy as np

KINDS = ("note", "email", "message", "transcript", "thread", "meeting")
LONG = 40.0
"""Words of a long sentence; the length feature is a share of it."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
WORD_BITS = 14
_MASK = (1 << WORD_BITS) - 1
_BULLET = re.compile(r"\s*[-*•–]")
_LABEL = re.compile(r"\s*[A-Z][\w ()/.-]{1,30}:")


def hand_features(passage: Passage, said: Sequence[Said]) -> "np.ndarray":
    """(sentences, features): judgements on the sentence and the one before, kind of text, speaker, place, form."""
    import numpy as np

    rows = hand_rows(passage, said, range(len(said)))
    return np.array(list(rows.values()), dtype=np.float32).reshape(len(said), -1)


def hand_rows(passage: Passage, said: Sequence[Said], which: Iterable[int]) -> "dict[int, np.ndarray]":
    """The same of some sentences only."""
    import numpy as np

    marks: dict[int, np.ndarray] = {}

    def hits(i: int) -> "np.ndarray":
        if i not in marks:
            text = said[i].text if i >= 0 else ""
            marks[i] = np.array([i >= 0 and one.says(text) for one in weighed()], dtype=np.float32)
        return marks[i]

    return {
        i: np.concatenate([hits(i), 0.5 * hits(i - 1), np.array(form(passage, said, i), np.float32)])
        for i in which
    }


def form(passage: Passage, said: Sequence[Said], i: int) -> list[float]:
    """Kind of text, who speaks, where in the text, and how the sentence looks."""
    one = said[i]
    text, count = one.text, len(WORD.findall(one.text))
    before = passage.text[max(0, one.start - 4) : one.start]
    mine = one.speaker.handle == passage.me.handle or one.speaker.name == passage.me.name
    note = passage.kind == "note"
    return [
        *(float(passage.kind == name) for name in KINDS),
        float(mine and not note),
        float(one.speaker.name == passage.author.name),
        i / max(1, len(said) - 1),
        float(i == 0),
        float(i == len(said) - 1),
        float(one.turn == said[-1].turn),
        min(1.0, count / LONG),
        float(count < 4),
        float("?" in text),
        float("!" in text),
        float(any(c.isdigit() for c in text)),
        float(bool(_BULLET.search(before))),
        float(bool(_LABEL.match(text))),
        float(note and text[:1].islower()),
        sum(w[:1].isupper() for w in text.split()) / max(1, count),
        min(1.0, len(said) / 20),
    ]


def words_of(text: str) -> list[str]:
    """The sentence's words and word pairs, as the judge sees them."""
    words = [
        "<",
        *(w.casefold().replace("’", "'") for w in WORD.findall(text[:600])),
        "?" if "?" in text else ">",
    ]
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def word_places(text: str) -> list[int]:
    """Places of the words and word pairs in a hashed table, each once, the same on every machine."""
    from zlib import crc32

    return list({crc32(word.encode(errors="replace")) & _MASK for word in words_of(text)})
