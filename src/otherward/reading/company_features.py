"""What the trained judge sees of a company's statement: its meaning, what stands over and beside it, its words, and the judgements on it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from otherward.reading.company import DEPARTMENTS
from otherward.reading.company_sentences import Statement
from otherward.reading.department_words import department_words
from otherward.reading.horizon import YEAR, due_day
from otherward.reading.judgements import holding

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

SCALE = 6.0
"""Unit vectors have small parts (0.05); widened, they weigh like the hand-made features."""
BESIDE = 4.0
"""Neighbours count less than the statement itself."""
LEAD = 120
"""Letters of a paragraph's first statement (a heading, a post's title) that are read together with the others."""
LONG = 40.0
WORD_BITS = 14
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)?|\d+|[%?]")


def statement_features(
    said: Sequence[Statement], *, title: str, company: str, day: date | None, embed: Embed
) -> "np.ndarray":
    """(statements, features)."""
    import numpy as np

    leads = lead_of_each(said)
    texts = [one.text for one in said]
    vectors = embed(
        [*texts, *(f"{lead} … {text}" if lead else text for lead, text in zip(leads, texts, strict=True))]
    )
    own, joint = vectors[: len(said)], vectors[len(said) :]
    nothing = np.zeros((1, own.shape[1]), np.float32)
    before, after = np.vstack([nothing, own[:-1]]), np.vstack([own[1:], nothing])
    hits = np.array([_marks(text, company, day) for text in texts], np.float32)
    none = np.zeros((1, hits.shape[1]), np.float32)
    beside = [0.5 * np.vstack([none, hits[:-1]]), 0.5 * np.vstack([hits[1:], none])]
    return np.hstack(
        [
            own * SCALE,
            joint * SCALE,
            before * BESIDE,
            after * BESIDE,
            hits,
            *beside,
            _places(said),
            _spoken_of(said, leads, title),
        ]
    )


def lead_of_each(said: Sequence[Statement]) -> list[str]:
    """For each statement the beginning of its paragraph, empty for the beginning itself."""
    first: dict[int, str] = {}
    return [
        "" if first.setdefault(one.paragraph, one.text) is one.text else first[one.paragraph][:LEAD]
        for one in said
    ]


def _marks(text: str, company: str, day: date | None) -> list[float]:
    due = due_day(text, day) if day else None
    words = len(text.split())
    name = company.split(maxsplit=1)[0].casefold() if company.split() else ""
    return [
        *(float(one.says(text)) for one in holding("company")),
        float(due is not None),
        float(bool(due and day and due <= day + YEAR)),
        float(any(letter.isdigit() for letter in text)),
        float(bool(re.search(r"%|\bper ?cent\b", text))),
        float(bool(re.search(r"[$€£¥]|\b[mb]illion\b", text))),
        float("?" in text),
        float(bool(re.search(r"[\"“”]", text))),
        float(bool(re.match(r"[A-Z][\w.'’ -]+(?:,[^:]{3,60})?: ", text))),
        float(bool(name) and name in text.casefold()),
        min(1.0, words / LONG),
        float(words < 8),
    ]


def _places(said: Sequence[Statement]) -> "np.ndarray":
    import numpy as np

    last = max(1, len(said) - 1)
    return np.array([[i / last, i == 0, i == len(said) - 1] for i in range(len(said))], np.float32)


def _spoken_of(said: Sequence[Statement], leads: Sequence[str], title: str) -> "np.ndarray":
    """How often each function's words stand in the statement, its paragraph, its lead and the title."""
    import numpy as np

    own = np.array([_counted(one.text) for one in said], np.float32).reshape(len(said), -1)
    paragraph = np.zeros_like(own)
    numbers = np.array([one.paragraph for one in said])
    for number in set(numbers):
        mine = numbers == number
        paragraph[mine] = own[mine].sum(axis=0)
    lead = np.array([_counted(text) for text in leads], np.float32).reshape(len(said), -1)
    over = np.tile(np.minimum(_counted(title), 2), (len(said), 1))
    return np.hstack([np.minimum(own, 3), 0.5 * np.log1p(paragraph - own), np.minimum(lead, 2), 0.5 * over])


def _counted(text: str) -> list[float]:
    return [
        float(len({match[0].casefold() for match in department_words()[name].finditer(text)}))
        for name in DEPARTMENTS
    ]


def word_places(text: str) -> list[int]:
    """Places of the words and word pairs in a hashed table, each once, all numbers as one, the same on every machine."""
    words = [
        "<",
        *("0" if word[0].isdigit() else word.casefold().replace("’", "'") for word in _WORD.findall(text)),
        ">",
    ]
    mask = (1 << WORD_BITS) - 1
    return list(
        {
            crc32(word.encode(errors="replace")) & mask
            for word in (*words, *(f"{a} {b}" for a, b in pairwise(words)))
        }
    )
