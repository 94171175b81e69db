"""Train the reader's judge of sentences: `python scripts/train_reader.py [--folds 5]`.

Data: `evaluation/understanding/texts.train*.jsonl` (annotated texts) and `sentences.train.jsonl` (single sentences). The embedding is frozen
(the packaged model). Thresholds are set in cross-validation over whole texts; `texts.dev.jsonl` is never looked at. Seeded: the same data
gives the same weights.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from otherward.book.memory import MemoryBook
from otherward.language.embedding import embed_kept
from otherward.network.interaction import Participant
from otherward.reading.classifier import LABELS
from otherward.reading.features import WORD_BITS, all_features, hand_features, word_places
from otherward.reading.finding import Passage
from otherward.reading.record import passage_of
from otherward.reading.turns import Said, sentences_said

ROOT = Path(__file__).parents[1]
DATA = ROOT / "evaluation" / "understanding"
OUT = ROOT / "src" / "otherward" / "reading" / "model" / "reader.npz"
MEANING = {"decay": 1e-2, "rate": 0.02}
WORDS = {"decay": 1e-4, "rate": 0.05}
STEPS = 300
SINGLE_WEIGHT = 0.35
"""Single sentences lack their context: they count less."""
CAUTION = {"promise": 1.15}
"""A promise wrongly read is worse than one missed: its threshold lies above that of the best F1."""
GATE_RECALL = 0.975
SINGLES = {
    "need": "need",
    "challenge": "need",
    "offering": "offering",
    "promise": "promise",
    "thanks": "thanks",
    "milestone": "milestone",
}
STORE = MemoryBook()


def rows_of(pattern: str) -> list[dict]:
    """The records of all files of this name."""
    paths = sorted(DATA.glob(pattern))
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def labels_of(record: dict, said: list[Said]) -> np.ndarray:
    """Which sentence holds which gold item: the one that shares most letters with its quote."""
    marks = np.zeros((len(said), len(LABELS)), dtype=np.float32)
    for item in record["gold"]:
        kind = item["type"]
        if kind not in LABELS:
            continue
        shut = kind in ("need", "offering", "promise") and item.get("status") not in (None, "", "open")
        start = record["text"].find(item["quote"])
        end = start + len(item["quote"])
        shares = [max(0, min(end, one.end) - max(start, one.start)) for one in said]
        for i, share in enumerate(shares):
            if share and (share == max(shares) or share >= 0.5 * (said[i].end - said[i].start)):
                marks[i, LABELS.index("shut" if shut else kind)] = 1
    return marks


class Examples:
    """Sentences with their features and labels."""

    def __init__(self) -> None:
        self.x: list[np.ndarray] = []
        self.y: list[np.ndarray] = []
        self.weight: list[float] = []
        self.group: list[int] = []
        self.words: list[str] = []

    def add(self, passage: Passage, said: list[Said], marks: np.ndarray, weight: float, group: int) -> None:
        """All sentences of a text."""
        vectors = embed_kept([one.text for one in said], STORE)
        self.x.append(all_features(vectors, hand_features(passage, said)))
        self.y.append(marks)
        self.weight += [weight] * len(said)
        self.group += [group] * len(said)
        self.words += [one.text for one in said]


def build() -> Examples:
    """All training data."""
    found = Examples()
    for number, record in enumerate(rows_of("texts.train*.jsonl")):
        passage = passage_of(record)
        said = sentences_said(passage)
        if said:
            found.add(passage, said, labels_of(record, said), 1.0, number)
    them, me = Participant(handle="name:a", name="A"), Participant(handle="name:me", name="Me")
    singles = rows_of("sentences.train.jsonl")
    embed_kept([one["text"] for one in singles], STORE)
    for number, one in enumerate(singles):
        mark = np.zeros((1, len(LABELS)), np.float32)
        if one["label"] in SINGLES:
            mark[0, LABELS.index(SINGLES[one["label"]])] = 1
        passage = Passage(id="", text=one["text"], kind="email", me=me, author=them)
        found.add(
            passage, [Said(0, len(one["text"]), one["text"], them, 0)], mark, SINGLE_WEIGHT, 10_000 + number
        )
    return found


def fit(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, *, decay: float, rate: float
) -> tuple[np.ndarray, np.ndarray]:
    """Logistic regression, one column a label, by Adam over all rows at once."""
    params = [np.zeros((x.shape[1], y.shape[1]), np.float32), np.full(y.shape[1], -2, np.float32)]
    first, second = [np.zeros_like(p) for p in params], [np.zeros_like(p) for p in params]
    share = (weight / weight.sum())[:, None]
    for step in range(1, STEPS + 1):
        error = (sigmoid(x @ params[0] + params[1]) - y) * share
        for i, grad in enumerate((x.T @ error + decay * params[0], error.sum(axis=0))):
            first[i] = 0.9 * first[i] + 0.1 * grad
            second[i] = 0.999 * second[i] + 0.001 * grad * grad
            change = first[i] / (1 - 0.9**step) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
            params[i] -= (rate * (1 - 0.9 * step / STEPS) * change).astype(np.float32)
    return params[0], params[1]


def sigmoid(x: np.ndarray) -> np.ndarray:
    """From log-odds to probabilities."""
    return np.asarray(1 / (1 + np.exp(-x)))


def bags(texts: list[str]) -> np.ndarray:
    """(sentences, table): which words and pairs a sentence holds, unit length."""
    found = np.zeros((len(texts), 1 << WORD_BITS), np.float32)
    for row, text in zip(found, texts, strict=True):
        places = word_places(text)
        row[places] = len(places) ** -0.5
    return found


def best_least(guess: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """The threshold of the best F1, and that F1."""
    best = (0.5, 0.0)
    for least in np.arange(0.06, 0.9, 0.01):
        said = guess >= least
        f1 = 2 * float((said & (truth > 0)).sum()) / max(1.0, float(said.sum() + truth.sum()))
        if f1 > best[1]:
            best = (float(least), f1)
    return best


def crossed(x: np.ndarray, bag: np.ndarray, data: Examples, folds: int) -> tuple[np.ndarray, np.ndarray]:
    """Held-out probabilities of both models together, and the log-odds of the words alone."""
    y, weight, group = np.vstack(data.y), np.array(data.weight, np.float32), np.array(data.group) % folds
    both, odds = np.zeros_like(y), np.zeros_like(y)
    for fold in range(folds):
        rest, held = group != fold, group == fold
        meaning, words = (
            fit(x[rest], y[rest], weight[rest], **MEANING),
            fit(bag[rest], y[rest], weight[rest], **WORDS),
        )
        odds[held] = bag[held] @ words[0] + words[1]
        both[held] = (sigmoid(x[held] @ meaning[0] + meaning[1]) + sigmoid(odds[held])) / 2
    return both, odds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    folds = parser.parse_args().folds
    data = build()
    x, y, weight = np.vstack(data.x), np.vstack(data.y), np.array(data.weight, np.float32)
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 0.5
    x, bag = (x - mean) / deviation, bags(data.words)
    both, odds = crossed(x, bag, data, folds)
    inside = weight == 1
    least = []
    for i, label in enumerate(LABELS):
        threshold, f1 = best_least(both[inside, i], y[inside, i])
        least.append(threshold * CAUTION.get(label, 1.0))
        print(f"{label:<10} F1 {f1:.3f} at {threshold:.2f} ({int(y[inside, i].sum())} sentences)")
    matters = (y[inside].max(axis=1) > 0) & (both[inside] >= least).any(axis=1)
    gate_least = float(np.quantile(odds[inside].max(axis=1)[matters], 1 - GATE_RECALL))
    print(f"gate: lets {np.mean(odds[inside].max(axis=1) > gate_least):.2f} of the sentences pass")
    meaning, words = fit(x, y, weight, **MEANING), fit(bag, y, weight, **WORDS)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        OUT,
        mean=mean.astype(np.float32),
        deviation=deviation.astype(np.float32),
        meaning=meaning[0].astype(np.float16),
        meaning_bias=meaning[1],
        words=words[0].astype(np.float16),
        words_bias=words[1],
        least=np.array(least, np.float32),
        gate_least=np.array([gate_least], np.float32),
    )
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
