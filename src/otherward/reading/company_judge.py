"""The trained judge of companies' statements: is it a goal of its own, is something under pressure, and which function is concerned.

`scripts/train_company_reader.py` trains it from `evaluation/understanding`; figures and alternatives are in `evaluation/README.md`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.reading.company_features import Embed, statement_features, word_places
from otherward.reading.company_sentences import Statement
from otherward.reading.horizon import due_day, is_near
from otherward.reading.judgements import by_name, holding

if TYPE_CHECKING:
    import numpy as np

_SENTENCE_ENDS = re.compile(r"[.!?;:,\"”’)\]]\s*$")
"""A heading ends without: `Annual letter, September 2026` names a day and aims at nothing."""
AHEAD = ("company_aim", "company_future", "company_must", "company_post", "company_first")
"""Judgements on words that point ahead."""
LABELS = ("goal", "strain", "acute")
"""What a statement can be: a goal; a sign that a department is under pressure; one of acute pressure."""
MOST = 40
"""Statements of a document that get the dear look for each label (a long filing has thousands): those whose words promise most."""
SHORT = 120
"""Statements of a document up to which the judge's own odds hold: it learned from documents of 5 to 60."""
HEARD = 0.5
"""How much the other statements of its paragraph count for a statement's department, beside its own words."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one statement is held to be, as probabilities."""

    goal: float = 0.0
    strain: float = 0.0
    acute: float = 0.0
    departments: tuple[float, ...] = ()
    """One for each of `DEPARTMENTS`, together 1; empty if it was not looked at."""


class CompanyJudge:
    """The trained weights, read when the first document comes."""

    @cached_property
    def _data(self) -> bytes:
        return (files("otherward.reading") / "model" / "company.npz").read_bytes()

    @cached_property
    def weights(self) -> "dict[str, np.ndarray]":
        """All arrays by name."""
        import io

        import numpy as np

        with np.load(io.BytesIO(self._data)) as arrays:
            return {name: arrays[name].astype(np.float32) for name in arrays.files}

    @cached_property
    def version(self) -> str:
        """Names the weights, so that documents are read again with better ones."""
        import hashlib

        return hashlib.sha256(self._data).hexdigest()[:8]

    @cached_property
    def goal_least(self) -> float:
        """From which probability on a statement is taken for a goal."""
        return float(self.weights["goal_least"][0])

    def by_words(self, text: str) -> "np.ndarray":
        """Log-odds of each label from the words alone."""
        places = word_places(text)
        total: np.ndarray = self.weights["words"][places].sum(axis=0) / len(places) ** 0.5
        total += self.weights["words_bias"]
        return total

    def judge(
        self, said: Sequence[Statement], *, title: str, company: str, day: date | None, embed: Embed
    ) -> list[Judged]:
        """What each statement of a document is held to be."""
        import numpy as np

        if not said:
            return []
        words = np.stack([self.by_words(one.text) for one in said])
        looked = np.unique(np.argsort(-words, axis=0, kind="stable")[:MOST]).tolist()
        w = self.weights
        x = statement_features(said, looked, title=title, company=company, day=day, embed=embed)
        labels = (_sigmoid(x @ w["meaning"] + w["meaning_bias"]) + _sigmoid(words[looked])) / 2
        labels = rarer(labels * possible([said[i].text for i in looked], day), len(said))
        paragraphs = [said[i].paragraph for i in looked]
        departments = in_one_voice(x @ w["departments"] + w["departments_bias"], paragraphs)
        found = [Judged() for _ in said]
        for i, label, shares in zip(looked, labels.tolist(), departments.tolist(), strict=True):
            found[i] = Judged(label[0], label[1], label[2], tuple(shares))
        return found


def _sigmoid(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    out: np.ndarray = 1 / (1 + np.exp(-x))
    return out


def rarer(labels: "np.ndarray", count: int) -> "np.ndarray":
    """The same for a long document, where goals and troubles stand further apart: the odds fall with the cube root of its length."""
    odds = labels / (1 - labels + 1e-6)
    odds *= min(1.0, (SHORT / count) ** (1 / 3))
    out: np.ndarray = odds / (1 + odds)
    return out


def possible(texts: Sequence[str], day: date | None) -> "np.ndarray":
    """(statements, LABELS): 0 where a rule says no: a rival's aim, a risk, nothing that points ahead; a mere possibility."""
    import numpy as np

    found = np.ones((len(texts), len(LABELS)), np.float32)
    for row, text in zip(found, texts, strict=True):
        if any(one.says(text) for one in holding("no_goal")) or not points_ahead(text, day):
            row[0] = 0
        if any(one.says(text) for one in holding("no_strain")):
            row[1:] = 0
    return found


def points_ahead(text: str, day: date | None) -> bool:
    """Whether anything in it is of the future: words of aiming, or a time to come."""
    if any(by_name(name).says(text) for name in AHEAD) or is_near(text):
        return True
    if day is None or not _SENTENCE_ENDS.search(text) or by_name("company_past").says(text):
        return False
    due = due_day(text, day)
    return due is not None and due > day


def in_one_voice(odds: "np.ndarray", paragraphs: Sequence[int]) -> "np.ndarray":
    """(statements, departments): shares, together 1; a paragraph mostly speaks of one function, so its statements hear one another."""
    import numpy as np

    logs = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
    numbers = np.array(paragraphs)
    heard = np.zeros_like(logs)
    for number in set(paragraphs):
        mine = numbers == number
        others = mine.sum() - 1
        if others:
            heard[mine] = (logs[mine].sum(axis=0) - logs[mine]) / others
    out: np.ndarray = np.exp(logs + HEARD * heard)
    out /= out.sum(axis=1, keepdims=True)
    return out


@cache
def company_judge() -> CompanyJudge:
    """The one shared instance."""
    return CompanyJudge()
