"""The reader's trained judge of sentences: a cheap look at the words first, then at the sentence in its context.

The lower layers are those of the packaged encoder, the upper ones the reader's own, trained by `scripts/train_reader.py`; data, figures and
alternatives are in `evaluation/understanding/READER.md`.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING, TypeAlias

from otherward.reading.context import Window
from otherward.reading.features import word_places

if TYPE_CHECKING:
    import numpy as np

    from otherward.language.encoder import Layer, WeightFile, Weights

LABELS = ("need", "offering", "promise", "thanks", "milestone", "need shut", "offering shut", "promise shut")
"""What a sentence can hold; `shut` is met, past or hypothetical."""

LAYERS = 2
"""Of the six, those that are the reader's own."""


Case: TypeAlias = "tuple[Window, Mapping[int, np.ndarray]]"
"""A window, and the features of its judged sentences' words and form."""


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
    def _look(self) -> "tuple[np.ndarray, list[float], float]":
        import numpy as np

        form = [float(weight) for weight in self._file.plain("look_form")]
        return self._file.plain("look").astype(np.float32), form, float(self._file.plain("look_least")[0])

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

    def may_hold(self, text: str, form: Sequence[float]) -> bool:
        """Whether, by its words and its form (`features.form`), it is worth judging the window in which the sentence stands."""
        words, by_form, least = self._look
        places = word_places(text)
        sure = float(words[places].sum()) / len(places) ** 0.5 + sum(map(mul, by_form, form))
        return bool(sure > least)

    def probabilities(self, cases: "Sequence[Case]") -> "list[dict[int, np.ndarray]]":
        """For each window, how surely each of its judged sentences holds each label. Windows of like length run side by side."""
        from otherward.language.cores import cores, side_by_side
        from otherward.language.embedding import batches

        found: list[dict[int, np.ndarray]] = [{} for _ in cases]

        def together(batch: list[int]) -> None:
            for place, judged in zip(batch, self._judged([cases[i] for i in batch]), strict=True):
                found[place] = judged

        lengths = {i: len(window.pieces) for i, (window, _) in enumerate(cases)}
        side_by_side(together, batches(lengths, cores()))
        return found

    def _judged(self, cases: "Sequence[Case]") -> "list[dict[int, np.ndarray]]":
        import numpy as np

        from otherward.language.encoder import begin, through

        heads, layers = self._heads, self._packaged.layers
        longest = max(len(window.pieces) for window, _ in cases)
        ids, role = (np.zeros((len(cases), longest), np.int64) for _ in range(2))
        mask, judged = (np.zeros((len(cases), longest), np.int8) for _ in range(2))
        for row, (window, _) in enumerate(cases):
            size = len(window.pieces)
            ids[row, :size], role[row, :size], mask[row, :size] = window.pieces, window.role, 1
            judged[row, :size] = np.isin(window.sentence, window.judged)
        kind = np.repeat([window.kind for window, _ in cases], longest)
        x = through(layers[: len(layers) - LAYERS], begin(self._packaged, ids), mask)
        x += heads["role"][role.ravel()]
        x += heads["kind"][kind]
        x = through(self._layers, x, mask, judged)
        ends = np.cumsum(judged.sum(axis=1))
        return [self._heads_of(case, own) for case, own in zip(cases, np.split(x, ends[:-1]), strict=True)]

    def _heads_of(self, case: "Case", x: "np.ndarray") -> "dict[int, np.ndarray]":
        """What the heads make of a window's judged sentences, whose pieces these are."""
        import numpy as np

        heads, (window, hand) = self._heads, case
        if not window.judged:
            return {}
        sentence = window.sentence[np.isin(window.sentence, window.judged)]
        own = [x[sentence == i] for i in window.judged]
        seen = np.array([np.concatenate([pieces.mean(axis=0), pieces.max(axis=0)]) for pieces in own])
        shape = (np.array([hand[i] for i in window.judged]) - heads["hand_mean"]) / heads["hand_deviation"]
        whole = seen @ heads["sentence"].T + heads["sentence_bias"] + shape @ heads["hand"].T
        return dict(zip(window.judged, _sigmoid(whole), strict=True))


def _sigmoid(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    out: np.ndarray = 1 / (1 + np.exp(-x))
    return out


@cache
def classifier() -> Classifier:
    """The one shared instance."""
    return Classifier()
