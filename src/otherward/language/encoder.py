"""The packaged encoder: all-MiniLM-L6-v2 with int8 weights, as a small forward pass in numpy.

Six layers of twelve heads over 384 dimensions, mean pooling, unit length. The layers are widened to float32 once, word vectors as
they are looked up; activations stay float32, because int8 activations move one neighbour in nine
(`docs/decisions/embedding-engine.md`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

LAYERS, HEADS, WIDTH, GROUP = 6, 12, 384, 64
EPSILON = 1e-12
ROWS = 64
"""GELU runs in pieces of this many rows: whole arrays would fall out of the cache."""

_MEAN = np.full(WIDTH, 1 / WIDTH, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Dense:
    """A dense layer; its matrix stands ready to multiply from the right."""

    weight: np.ndarray
    bias: np.ndarray

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """A new array."""
        out: np.ndarray = x @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalization."""

    weight: np.ndarray
    bias: np.ndarray

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """In place."""
        x -= (x @ _MEAN)[:, None]
        spread = np.einsum("ij,ij->i", x, x) / np.float32(WIDTH) + np.float32(EPSILON)
        x /= np.sqrt(spread)[:, None]
        x *= self.weight
        x += self.bias
        return x


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the six; queries, already scaled, keys and values are one matrix."""

    query_key_value: Dense
    attended: Dense
    after_attention: Norm
    up: Dense
    down: Dense
    after: Norm


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the packaged file holds."""

    words: np.ndarray
    scales: np.ndarray
    places: np.ndarray
    first: Norm
    layers: tuple[Layer, ...]


class WeightFile:
    """The packaged file: the length of a JSON header in 8 bytes, the header, then the raw arrays."""

    def __init__(self, data: bytes) -> None:
        size = int.from_bytes(data[:8], "little")
        self._data = data
        self._header = json.loads(data[8 : 8 + size])
        self._start = 8 + size

    @property
    def names(self) -> list[str]:
        """Of all arrays."""
        return list(self._header)

    def plain(self, name: str) -> np.ndarray:
        """An array as it is kept, in memory of its own."""
        about = self._header[name]
        kept = np.frombuffer(
            self._data,
            dtype=np.dtype(about["dtype"]),
            count=int(np.prod(about["shape"])),
            offset=self._start + about["at"],
        )
        return kept.reshape(about["shape"]).copy()

    def wide(self, name: str) -> np.ndarray:
        """A matrix kept as int8 with a scale for each group of 64, as float32."""
        return widened(self.plain(f"{name}:int8"), self.plain(f"{name}:scale"))

    def dense(self, name: str) -> Dense:
        """A dense layer."""
        return Dense(np.ascontiguousarray(self.wide(f"{name}.weight").T), self.plain(f"{name}.bias"))

    def norm(self, name: str) -> Norm:
        """A normalization."""
        return Norm(self.plain(f"{name}.weight"), self.plain(f"{name}.bias"))


def widened(numbers: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """Rows of int8 with their scales as float32."""
    groups = numbers.reshape(len(numbers), -1, GROUP) * scales.astype(np.float32)[:, :, None]
    return groups.reshape(numbers.shape)


def load() -> Weights:
    """The packaged weights."""
    kept = WeightFile((files("otherward.language") / "model" / "minilm-int8.bin").read_bytes())
    own = "embeddings."
    return Weights(
        words=kept.plain(f"{own}word_embeddings.weight:int8"),
        scales=kept.plain(f"{own}word_embeddings.weight:scale"),
        places=kept.wide(f"{own}position_embeddings.weight")
        + kept.wide(f"{own}token_type_embeddings.weight")[0],
        first=kept.norm(f"{own}LayerNorm"),
        layers=tuple(load_layer(kept, f"encoder.layer.{i}.") for i in range(LAYERS)),
    )


def load_layer(kept: WeightFile, own: str) -> Layer:
    """One layer of a file, by what its arrays' names begin with."""
    query, key, value = (kept.dense(f"{own}attention.self.{part}") for part in ("query", "key", "value"))
    scale = np.float32((WIDTH // HEADS) ** -0.5)
    return Layer(
        query_key_value=Dense(
            np.concatenate([query.weight * scale, key.weight, value.weight], axis=1),
            np.concatenate([query.bias * scale, key.bias, value.bias]),
        ),
        attended=kept.dense(f"{own}attention.output.dense"),
        after_attention=kept.norm(f"{own}attention.output.LayerNorm"),
        up=kept.dense(f"{own}intermediate.dense"),
        down=kept.dense(f"{own}output.dense"),
        after=kept.norm(f"{own}output.LayerNorm"),
    )


def encode(weights: Weights, ids: np.ndarray, mask: np.ndarray, depth: int = LAYERS) -> np.ndarray:
    """Unit vectors (n, 384) of token identifiers (n, length) where `mask` is 1 for words, 0 for padding.

    `depth` is how many layers read: all for what a text is about, the lower ones for what its wording does.
    """
    n, length = ids.shape
    x = through(weights.layers[:depth], begin(weights, ids), mask)
    pooled = np.einsum("nlw,nl->nw", x.reshape(n, length, WIDTH), mask.astype(np.float32))
    unit: np.ndarray = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12)
    return unit


def begin(weights: Weights, ids: np.ndarray) -> np.ndarray:
    """What the first layer gets: (n x length, 384), words with their places."""
    n, length = ids.shape
    flat = ids.ravel()
    x = widened(weights.words[flat], weights.scales[flat]).reshape(n, length, WIDTH)
    x += weights.places[:length]
    return weights.first(x.reshape(n * length, WIDTH))


def through(
    layers: Sequence[Layer], x: np.ndarray, mask: np.ndarray, wanted: np.ndarray | None = None
) -> np.ndarray:
    """What these layers make of it, still word by word; of the last one only the `wanted` words, (n, length) of yes and no."""
    n, length = mask.shape
    away = None if mask.all() else ((1 - mask.astype(np.float32)) * np.float32(-1e9))[:, None, None, :]
    for layer in layers[:-1]:
        x = _pass(x, layer, away, (n, length))
    for layer in layers[-1:]:
        x = _pass(x, layer, away, (n, length), wanted)
    return x


def _pass(
    x: np.ndarray,
    layer: Layer,
    away: np.ndarray | None,
    shape: tuple[int, int],
    wanted: np.ndarray | None = None,
) -> np.ndarray:
    n, length = shape
    together = layer.query_key_value(x).reshape(n, length, 3, HEADS, WIDTH // HEADS)
    query, key, value = together.transpose(2, 0, 3, 1, 4)
    scores = query @ key.transpose(0, 1, 3, 2)
    if away is not None:
        scores += away
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    heard = (scores @ value).transpose(0, 2, 1, 3).reshape(n * length, WIDTH)
    if wanted is not None:
        places = np.flatnonzero(wanted)
        heard, x = heard[places], x[places]
    seen = layer.attended(heard)
    seen += x
    x = layer.after_attention(seen)
    thought = layer.down(_gelu(layer.up(x)))
    thought += x
    return layer.after(thought)


def _gelu(x: np.ndarray) -> np.ndarray:
    """The tanh form, in place; differs from the exact one by less than 0.001."""
    room = np.empty((min(ROWS, len(x)), x.shape[1]), dtype=np.float32)
    for start in range(0, len(x), ROWS):
        part = x[start : start + ROWS]
        inner = room[: len(part)]
        np.multiply(part, part, out=inner)
        inner *= np.float32(0.7978845608 * 0.044715)
        inner += np.float32(0.7978845608)
        inner *= part
        np.tanh(inner, out=inner)
        inner += 1
        inner *= np.float32(0.5)
        part *= inner
    return x
