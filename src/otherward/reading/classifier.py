"""The trained judge of sentences: a cheap gate on words first, then a small network on meaning, neighbours and cues.

`scripts/train_reader.py` trains both from `evaluation/understanding`; figures and alternatives are in `evaluation/README.md`.
"""

from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from otherward.reading.features import gate_features

if TYPE_CHECKING:
    import numpy as np

LABELS = ("need", "offering", "promise", "thanks", "milestone", "shut")
"""What a sentence can hold; `shut` is a need, offering or promise that is met, past or hypothetical."""


class Classifier:
    """The trained weights, read when the first sentence comes."""

    @cached_property
    def _weights(self) -> dict[str, "np.ndarray"]:
        import io

        import numpy as np

        data = (files("otherward.reading") / "model" / "reader.npz").read_bytes()
        with np.load(io.BytesIO(data)) as arrays:
            return {name: arrays[name].astype(np.float32) for name in arrays.files}

    @property
    def version(self) -> str:
        """Names the weights, so that texts are read again with better ones."""
        return f"{abs(hash_of(files('otherward.reading') / 'model' / 'reader.npz')) % 16**6:06x}"

    def passes(self, text: str) -> bool:
        """Whether the sentence is worth the dear look."""
        gate = self._weights["gate"]
        places = gate_features(text)
        score = float(gate[places].sum()) / max(1.0, len(places) ** 0.5) + float(
            self._weights["gate_bias"][0]
        )
        return score > float(self._weights["gate_least"][0])

    def probabilities(self, features: "np.ndarray") -> "np.ndarray":
        """(sentences, labels): how surely each holds each; the mean of several networks."""
        import numpy as np

        w = self._weights
        x = (features - w["mean"]) / w["deviation"]
        total = np.zeros((len(x), len(LABELS)), dtype=np.float32)
        for hidden, bias, out, out_bias in zip(
            w["hidden"], w["hidden_bias"], w["out"], w["out_bias"], strict=True
        ):
            inner = np.maximum(0, x @ hidden + bias)
            total += 1 / (1 + np.exp(-(inner @ out + out_bias)))
        mean: np.ndarray = total / len(w["hidden"])
        return mean

    def least(self, label: str) -> float:
        """From which probability on a sentence is taken to hold this."""
        return float(self._weights["least"][LABELS.index(label)])


def hash_of(path: object) -> int:
    """A number that changes with the file."""
    import hashlib

    return int.from_bytes(hashlib.sha256(path.read_bytes()).digest()[:6], "big")  # type: ignore[attr-defined]


@cache
def classifier() -> Classifier:
    """The one shared instance."""
    return Classifier()
