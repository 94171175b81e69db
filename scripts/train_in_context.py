"""Train what each sentence of a draft does beside its neighbours: `python scripts/train_in_context.py [--folds DIR]`. Needs PyTorch (CPU).

Learns from the drafts of `evaluation/review` (findings and bands of all, what each sentence does where its author told), the single sentences
beside them and the examples of the rules. Each voice whose author told what sentences do is held back once; from there come the figures
printed and from where on a thing is believed. What is packaged learned from all, three times, answers averaged. Seeded. `--folds` keeps the
networks of the held-back rounds, so that the whole review can be measured on drafts it has not learned from (`evaluation/review_held_back.py`).
"""

import argparse
import io
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from otherward.review import in_context  # noqa: E402
from otherward.review.anatomy import Sentence  # noqa: E402
from otherward.review.case import Case  # noqa: E402
from otherward.review.draft import Draft, MessageKind  # noqa: E402
from otherward.review.record import closeness_of  # noqa: E402
from otherward.review.rules import rules  # noqa: E402
from tests.review.written import written  # noqa: E402

OUT = ROOT / "src" / "otherward" / "review" / "model" / "in_context.npz"
LETTERS = list(in_context.DOES)
BANDS = ("self", "mixed", "other")
ENOUGH = 12
"""A finding is learned about where so many drafts have it."""
COUNTED = ("FRM", "HWK003", "HWK005", "HWK006", "CON", "OFF004")
"""Findings that are counted or looked up, not judged."""
HIDDEN, BESIDE, DROPPED = 64, 48, 0.35
EPOCHS, BATCH, RATE, DECAY = 25, 16, 3e-3, 0.02
SEEDS = 3
NEARLY, MIDDLE, FEW = 0.02, 0.4, 16
LONE, OLDER = 0.4, 0.5
"""Weight of a sentence without neighbours, and of the findings of drafts whose author wrote the rules."""


@dataclass
class Example:
    """A draft as it is seen, with what is known of it."""

    voice: str
    rows: np.ndarray
    does: list[str] | None
    codes: frozenset[str]
    judged: frozenset[str] | None
    """Of which findings it is known whether they belong; None is all."""
    band: str


def sentences() -> list[tuple[str, str]]:
    """The written sentences with their letters."""
    lines = (ROOT / "evaluation" / "review" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    found = [re.match(r"(\w+) \| (.+)", line) for line in lines if not line.startswith("#")]
    return [(match[2], match[1].replace("x", "")) for match in found if match]


def case_of(draft: Draft) -> tuple[Case, np.ndarray]:
    """The draft read by its words, and what is seen of its sentences; no row where it says nothing."""
    case = Case(draft, meaning=False)
    rows = in_context.seen(case.judged, case.kind, case.closeness) if case.judged else np.zeros((0, 0))
    return case, rows


def drafts() -> list[Example]:
    """The written drafts."""
    found = []
    for one in [*written(), *written("own.txt")]:
        case, rows = case_of(one.draft)
        does = [nearest(one.does, said.sentence) for said in case.judged] if one.does else None
        if len(rows):
            found.append(Example(one.voice, rows, does, one.codes, None, one.band))
    return found


def nearest(told: Sequence[tuple[int, int, str]], sentence: Sentence) -> str:
    """What its author says of the words that overlap most with this sentence."""
    return max(told, key=lambda one: min(one[1], sentence.end) - max(one[0], sentence.start))[2]


def lone() -> list[Example]:
    """The written sentences, and the examples of the rules."""
    found = []
    for text, letters in sentences():
        _, rows = case_of(Draft(body=text, kind=MessageKind.OUTREACH))
        if len(rows):
            found.append(Example("sentences", rows, [letters] * len(rows), frozenset(), frozenset(), ""))
    for rule in rules():
        for codes, examples in ((frozenset(), rule.good), (frozenset({rule.code}), rule.bad)):
            for example in examples:
                draft = Draft(
                    subject=example.get("subject"),
                    body=example["body"],
                    kind=MessageKind(example.get("kind") or (rule.kinds[0] if rule.kinds else "outreach")),
                    closeness=closeness_of(example.get("closeness", "stranger")),
                )
                _, rows = case_of(draft)
                if len(rows):
                    found.append(Example("examples", rows, None, codes, frozenset({rule.code}), ""))
    return found


class Net(nn.Module):
    """See `in_context._run`, which must do the same."""

    def __init__(self, rest: int, codes: int) -> None:
        super().__init__()
        self.enc, self.oth = nn.Linear(in_context.WIDTH, HIDDEN), nn.Linear(rest, BESIDE)
        self.drop = nn.Dropout(DROPPED)
        self.gru = nn.GRU(HIDDEN + BESIDE, HIDDEN, bidirectional=True, batch_first=True)
        wide = 3 * HIDDEN + BESIDE
        self.letters, self.codes, self.cb = (
            nn.Linear(wide, len(LETTERS)),
            nn.Linear(wide, codes),
            nn.Linear(wide, codes),
        )
        self.battn, self.band = nn.Linear(wide, 1), nn.Linear(wide + len(LETTERS), len(BANDS))

    def forward(self, x: torch.Tensor, lengths: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Log-odds of what each sentence does, of each finding, of each band."""
        mask = torch.arange(x.shape[1])[None] < lengths[:, None]
        meant, rest = x[..., : in_context.WIDTH], x[..., in_context.WIDTH :]
        each = torch.cat(
            [self.drop(torch.tanh(self.enc(meant))), torch.relu(self.oth(self.drop(rest)))], dim=-1
        )
        packed = nn.utils.rnn.pack_padded_sequence(each, lengths, batch_first=True, enforce_sorted=False)
        along, _ = nn.utils.rnn.pad_packed_sequence(
            self.gru(packed)[0], batch_first=True, total_length=x.shape[1]
        )
        beside, real = self.drop(torch.cat([along, each], dim=-1)), mask[..., None]
        letters = self.letters(beside)
        codes = self.codes(beside).masked_fill(~real, -1e9).amax(dim=1)
        codes = codes + (self.cb(beside) * real).sum(dim=1) / real.sum(dim=1)
        weight = torch.softmax(self.battn(beside)[..., 0].masked_fill(~mask, -1e9), dim=1)
        told = (torch.sigmoid(letters) * real).sum(dim=1) / 4
        return (
            letters,
            codes,
            self.band(torch.cat([(weight[..., None] * beside).sum(dim=1), told], dim=-1)),
        )


def padded(rows: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    lengths = torch.tensor([len(one) for one in rows])
    x = torch.zeros(len(rows), int(lengths.max()), rows[0].shape[1])
    for at, one in enumerate(rows):
        x[at, : len(one)] = torch.from_numpy(one)
    return x, lengths


def learn(found: list[Example], codes: list[str], seed: int) -> dict[str, np.ndarray]:
    """The arrays of one network."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    meant = np.vstack([one.rows[:, : in_context.WIDTH] for one in found])
    mean, deviation = meant.mean(axis=0), meant.std(axis=0) + 1e-6
    scale = in_context.MEANT / in_context.WIDTH**0.5
    rows = [one.rows.copy() for one in found]
    for one in rows:
        one[:, : in_context.WIDTH] = (one[:, : in_context.WIDTH] - mean) / deviation * scale
    net = Net(rows[0].shape[1] - in_context.WIDTH, len(codes))
    steps = EPOCHS * (len(found) // BATCH)
    descent = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(descent, RATE, total_steps=steps + 1)
    for _ in range(EPOCHS):
        for batch in order.permutation(len(found))[: len(found) // BATCH * BATCH].reshape(-1, BATCH):
            loss = lost(net(*padded([rows[i] for i in batch])), [found[i] for i in batch], codes)
            descent.zero_grad()
            (loss / BATCH).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            descent.step()
            pace.step()
    arrays = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    return arrays | {"mean": mean, "deviation": deviation}


def lost(said: tuple[torch.Tensor, ...], batch: list[Example], codes: list[str]) -> torch.Tensor:
    """How far it is from what is known."""
    letters, findings, bands = said
    cross = nn.functional.binary_cross_entropy_with_logits
    loss = torch.zeros(())
    for at, one in enumerate(batch):
        if one.does is not None:
            truth = torch.tensor([[float(letter in own) for letter in LETTERS] for own in one.does])
            each = cross(letters[at, : len(truth)], truth, reduction="none").sum(dim=1).mean()
            loss = loss + each * (LONE if one.voice == "sentences" else 1.0)
        weight = 1.0 if one.does is not None or not one.band else OLDER
        known = torch.tensor([float(one.judged is None or code in one.judged) for code in codes])
        truth = torch.tensor([float(code in one.codes) for code in codes])
        loss = loss + 0.5 * weight * (cross(findings[at], truth, reduction="none") * known).sum()
        if one.band:
            loss = loss + weight * nn.functional.cross_entropy(
                bands[at][None], torch.tensor([BANDS.index(one.band)])
            )
    return loss


def packed(parts: list[dict[str, np.ndarray]], codes: list[str], least: np.ndarray) -> bytes:
    """The networks as the product reads them."""
    buffer = io.BytesIO()
    arrays = {
        f"{at}|{name}": value.astype(np.float16)
        for at, part in enumerate(parts)
        for name, value in part.items()
    }
    np.savez_compressed(buffer, codes=np.array(codes), least=least.astype(np.float32), **arrays)
    return buffer.getvalue()


def likeliest(network: in_context.Network, one: Example) -> tuple[np.ndarray, str]:
    """Of a draft: what its sentences do, and its band."""
    found = network.read(one.rows)
    does = np.array([list(sentence.values()) for sentence in found.does])
    return does, BANDS[int(np.argmax(found.bands))]


def best(sure: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Best F1, and from where on a thing is believed: of the places that are nearly as good the one nearest to the middle."""
    tried = {
        float(at): 2 * float(((sure >= at) & truth).sum()) / max(1, int((sure >= at).sum() + truth.sum()))
        for at in np.arange(0.1, 0.91, 0.05)
    }
    most = max(tried.values())
    return most, min((at for at in tried if tried[at] > most - NEARLY), key=lambda at: abs(at - MIDDLE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, help="keep the networks of the held-back rounds here")
    options = parser.parse_args()
    torch.set_num_threads(1)
    own, beside = drafts(), lone()
    codes = sorted(
        code
        for code in {code for one in own for code in one.codes}
        if sum(code in one.codes for one in own) >= ENOUGH and not code.startswith(COUNTED)
    )
    voices = sorted({one.voice for one in own if one.does is not None})
    zero = np.zeros(len(LETTERS))
    sure, truth, folds, right = [], [], {}, 0
    for voice in voices:
        part = learn([one for one in own if one.voice != voice] + beside, codes, 0)
        folds[voice] = part
        network = in_context.unpacked(packed([part], codes, zero))
        for one in (one for one in own if one.voice == voice):
            does, band = likeliest(network, one)
            sure.append(does)
            truth.append(np.array([[letter in said for letter in LETTERS] for said in one.does or ()]))
            right += band == one.band
        print(f"{voice} held back", flush=True)
    said, true = np.vstack(sure), np.vstack(truth)
    least = []
    for at, (letter, name) in enumerate(in_context.DOES.items()):
        score, threshold = best(said[:, at], true[:, at])
        if true[:, at].sum() < FEW:
            threshold = max(threshold, MIDDLE)
        least.append(threshold)
        print(
            f"{letter} {name:<14} {int(true[:, at].sum()):>4} sentences  F1 {score:.2f} from {threshold:.2f}"
        )
    print(f"bands {right} of {len(sure)}")
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for voice, part in folds.items():
            (options.folds / f"{voice}.npz").write_bytes(packed([part], codes, np.array(least)))
    data = packed([learn(own + beside, codes, seed) for seed in range(SEEDS)], codes, np.array(least))
    OUT.write_bytes(data)
    print(f"{OUT.name}: {len(data)} bytes; findings learned about: {' '.join(codes)}")


if __name__ == "__main__":
    main()
