"""What the reader learns from: annotated texts as sentences in windows, with what each sentence and each word piece holds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from annotated_texts import records

from otherward.network.interaction import Participant
from otherward.reading.classifier import LABELS
from otherward.reading.context import Window, pieces_of, windows_of
from otherward.reading.features import hand_features
from otherward.reading.finding import Passage
from otherward.reading.record import passage_of
from otherward.reading.turns import Said, sentences_said

DATA = Path(__file__).parents[1] / "evaluation" / "understanding"
SHUTTABLE = ("need", "offering", "promise")
SINGLE_WEIGHT = 0.3
"""Single sentences lack their context: they count less."""
SINGLES = {"challenge": "need"} | {
    kind: kind for kind in ("need", "offering", "promise", "thanks", "milestone")
}


@dataclass(slots=True)
class Example:
    """One text: its sentences, windows and labels."""

    name: str
    said: list[Said]
    windows: list[Window]
    hand: np.ndarray
    truth: np.ndarray
    """(sentences, labels)."""
    pieces: list[np.ndarray]
    """For each window (pieces, labels): whether the piece stands in the item's quote."""
    weight: float = 1.0


def annotated() -> list[dict[str, Any]]:
    """All annotated texts for training; `texts.dev.jsonl` is never among them."""
    rows = [row for path in sorted(DATA.glob("texts.train*.jsonl")) for row in _lines(path)]
    return rows + [row for path in sorted((DATA / "written").glob("*.txt")) for row in records(path)]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples() -> list[Example]:
    """Texts first, then single sentences."""
    texts = [one for row in annotated() if (one := of_text(row))]
    return texts + [of_single(n, row) for n, row in enumerate(_lines(DATA / "sentences.train.jsonl"))]


def label_of(item: dict[str, Any], me: str) -> int | None:
    """The place of an item's label; the user's own needs, offers and news are none."""
    kind = item["type"]
    if kind not in LABELS or (kind in ("need", "offering", "milestone") and item.get("holder") == me):
        return None
    shut = kind in SHUTTABLE and item.get("status") not in (None, "", "open")
    return LABELS.index(f"{kind} shut" if shut else kind)


def of_text(row: dict[str, Any]) -> Example | None:
    """An annotated text; none if it has no sentence."""
    passage = passage_of(row)
    said = sentences_said(passage)
    if not said:
        return None
    spans = [
        (start, start + len(item["quote"]), label)
        for item in row["gold"]
        if (label := label_of(item, row["me"])) is not None
        and (start := row["text"].find(item["quote"])) >= 0
    ]
    truth = np.zeros((len(said), len(LABELS)), np.float32)
    for start, end, label in spans:
        truth[list(holding(said, start, end)), label] = 1
    windows = windows_of(passage, said, range(len(said)))
    inside = [_inside(said, window, spans) for window in windows]
    return Example(str(row["id"]), said, windows, hand_features(passage, said), truth, inside)


def holding(said: list[Said], start: int, end: int) -> Iterator[int]:
    """The sentences that hold a quote: the one that shares most letters with it, and those it covers by half."""
    shares = [max(0, min(end, one.end) - max(start, one.start)) for one in said]
    for i, share in enumerate(shares):
        if share and (share == max(shares) or share >= 0.5 * (said[i].end - said[i].start)):
            yield i


def _inside(said: list[Said], window: Window, spans: list[tuple[int, int, int]]) -> np.ndarray:
    """Which pieces of a window stand in a quote: pieces are counted up to the quote's ends."""
    found = np.zeros((len(window.pieces), len(LABELS)), np.float32)
    for i in window.judged:
        one, own = said[i], np.flatnonzero(window.sentence == i)
        for start, end, label in spans:
            first, last = max(start, one.start), min(end, one.end)
            if first < last:
                before = len(pieces_of(one.text[: first - one.start])) if first > one.start else 0
                until = len(pieces_of(one.text[: last - one.start]))
                found[own[before:until], label] = 1
    return found


def of_single(number: int, row: dict[str, Any]) -> Example:
    """A single sentence, as if somebody had written it to the user."""
    them, me = Participant(handle="name:a", name="A"), Participant(handle="name:me", name="Me")
    passage = Passage(id="", text=row["text"], kind="email", me=me, author=them)
    said = [Said(0, len(row["text"]), row["text"], them, 0)]
    truth = np.zeros((1, len(LABELS)), np.float32)
    if row["label"] in SINGLES:
        truth[0, LABELS.index(SINGLES[row["label"]])] = 1
    windows = windows_of(passage, said, [0])
    inside = [np.where(windows[0].sentence[:, None] == 0, truth, 0).astype(np.float32)]
    return Example(
        f"single-{number}", said, windows, hand_features(passage, said), truth, inside, SINGLE_WEIGHT
    )
