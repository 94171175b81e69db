"""The packaged encoder: all-MiniLM-L6-v2 with int8 weights, as a small forward pass in numpy.

Six layers of twelve heads over 384 dimensions, mean pooling, unit length. The weights are widened to float32 once; activations stay
float32, because int8 activations move one neighbour in nine (measured, `docs/decisions/embedding-engine.md`).
"""

import json
from importlib.resources import files

import numpy as np

LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
GROUP = 64
ROWS = 64
"""GELU runs in pieces of this many rows: whole arrays would fall out of the cache."""

Weights = dict[str, np.ndarray]


def load() -> Weights:
    """The packaged weights as float32."""
    data = (files("otherward.language") / "model" / "minilm-int8.bin").read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])

    def array(name: str) -> np.ndarray:
        about = header[name]
        shape = tuple(about["shape"])
        dtype = np.dtype(about["dtype"])
        count = int(np.prod(shape)) if shape else 1
        return np.frombuffer(data, dtype=dtype, count=count, offset=8 + size + about["at"]).reshape(shape)

    weights: Weights = {}
    for name in header:
        if name.endswith(":int8"):
            plain = name.removesuffix(":int8")
            scale = np.repeat(array(f"{plain}:scale").astype(np.float32), GROUP, axis=1)
            wide = array(name) * scale
            # dense layers multiply from the right: kept transposed and contiguous
            weights[plain] = (
                np.ascontiguousarray(wide.T) if plain.endswith("dense.weight") or ".self." in plain else wide
            )
        elif not name.endswith(":scale"):
            weights[name] = array(name)
    for i in range(LAYERS):
        own = f"encoder.layer.{i}.attention.self."
        parts = ("query", "key", "value")
        weights[f"{own}all.weight"] = np.concatenate([weights.pop(f"{own}{p}.weight") for p in parts], axis=1)
        weights[f"{own}all.bias"] = np.concatenate([weights.pop(f"{own}{p}.bias") for p in parts])
    return weights


def encode(weights: Weights, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Unit vectors (n, 384) of token identifiers (n, length) where `mask` is 1 for words, 0 for padding."""
    n, length = ids.shape
    x = (
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][:length]
    )
    x += weights["embeddings.token_type_embeddings.weight"][0]
    x = _normalized(x.reshape(n * length, WIDTH), weights, "embeddings.LayerNorm")
    bias = (1.0 - mask.astype(np.float32))[:, None, None, :] * -1e9
    for i in range(LAYERS):
        x = _layer(x, weights, f"encoder.layer.{i}.", bias, n, length)
    x = x.reshape(n, length, WIDTH)
    weight = mask.astype(np.float32)[:, :, None]
    pooled = (x * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-9)
    unit: np.ndarray = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12)
    return unit


def _layer(x: np.ndarray, weights: Weights, own: str, bias: np.ndarray, n: int, length: int) -> np.ndarray:
    size = WIDTH // HEADS
    together = x @ weights[f"{own}attention.self.all.weight"] + weights[f"{own}attention.self.all.bias"]
    q, k, v = (
        part.reshape(n, length, HEADS, size).transpose(0, 2, 1, 3) for part in np.split(together, 3, axis=1)
    )
    scores = q @ k.transpose(0, 1, 3, 2) * np.float32(size**-0.5) + bias
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    attended = (scores @ v).transpose(0, 2, 1, 3).reshape(n * length, WIDTH)
    x = _normalized(
        x + _dense(attended, weights, f"{own}attention.output.dense"),
        weights,
        f"{own}attention.output.LayerNorm",
    )
    inner = _gelu(_dense(x, weights, f"{own}intermediate.dense"))
    return _normalized(x + _dense(inner, weights, f"{own}output.dense"), weights, f"{own}output.LayerNorm")


def _dense(x: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    out: np.ndarray = x @ weights[f"{name}.weight"]
    out += weights[f"{name}.bias"]
    return out


def _normalized(x: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    x = x - x.mean(axis=-1, keepdims=True)
    x /= np.sqrt((x * x).mean(axis=-1, keepdims=True) + EPSILON)
    x *= weights[f"{name}.weight"]
    x += weights[f"{name}.bias"]
    return x


def _gelu(x: np.ndarray) -> np.ndarray:
    """The tanh form, in place; differs from the exact one by less than 0.001."""
    for start in range(0, len(x), ROWS):
        part = x[start : start + ROWS]
        cube = part * part
        cube *= part
        cube *= np.float32(0.044715)
        cube += part
        cube *= np.float32(0.7978845608)
        np.tanh(cube, out=cube)
        cube += 1
        cube *= 0.5
        part *= cube
    return x
