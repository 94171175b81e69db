"""Train the judge of companies' documents: `uv run --with scikit-learn python scripts/train_company_reader.py [--check]`.

Data: the bundles of `evaluation/understanding/companies.train.jsonl` and `written_companies/*.txt`. The embedding is frozen (the packaged
model). Thresholds and the weighing of pressure are set in cross-validation over whole bundles; `companies.dev.jsonl` is never looked at.
Seeded: the same data gives the same weights. `--check` prints the figures of cross-validation, alternatives included, and writes nothing.
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from annotated_texts import companies
from sklearn.linear_model import LogisticRegression

from otherward.book.memory import MemoryBook
from otherward.language.embedding import embed_kept
from otherward.reading.company import DEPARTMENTS
from otherward.reading.company_features import WORD_BITS, statement_features, word_places
from otherward.reading.company_judge import LABELS, in_one_voice, possible
from otherward.reading.company_sentences import Statement, statements
from otherward.reading.departments import LEAST_SHARE, LEAST_STRAIN, pressure_features

ROOT = Path(__file__).parents[1]
DATA = ROOT / "evaluation" / "understanding"
OUT = ROOT / "src" / "otherward" / "reading" / "model" / "company.npz"
FOLDS = 6
MEANING, WORDS, PLACE, WEIGHING = 0.1, 3.0, 0.3, 0.1
"""Inverse strength of regularization: of the heads on meaning, on words, of the departments, of the weighing of pressure."""
STORE = MemoryBook()


@dataclass
class Page:
    """One document of a bundle with its statements, features and labels."""

    bundle: dict
    said: list[Statement]
    x: np.ndarray
    words: np.ndarray
    labels: np.ndarray
    """(statements, LABELS)"""
    possible: np.ndarray
    """(statements, LABELS): what the rules leave possible."""
    counted: np.ndarray
    """Where a statement counts for the goals: minor goals count neither way."""
    placed: list[tuple[int, int, float]] = field(default_factory=list)
    """(statement, department, weight)."""


def bundles() -> list[dict]:
    """All training data."""
    lines = (DATA / "companies.train.jsonl").read_text(encoding="utf-8").splitlines()
    written = [one for path in sorted((DATA / "written_companies").glob("*.txt")) for one in companies(path)]
    return [json.loads(line) for line in lines if line.strip()] + written


def places(said: Sequence[Statement], text: str, quote: str) -> list[int]:
    """Statements that hold a quote: the one that shares most letters with it, and those that lie in it."""
    start = text.find(quote)
    if start < 0:
        return []
    end = start + len(quote)
    shares = [max(0, min(end, one.end) - max(start, one.start)) for one in said]
    most = max(shares, default=0)
    return [
        i
        for i, share in enumerate(shares)
        if share and (share == most or share >= 0.5 * (said[i].end - said[i].start))
    ]


def page_of(bundle: dict, number: int) -> Page:
    """One document, judged by its annotations."""
    record = bundle["documents"][number]
    text = record["text"]
    said = statements([text])
    day = date.fromisoformat(record["date"]) if record.get("date") else None
    x = statement_features(
        said,
        range(len(said)),
        title=record["title"],
        company=bundle["company"],
        day=day,
        embed=lambda texts: embed_kept(texts, STORE),
    )
    page = Page(
        bundle,
        said,
        x.astype(np.float32),
        bags([one.text for one in said]),
        np.zeros((len(said), len(LABELS))),
        possible([one.text for one in said], day),
        np.ones(len(said)),
    )
    for goal in bundle["also_goals"]:
        if goal["document"] == number:
            page.counted[places(said, text, goal["quote"])] = 0
    for goal in bundle["gold_goals"]:
        if goal["document"] == number:
            for i in places(said, text, goal["quote"]):
                page.labels[i, 0] = page.counted[i] = 1
                if goal.get("department"):
                    page.placed.append((i, DEPARTMENTS.index(goal["department"]), 1.0))
    for one in bundle["gold_departments"]:
        for i in {i for quote in one["quotes"] for i in places(said, text, quote)}:
            page.labels[i, 1] = 1
            page.labels[i, 2] = max(page.labels[i, 2], one["pressure"] >= 3)
            page.placed.append((i, DEPARTMENTS.index(one["department"]), 1.0))
    shared = [i for i, _, _ in page.placed]
    page.placed = [(i, j, 1 / shared.count(i)) for i, j, _ in page.placed]
    return page


def bags(texts: Sequence[str]) -> np.ndarray:
    """(statements, table): which words and pairs a statement holds, unit length."""
    found = np.zeros((len(texts), 1 << WORD_BITS), np.float32)
    for row, text in zip(found, texts, strict=True):
        there = word_places(text)
        row[there] = 1 / len(there) ** 0.5
    return found


def regression(
    x: np.ndarray, y: np.ndarray, strength: float, weight: np.ndarray | None = None
) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(x, y, sample_weight=weight)


def fit(pages: Sequence[Page]) -> dict[str, np.ndarray]:
    """The heads on statements."""
    x, words = np.vstack([one.x for one in pages]), np.vstack([one.words for one in pages])
    labels, counted = np.vstack([one.labels for one in pages]), np.concatenate([one.counted for one in pages])
    meaning = [regression(x, labels[:, i], MEANING, counted if not i else None) for i in range(len(LABELS))]
    by_words = [
        regression(words, labels[:, i], WORDS, counted if not i else None) for i in range(len(LABELS))
    ]
    rows = np.vstack([one.x[i] for one in pages for i, _, _ in one.placed])
    where = np.array([j for one in pages for _, j, _ in one.placed])
    head = regression(rows, where, PLACE, np.array([share for one in pages for _, _, share in one.placed]))
    departments, bias = np.zeros((x.shape[1], len(DEPARTMENTS))), np.full(len(DEPARTMENTS), -9.0)
    departments[:, head.classes_], bias[head.classes_] = head.coef_.T, head.intercept_
    return {
        "meaning": np.hstack([one.coef_.T for one in meaning]),
        "meaning_bias": np.concatenate([one.intercept_ for one in meaning]),
        "words": np.hstack([one.coef_.T for one in by_words]),
        "words_bias": np.concatenate([one.intercept_ for one in by_words]),
        "departments": departments,
        "departments_bias": bias,
    }


def sigmoid(x: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-x)))


def judge(weights: dict[str, np.ndarray], page: Page) -> tuple[np.ndarray, np.ndarray]:
    """(statements, LABELS) and (statements, departments), as the product computes them."""
    meaning, words = (
        page.x @ weights["meaning"] + weights["meaning_bias"],
        page.words @ weights["words"] + weights["words_bias"],
    )
    odds = page.x @ weights["departments"] + weights["departments_bias"]
    labels = (sigmoid(meaning) + sigmoid(words)) / 2 * page.possible
    return labels, in_one_voice(odds, [one.paragraph for one in page.said])


def folds(ids: Sequence[str], seed: int = 0) -> dict[str, int]:
    """Which fold each bundle is left out in."""
    shuffled = sorted(ids)
    random.Random(seed).shuffle(shuffled)
    return {name: i % FOLDS for i, name in enumerate(shuffled)}


def left_out(pages: Sequence[Page]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Every page judged by heads that never saw its bundle."""
    fold = folds([one.bundle["id"] for one in pages])
    found: list[tuple[np.ndarray, np.ndarray] | None] = [None] * len(pages)
    for number in range(FOLDS):
        weights = fit([one for one in pages if fold[one.bundle["id"]] != number])
        for i, one in enumerate(pages):
            if fold[one.bundle["id"]] == number:
                found[i] = judge(weights, one)
    return [one for one in found if one is not None]


def weighed(
    pages: Sequence[Page], judged: Sequence[tuple[np.ndarray, np.ndarray]]
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For each bundle: (departments, features), and the pressure on each as annotated."""
    found = {}
    for bundle in {one.bundle["id"]: one.bundle for one in pages}.values():
        signs: list[list[float]] = [[] for _ in DEPARTMENTS]
        for one, (labels, shares) in zip(pages, judged, strict=True):
            if one.bundle is bundle:
                for i in np.flatnonzero(labels[:, 1] >= LEAST_STRAIN):
                    for j in np.flatnonzero(shares[i] >= LEAST_SHARE):
                        signs[j].append(float((labels[i, 1] + labels[i, 2]) * shares[i, j]))
        gold = {one["department"]: one["pressure"] for one in bundle["gold_departments"]}
        x = pressure_features([sorted(ones, reverse=True) for ones in signs])
        found[bundle["id"]] = x, np.array([gold.get(name, 0) for name in DEPARTMENTS])
    return found


def fit_pressure(found: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """How what weighs on a department becomes pressure: probabilities of 2 or more, and of 3."""
    x, y = np.vstack([one for one, _ in found]), np.concatenate([one for _, one in found])
    heads = [regression(x, y >= degree, WEIGHING) for degree in (2, 3)]
    return np.hstack([one.coef_.T for one in heads]), np.concatenate([one.intercept_ for one in heads])


def left_out_pressure(found: dict[str, tuple[np.ndarray, np.ndarray]]) -> dict[str, np.ndarray]:
    """(departments, 2) for each bundle, weighed without it."""
    fold, told = folds(list(found)), {}
    for number in range(FOLDS):
        w, bias = fit_pressure([one for name, one in found.items() if fold[name] != number])
        told |= {name: sigmoid(one[0] @ w + bias) for name, one in found.items() if fold[name] == number}
    return told


def best_least(chances: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """(F1, threshold) where F1 is best."""

    def f1(least: float) -> float:
        said = chances >= least
        return float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum()))

    return max((f1(least), float(least)) for least in np.arange(0.1, 0.85, 0.02))


def train(pages: Sequence[Page]) -> tuple[dict[str, np.ndarray], dict[str, float]]:
    """All weights, and the figures of cross-validation."""
    judged = left_out(pages)
    counted = np.concatenate([one.counted for one in pages]) > 0
    goals = np.concatenate([labels[:, 0] for labels, _ in judged])[counted]
    truth = np.concatenate([one.labels[:, 0] for one in pages])[counted] > 0
    goal_f1, goal_least = best_least(goals, truth)
    found = weighed(pages, judged)
    told = left_out_pressure(found)
    names = list(found)
    gold = np.concatenate([found[name][1] for name in names])
    chances = np.vstack([told[name] for name in names])
    pressed_f1, least = best_least(chances[:, 0], gold >= 2)
    _, acute = best_least(chances[:, 1], gold >= 3)
    first = np.mean([found[name][1][np.argmax(told[name][:, 1])] == found[name][1].max() for name in names])
    placed = [
        np.argmax(shares[i]) in {j for k, j, _ in one.placed if k == i}
        for one, (_, shares) in zip(pages, judged, strict=True)
        for i in {k for k, _, _ in one.placed}
    ]
    weights = fit(pages)
    weights["pressure"], weights["pressure_bias"] = fit_pressure(list(found.values()))
    weights["pressure_least"], weights["goal_least"] = np.array([least, acute]), np.array([goal_least])
    figures = {
        "goals F1": goal_f1,
        "departments F1": pressed_f1,
        "first department right": float(first),
        "department of a statement right": float(np.mean(placed)),
    }
    return weights, figures | {"goal least": goal_least, "pressure least": least, "acute least": acute}


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the judge of companies' documents.")
    parser.add_argument("--check", action="store_true", help="print the figures only")
    asked = parser.parse_args()
    found = bundles()
    pages = [page_of(bundle, number) for bundle in found for number in range(len(bundle["documents"]))]
    print(f"{len(found)} bundles, {len(pages)} documents, {sum(len(one.said) for one in pages)} statements")
    weights, figures = train(pages)
    for name, value in figures.items():
        print(f"{name}: {value:.3f}")
    if not asked.check:
        np.savez_compressed(OUT, **{name: value.astype(np.float16) for name, value in weights.items()})
        print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
