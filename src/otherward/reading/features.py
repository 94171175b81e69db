"""What the classifier sees of a sentence: its meaning, its neighbours' meaning, who speaks, and the cues in it."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.reading.finding import Passage
from otherward.reading.turns import Said

if TYPE_CHECKING:
    import numpy as np

KINDS = ("note", "email", "message", "transcript", "thread", "meeting")
LONG = 40.0
"""Words of a long sentence; the length feature is a share of it."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@cache
def cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, pattern) of every cue, in the order of the file."""
    text = (files("otherward.reading") / "judgements" / "cues.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return tuple(
        (f"{kind}.{name}", re.compile(pattern, re.IGNORECASE))
        for kind, ones in table.items()
        for name, pattern in ones.items()
    )


def hand_features(passage: Passage, said: Sequence[Said]) -> "np.ndarray":
    """(sentences, features): cues in the sentence and in the one before, kind of text, speaker, place, form."""
    import numpy as np

    hits = np.array(
        [[bool(p.search(one.text)) for _, p in cues()] for one in said], dtype=np.float32
    ).reshape(len(said), -1)
    before = np.vstack([np.zeros((1, hits.shape[1]), np.float32), hits[:-1]]) if len(said) else hits
    kind = [float(passage.kind == name) for name in KINDS]
    rows = []
    for i, one in enumerate(said):
        count = len(WORD.findall(one.text))
        mine = one.speaker.handle == passage.me.handle or one.speaker.name == passage.me.name
        rows.append(
            [
                *kind,
                float(mine),
                float(one.speaker.name == passage.author.name),
                i / max(1, len(said) - 1),
                float(i == 0),
                float(i == len(said) - 1),
                min(1.0, count / LONG),
                float(count < 4),
                float("?" in one.text),
                float("!" in one.text),
                float(any(c.isdigit() for c in one.text)),
                float(bool(re.match(r"\s*[-*•–]", one.text))),
                float(bool(re.match(r"\s*[A-Z][\w ()/.-]{1,30}:", one.text))),
                sum(w[:1].isupper() for w in one.text.split()) / max(1, count),
            ]
        )
    return np.hstack([hits, 0.5 * before, np.array(rows, dtype=np.float32).reshape(len(said), -1)])


def all_features(vectors: "np.ndarray", hand: "np.ndarray") -> "np.ndarray":
    """Meaning of the sentence, of the one before and the one after, and the hand-made features."""
    import numpy as np

    nothing = np.zeros((1, vectors.shape[1]), np.float32)
    before, after = np.vstack([nothing, vectors[:-1]]), np.vstack([vectors[1:], nothing])
    return np.hstack([vectors * SCALE, before * SCALE * 0.6, after * SCALE * 0.6, hand])


SCALE = 12.0
"""Unit vectors have small parts (0.05); widened, they weigh like the hand-made features."""


def gate_features(text: str) -> list[int]:
    """Places of the sentence's words and word pairs in the gate's hashed table."""
    words = ["<", *(w.casefold() for w in WORD.findall(text)), "?" if "?" in text else ">"]
    return [_hash(w) for w in words] + [_hash(f"{a} {b}") for a, b in zip(words, words[1:], strict=False)]


GATE_BITS = 15


def _hash(text: str) -> int:
    """FNV-1a, the same on every machine and in every process."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value >> (32 - GATE_BITS) ^ value & ((1 << GATE_BITS) - 1)
