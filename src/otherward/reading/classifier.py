"""The reader's trained judge of sentences: a cheap look at the words first, then at the sentence in its context.

The lower layers are those of the packaged encoder, the upper ones the reader's own, trained by `scripts/train_reader.py`; data, figures and
alternatives are in `evaluation/understanding/READER.md`.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.reading.context import Window
from otherward.reading.features import word_places

if TYPE_CHECKING:
    import numpy as np

    from otherward.language.encoder import Layer, WeightFile, Weights

LABELS = ("need", "offering", "promise", "thanks", "milestone", "need shut", "offering shut", "promise shut")
"""What a sentence can hold; `shut` is met, past or hypothetical."""

LAYERS = 2
"""Of the six, those that are the reader's own."""


class Classifier:
    """The trained weights, read when the first sentence comes."""

    @cached_property
    def _data(self) -> bytes:
        return (files("otherward.reading") / "model" / "reader.bin").read_bytes()

    @cached_property
    def _file(self) -> "WeightFile":
        from otherward.language.encoder import WeightFile

        return WeightFile(self._data)

    @cached_property
    def version(self) -> str:
        """Names the weights, so that texts are read again with better ones."""
        import hashlib

        return hashlib.sha256(self._data).hexdigest()[:8]

    @cached_property
    def _gate(self) -> "np.ndarray":
        import numpy as np

        return self._file.plain("gate").astype(np.float32)

    @cached_property
    def _gate_least(self) -> float:
        return float(self._file.plain("gate_least")[0])

    @cached_property
    def least(self) -> "dict[str, float]":
        """For each label, from which probability on a sentence is taken to hold it."""
        return dict(zip(LABELS, (float(p) for p in self._file.plain("least")), strict=True))

    @cached_property
    def _packaged(self) -> "Weights":
        from otherward.language.embedding import embedder

        return embedder().weights

    @cached_property
    def _layers(self) -> "tuple[Layer, ...]":
        from otherward.language.encoder import load_layer

        return tuple(load_layer(self._file, f"layer.{i}.") for i in range(LAYERS))

    @cached_property
    def _heads(self) -> "dict[str, np.ndarray]":
        wide = ("role", "kind", "sentence")
        plain = ("sentence_bias", "hand", "hand_mean", "hand_deviation")
        return {name: self._file.wide(name) for name in wide} | {
            name: self._file.plain(name) for name in plain
        }

    def passes(self, text: str) -> bool:
        """Whether the words make the sentence worth the dear look."""
        places = word_places(text)
        return bool(self._gate[places].sum() / len(places) ** 0.5 > self._gate_least)

    def probabilities(self, windows: Sequence[Window], hand: "np.ndarray") -> "dict[int, np.ndarray]":
        """For each judged sentence how surely it holds each label; `hand` has a row for each sentence of the text."""
        from otherward.language.cores import side_by_side

        found: dict[int, np.ndarray] = {}

        def one(window: Window) -> None:
            found.update(self._judged(window, hand))

        side_by_side(one, windows)
        return found

    def _judged(self, window: Window, hand: "np.ndarray") -> "dict[int, np.ndarray]":
        import numpy as np

        from otherward.language.encoder import begin, through

        heads, layers = self._heads, self._packaged.layers
        ids, mask = window.pieces[None, :], np.ones((1, len(window.pieces)), np.int8)
        x = through(layers[: len(layers) - LAYERS], begin(self._packaged, ids), mask)
        x = x + heads["role"][window.role] + heads["kind"][window.kind]
        x = through(self._layers, x, mask)
        found = {}
        for i in window.judged:
            own = window.sentence == i
            shape = (hand[i] - heads["hand_mean"]) / heads["hand_deviation"]
            seen = np.concatenate([x[own].mean(axis=0), x[own].max(axis=0)])
            whole = seen @ heads["sentence"].T + heads["sentence_bias"] + shape @ heads["hand"].T
            found[i] = _sigmoid(whole)
        return found


def _sigmoid(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    out: np.ndarray = 1 / (1 + np.exp(-x))
    return out


@cache
def classifier() -> Classifier:
    """The one shared instance."""
    return Classifier()
