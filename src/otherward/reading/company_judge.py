"""The trained judge of companies' statements: is it a goal of its own, is something under pressure, and which function is concerned.

`scripts/train_company_reader.py` trains it from `evaluation/understanding`; figures and alternatives are in `evaluation/README.md`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.reading.company_features import Embed, statement_features, word_places
from otherward.reading.company_sentences import Statement

if TYPE_CHECKING:
    import numpy as np

LABELS = ("goal", "strain", "acute")
"""What a statement can be: a goal; a sign that a department is under pressure; one of acute pressure."""
MOST = 300
"""Statements of one document that get the dear look (a long filing has thousands): those whose words promise most."""


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
        looked = sorted(np.argsort(-words.max(axis=1), kind="stable")[:MOST].tolist())
        chosen = [said[i] for i in looked]
        w = self.weights
        x = statement_features(chosen, title=title, company=company, day=day, embed=embed)
        labels = (_sigmoid(x @ w["meaning"] + w["meaning_bias"]) + _sigmoid(words[looked])) / 2
        departments = _shares(x @ w["departments"] + w["departments_bias"])
        found = [Judged() for _ in said]
        for i, label, shares in zip(looked, labels.tolist(), departments.tolist(), strict=True):
            found[i] = Judged(label[0], label[1], label[2], tuple(shares))
        return found


def _sigmoid(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    out: np.ndarray = 1 / (1 + np.exp(-x))
    return out


def _shares(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    raised = np.exp(x - x.max(axis=1, keepdims=True))
    out: np.ndarray = raised / raised.sum(axis=1, keepdims=True)
    return out


@cache
def company_judge() -> CompanyJudge:
    """The one shared instance."""
    return CompanyJudge()
