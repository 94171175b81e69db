"""Train the detector of asks: `python scripts/train_asks.py TRAIN.TSV [--folds 10]`.

Data: ParakweetLabs/EmailIntentDataSet (Apache-2.0), lines of `Yes|No<TAB>sentence`; it is not part of this repository. With `--folds`
the F1 of cross-validation is printed and nothing is written. Seeded: the same data gives the same weights.
"""

import argparse
from pathlib import Path

import numpy as np

from otherward.review.ask_model import BITS, HAND, places_of

OUT = Path(__file__).parents[1] / "src" / "otherward" / "review" / "model" / "asks.npz"
SIZE = (1 << BITS) + HAND + 1
STEPS, RATE, DECAY = 300, 0.05, 3e-5
THRESHOLD = 0.42
"""Best F1 in cross-validation."""


def read(path: Path) -> tuple[list[list[int]], np.ndarray]:
    """Places and labels of every sentence."""
    rows = [
        line.split("\t", 1)
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if "\t" in line
    ]
    return [places_of(text) for _, text in rows], np.array(
        [label == "Yes" for label, _ in rows], dtype=np.float32
    )


def flat(sentences: list[list[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Row, place and value of every feature."""
    rows, places, values = [], [], []
    for row, found in enumerate(sentences):
        words = sum(place < 1 << BITS for place in found)
        for place in found:
            rows.append(row)
            places.append(place)
            values.append(1 / max(1, words) ** 0.5 if place < 1 << BITS else 1.0)
    return np.array(rows), np.array(places), np.array(values, dtype=np.float32)


def train(sentences: list[list[int]], y: np.ndarray) -> np.ndarray:
    """Logistic regression by Adam; the last weight is the bias."""
    rows, places, values = flat(sentences)
    w = np.zeros(SIZE, dtype=np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-(np.bincount(rows, values * w[places], len(y)) + w[-1])))
        error = (p - y) / len(y)
        gradient = np.bincount(places, values * error[rows], SIZE).astype(np.float32) + DECAY * w
        gradient[-1] = error.sum()
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return w


def predict(w: np.ndarray, sentences: list[list[int]]) -> np.ndarray:
    """Probabilities."""
    rows, places, values = flat(sentences)
    return 1 / (1 + np.exp(-(np.bincount(rows, values * w[places], len(sentences)) + w[-1])))


def f1(y: np.ndarray, p: np.ndarray, threshold: float) -> float:
    """F1 of `asks or proposes`."""
    said = p > threshold
    right = float((said & (y > 0)).sum())
    return 2 * right / (said.sum() + y.sum())


def folds(sentences: list[list[int]], y: np.ndarray, n: int) -> None:
    """Cross-validation."""
    order = np.random.default_rng(0).permutation(len(y))
    p = np.zeros(len(y))
    for k in range(n):
        held = order[k::n]
        kept = np.setdiff1d(order, held)
        w = train([sentences[i] for i in kept], y[kept])
        p[held] = predict(w, [sentences[i] for i in held])
    print(
        f"{n}-fold F1 at {THRESHOLD}: {f1(y, p, THRESHOLD):.3f}; best {max((f1(y, p, t), t) for t in np.arange(0.2, 0.7, 0.02))}"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    sentences, y = read(options.data)
    if options.folds:
        folds(sentences, y, options.folds)
        return
    w = train(sentences, y)
    scale = float(np.abs(w).max() / 127)
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(OUT, weights=np.rint(w / scale).astype(np.int8), scale=np.float32(scale))
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
