"""Where the reader of people's texts errs, by kind of error: `python evaluation/reading_errors.py [--show KIND] [FILE …]`.

Reads `understanding/texts.train*.jsonl` with judges that have not seen them (`scripts/held_back.py` trains them and keeps their answers in
`build/`), or the named files with the packaged judges. Each missed and each wrongly said item is put into one group: the words were found but
not the holder, the holder but other words, the type or the status is wrong, it was said twice, it is a near-miss its author warned of, or it
is simply not there. `--show "wrong holder"` prints the items of one group.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from evaluation.evaluate import DATA, ROOT, TYPES, is_open
from evaluation.measure import Count, Item, same_name, same_quote
from otherward.reading import reader, whose
from otherward.reading.classifier import Case, classifier
from otherward.reading.record import passage_of, read_record
from otherward.reading.turns import sentences_said

TRAINING = sorted(DATA.glob("texts.train*.jsonl"))
HELD = ROOT / "build" / "held_back.npz"
HELD_WHOSE = ROOT / "build" / "held_back_whose.npz"


class Unseen:
    """The judge of sentences with answers kept for one text."""

    def __init__(self, record: Item, rows: "np.ndarray") -> None:
        judge = classifier()
        self.least, self.passes, self.may_hold, self.version = (
            judge.least,
            judge.passes,
            judge.may_hold,
            "unseen",
        )
        self._starts = [one.start for one in sentences_said(passage_of(record))]
        self._rows = {int(row[0]): row[1:] for row in rows}
        self._nothing = np.zeros(rows.shape[1] - 1)

    def probabilities(self, cases: Sequence[Case]) -> "list[dict[int, np.ndarray]]":
        """As the packaged judge's; a sentence cut anew since holds nothing."""
        return [
            {i: self._rows.get(self._starts[i], self._nothing) for i in window.judged} for window, _ in cases
        ]


class HeldBack:
    """Judges that have not seen a text, put in the place of the packaged ones."""

    def __init__(self) -> None:
        with np.load(HELD) as arrays:
            self._sure = {name: arrays[name] for name in arrays.files}
        with np.load(HELD_WHOSE) as arrays:
            folds = sorted({name.split(".")[0] for name in arrays.files})
            self._whose = [
                {n.split(".", 1)[1]: arrays[n] for n in arrays.files if n.startswith(f"{fold}.")}
                for fold in folds
            ]
        self._fold = {one["id"]: n % len(folds) for n, one in enumerate(rows(TRAINING))}

    def knows(self, record: Item) -> bool:
        """Whether answers are kept for the text."""
        return record["id"] in self._sure

    def read(self, record: Item) -> list[Item]:
        """What the text says, read by judges that have not learned from it."""
        judge, weights = Unseen(record, self._sure[record["id"]]), self._whose[self._fold[record["id"]]]
        with (
            patch.object(reader, "classifier", lambda: judge),
            patch.object(whose, "_weights", lambda: weights),
        ):
            return list(read_record(record)["findings"])


def packaged(record: Item) -> list[Item]:
    """The reader as it is packaged."""
    return list(read_record(record)["findings"])


def rows(paths: list[Path]) -> Iterator[Item]:
    """The annotated texts."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def why_missed(gold: Item, said: list[Item]) -> str:
    """What came of an item that should have been said."""
    near = [one for one in said if same_quote(one["quote"], gold["quote"])]
    mine = [one for one in near if one["type"] == gold["type"]]
    if any(same_name(one["holder"], gold["holder"]) and is_open(one) for one in mine):
        return "said once for two"
    if any(same_name(one["holder"], gold["holder"]) for one in mine):
        return "status"
    if mine:
        return "wrong holder" if any(is_open(one) for one in mine) else "status and holder"
    if any(one["type"] == gold["type"] and _touch(one["quote"], gold["quote"]) for one in said):
        return "other words"
    return "wrong type" if near else "not seen"


def why_wrong(one: Item, record: Item) -> str:
    """What it was that should not have been said."""
    near = [g for g in record["gold"] if same_quote(one["quote"], g["quote"])]
    mine = [g for g in near if g["type"] == one["type"]]
    if any(same_name(one["holder"], g["holder"]) and is_open(g) for g in mine):
        return "said twice"
    if any(is_open(g) for g in mine):
        return "wrong holder"
    if mine:
        return "status"
    if any(g["type"] == one["type"] and _touch(one["quote"], g["quote"]) for g in record["gold"]):
        return "other words"
    if near:
        return "wrong type"
    for decoy in record.get("decoys", []):
        if same_quote(decoy["quote"], one["quote"]):
            return f"decoy: {decoy['why']}"
    return "nothing there"


def _touch(one: str, other: str) -> bool:
    return one in other or other in one


def measured(records: list[Item], read: Any) -> tuple[dict[str, Count], dict[str, dict[str, list[str]]], str]:
    """Counts by type, errors by type and group, and the figures of quiet texts, days and quotes."""
    counts: dict[str, Count] = defaultdict(Count)
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    quiet = noisy = dated = right_days = inexact = 0
    for record in records:
        asked = {k: record.get(k) for k in ("id", "kind", "author", "me", "to", "date", "text")}
        every = [f for f in read(asked) if f["type"] in TYPES]
        inexact += sum(f["quote"] not in record["text"] for f in every)
        said = [f for f in every if is_open(f)]
        gold = [g for g in record["gold"] if g["type"] in TYPES and is_open(g)]
        quiet, noisy = quiet + (not gold), noisy + bool(not gold and said)
        for kind in TYPES:
            one = Count()
            pairs = one.add(
                [f for f in said if f["type"] == kind], [g for g in gold if g["type"] == kind], _fits
            )
            for item in one.missed:
                groups[kind][f"- {why_missed(item, every)}"].append(_line(record, item, every))
            for item in one.wrong:
                groups[kind][f"+ {why_wrong(item, record)}"].append(_line(record, item, record["gold"]))
            for found, true in pairs:
                if kind == "promise" and true.get("due"):
                    dated += 1
                    right_days += str(found["due"]) == true["due"]
                if kind == "promise" and str(found["due"] or "") != (true.get("due") or ""):
                    words = f"{record['date']} {found['due']} for {true.get('due')}: {found['quote']}"
                    groups[kind]["wrong day"].append(f"{record['id']} {words}")
            for name in ("right", "said", "true"):
                setattr(counts[kind], name, getattr(counts[kind], name) + getattr(one, name))
    tail = f"quiet texts with a finding {noisy} of {quiet}; days right {right_days} of {dated}; quotes inexact {inexact}"
    return counts, groups, tail


def _fits(found: Item, true: Item) -> bool:
    return same_name(found["holder"], true["holder"]) and same_quote(found["quote"], true["quote"])


def _line(record: Item, item: Item, others: list[Item]) -> str:
    near = [o for o in others if same_quote(o["quote"], item["quote"]) or _touch(o["quote"], item["quote"])]
    beside = "; ".join(f"{o['type']}/{o['holder']}/{o.get('status')}: {o['quote'][:60]}" for o in near)
    sure = f" {item['confidence']:.2f}" if "confidence" in item else ""
    return (
        f"{record['id']} {record['kind']} me={record['me']} by={record['author']} [{item['holder']}]{sure} "
        f"«{' '.join(item['quote'].split())[:200]}» | {beside}"
    )


def main() -> None:
    """Print the figures and the groups."""
    parser = argparse.ArgumentParser(description="Where the reader errs.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--type", default="")
    asked = parser.parse_args()
    records, read = list(rows(asked.files or TRAINING)), packaged
    if not asked.files:
        held = HeldBack()
        records, read = [one for one in records if held.knows(one)], held.read
    counts, groups, tail = measured(records, read)
    for kind in TYPES:
        print(counts[kind].row(kind))
    print(Count(*(sum(getattr(c, n) for c in counts.values()) for n in ("right", "said", "true"))).row("all"))
    print(tail)
    for kind in TYPES:
        sizes = Counter({group: len(lines) for group, lines in groups[kind].items()})
        print(f"{kind}: " + "; ".join(f"{group} {n}" for group, n in sizes.most_common()))
        for group, lines in groups[kind].items():
            if asked.show and asked.show in group and asked.type in ("", kind):
                print(f"\n== {kind} {group}\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
