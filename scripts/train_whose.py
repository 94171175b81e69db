"""Train the judge of whose a thing is: `python scripts/train_whose.py`. Needs PyTorch (CPU), which the product never does.

Learns from the holders of the same annotated texts as `train_reader.py`: of all who might be meant (`reading/candidates.py`), which one. Prints how
often the chosen one is right in cross-validation over whole texts, beside the rules alone and the best that could be reached. Seeded.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from reader_examples import annotated, label_of
from torch import nn

from otherward.network.handle import plain
from otherward.reading.finding import FindingType
from otherward.reading.holder import HolderSense
from otherward.reading.record import passage_of
from otherward.reading.turns import cast_of, sentences_said
from otherward.reading.whose import by_rule, chosen, weighed

OUT = Path(__file__).parents[1] / "src" / "otherward" / "reading" / "model" / "whose.npz"
SEED, FOLDS, INNER, EPOCHS, RATE, DECAY, DROPOUT, BATCH = 0, 5, 32, 25, 5e-3, 3e-2, 0.2, 64


@dataclass(slots=True)
class Question:
    """One item of a text: who might hold it, who does."""

    text: int
    id: str
    names: list[str]
    rows: np.ndarray
    right: np.ndarray
    rule: bool


def same_name(one: str, other: str) -> bool:
    """One contains the other's words."""
    left, right = (set(re.findall(r"\w+", plain(name))) for name in (one, other))
    return bool(left and right) and (left <= right or right <= left)


def questions() -> list[Question]:
    """All items of all training texts."""
    return [one for number, row in enumerate(annotated()) for one in _of_text(number, row)]


def _of_text(number: int, row: dict[str, Any]) -> list[Question]:
    passage = passage_of(row)
    said = sentences_said(passage)
    items = defaultdict(list)
    for item in row["gold"]:
        start = row["text"].find(item["quote"])
        shares = [min(start + len(item["quote"]), one.end) - max(start, one.start) for one in said]
        if label_of(item, row["me"]) is not None and item.get("holder") and max(shares, default=0) > 0:
            items[shares.index(max(shares))].append(item)
    sense, found = HolderSense(passage, said, cast_of(passage)), []
    for i, one in enumerate(said):
        sense.hear(one)
        for item in items[i]:
            kind = FindingType(item["type"])
            candidates, rows = weighed(sense, one, kind)
            right = np.array([same_name(c.who.name, item["holder"]) for c in candidates])
            found.append(
                Question(
                    number,
                    str(row["id"]),
                    [c.who.name for c in candidates],
                    rows,
                    right,
                    same_name(by_rule(sense, one, kind).name, item["holder"]),
                )
            )
    return found


def fit(asked: list[Question]) -> dict[str, np.ndarray]:
    """A small network that says how well each candidate fits; learned so that the right ones get the most."""
    torch.manual_seed(SEED)
    asked = [one for one in asked if one.right.any()]
    rows = np.vstack([one.rows for one in asked])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 0.2
    inner, outer = nn.Linear(rows.shape[1], INNER), nn.Linear(INNER, 1, bias=False)
    net = nn.Sequential(inner, nn.ReLU(), nn.Dropout(DROPOUT), outer)
    descent = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        for group in descent.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        order = np.random.default_rng(SEED + epoch).permutation(len(asked))
        for start in range(0, len(asked), BATCH):
            batch = [asked[i] for i in order[start : start + BATCH]]
            x = (np.vstack([one.rows for one in batch]) - mean) / deviation
            right = torch.tensor(np.concatenate([one.right for one in batch])).float()
            place = torch.tensor(np.repeat(np.arange(len(batch)), [len(one.rows) for one in batch]))
            weight = torch.exp(net(torch.tensor(x))[:, 0].clamp(-30, 30))
            total = torch.zeros(len(batch)).index_add(0, place, weight)
            good = torch.zeros(len(batch)).index_add(0, place, weight * right)
            loss = -(good / total + 1e-6).log().mean()
            descent.zero_grad()
            loss.backward()
            descent.step()
    return {
        "mean": mean,
        "deviation": deviation,
        "inner": inner.weight.data.numpy().T,
        "inner_bias": inner.bias.data.numpy(),
        "outer": outer.weight.data.numpy()[0],
    }


def is_right(w: dict[str, np.ndarray], one: Question) -> bool:
    """Whether the best fit is a right one."""
    inner = np.maximum((one.rows - w["mean"]) / w["deviation"] @ w["inner"] + w["inner_bias"], 0)
    return bool(one.right[chosen(one.names, inner @ w["outer"])])


def main() -> None:
    torch.set_num_threads(1)
    asked = questions()
    right: list[bool] = []
    for fold in range(FOLDS):
        weights = fit([one for one in asked if one.text % FOLDS != fold])
        right += [is_right(weights, one) for one in asked if one.text % FOLDS == fold]
    print(
        f"{len(asked)} items; right: rules {np.mean([one.rule for one in asked]):.3f}, judge {np.mean(right):.3f}, ",
        end="",
    )
    print(f"at best {np.mean([one.right.any() for one in asked]):.3f}")
    np.savez_compressed(OUT, **{name: a.astype(np.float32) for name, a in fit(asked).items()})


if __name__ == "__main__":
    main()
