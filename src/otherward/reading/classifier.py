"""The trained judge of sentences: a cheap look at the words first, then at meaning, neighbours and judgements together.

`scripts/train_reader.py` trains both from `evaluation/understanding`; figures and alternatives are in `evaluation/README.md`.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.reading.features import word_places

if TYPE_CHECKING:
    import numpy as np

LABELS = ("need", "offering", "promise", "thanks", "milestone", "shut")
"""What a sentence can hold; `shut` is a need, offering or promise that is met, past or hypothetical."""


class Classifier:
    """The trained weights, read when the first sentence comes."""

    @cached_property
    def _data(self) -> bytes:
        return (files("otherward.reading") / "model" / "reader.npz").read_bytes()

    @cached_property
    def _weights(self) -> "dict[str, np.ndarray]":
        import io

        import numpy as np

        with np.load(io.BytesIO(self._data)) as arrays:
            return {name: arrays[name].astype(np.float32) for name in arrays.files}

    @cached_property
    def version(self) -> str:
        """Names the weights, so that texts are read again with better ones."""
        import hashlib

        return hashlib.sha256(self._data).hexdigest()[:8]

    @cached_property
    def _gate_least(self) -> float:
        return float(self._weights["gate_least"][0])

    @cached_property
    def least(self) -> "np.ndarray":
        """For each label, from which probability on a sentence is taken to hold it."""
        return self._weights["least"]

    def _by_words(self, text: str) -> "np.ndarray":
        """Log-odds of each label from the words alone."""
        places = word_places(text)
        total: np.ndarray = self._weights["words"][places].sum(axis=0) / len(places) ** 0.5
        total += self._weights["words_bias"]
        return total

    def passes(self, text: str) -> bool:
        """Whether the words make the sentence worth the dear look."""
        return bool(self._by_words(text).max() > self._gate_least)

    def probabilities(self, features: "np.ndarray", texts: Sequence[str]) -> "np.ndarray":
        """(sentences, labels): how surely each holds each; the mean of what meaning and words say."""
        import numpy as np

        w = self._weights
        meaning = (features - w["mean"]) / w["deviation"] @ w["meaning"] + w["meaning_bias"]
        words = np.stack([self._by_words(text) for text in texts])
        both: np.ndarray = (_sigmoid(meaning) + _sigmoid(words)) / 2
        return both


def _sigmoid(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    out: np.ndarray = 1 / (1 + np.exp(-x))
    return out


@cache
def classifier() -> Classifier:
    """The one shared instance."""
    return Classifier()
