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
    said: Sequence[Statement],
    looked: Sequence[int],
    *,
    title: str,
    company: str,
    day: date | None,
    embed: Embed,
) -> "np.ndarray":
    """(looked at, features) of these statements of a document."""
    import numpy as np

    leads = lead_of_each(said)
    beside = sorted({j for i in looked for j in (i - 1, i, i + 1) if 0 <= j < len(said)})
    joint = [f"{leads[i]} … {said[i].text}" if leads[i] else said[i].text for i in looked]
    vectors = embed([*(said[j].text for j in beside), *joint])
    hits = np.array([_marks(said[j].text, company, day) for j in beside], np.float32)
    rows = {j: row for row, j in enumerate(beside)}

    def of(arrays: "np.ndarray", step: int) -> "np.ndarray":
        nothing = np.zeros(arrays.shape[1], np.float32)
        return np.stack([arrays[rows[i + step]] if i + step in rows else nothing for i in looked])

    return np.hstack(
        [
            of(vectors, 0) * SCALE,
            vectors[len(beside) :] * SCALE,
            of(vectors, -1) * BESIDE,
            of(vectors, 1) * BESIDE,
            of(hits, 0),
            0.5 * of(hits, -1),
            0.5 * of(hits, 1),
            _places(len(said), looked),
            _spoken_of(said, looked, leads, title),
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


def _places(count: int, looked: Sequence[int]) -> "np.ndarray":
    import numpy as np

    return np.array([[i / max(1, count - 1), i == 0, i == count - 1] for i in looked], np.float32)


def _spoken_of(
    said: Sequence[Statement], looked: Sequence[int], leads: Sequence[str], title: str
) -> "np.ndarray":
    """How often each function's words stand in the statement, its paragraph, its lead and the title."""
    import numpy as np

    wanted = {said[i].paragraph for i in looked}
    counts = [_counted(one.text) if one.paragraph in wanted else [0.0] * len(DEPARTMENTS) for one in said]
    own = np.array(counts, np.float32)
    numbers = np.array([one.paragraph for one in said])
    paragraphs = {number: own[numbers == number].sum(axis=0) for number in wanted}
    mine = own[list(looked)]
    rest = np.stack([paragraphs[said[i].paragraph] for i in looked]) - mine
    lead = np.array([_counted(leads[i]) for i in looked], np.float32)
    over = np.tile(np.minimum(_counted(title), 2), (len(looked), 1))
    return np.hstack([np.minimum(mine, 3), 0.5 * np.log1p(rest), np.minimum(lead, 2), 0.5 * over])


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
