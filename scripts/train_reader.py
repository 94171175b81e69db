"""Train the reader's judge of sentences: `python scripts/train_reader.py [--check]`. Needs PyTorch (CPU), which the product never does.

Learns from `evaluation/understanding/texts.train*.jsonl`, `written/*.txt` and `sentences.train.jsonl`; `texts.dev.jsonl` is never looked at. The
lower four layers stay those of the packaged encoder, the upper two are made the reader's own. Figures are printed for every third text,
held back in a first training; the second learns from all. Seeded.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from build_embedding_model import laid_out, quantized
from reader_examples import Example, examples
from reader_look import look
from reader_network import Item, arrays, judge, learn, prepare
from torch import nn

from otherward.reading.classifier import LABELS
from otherward.reading.features import WORD_BITS, word_places

OUT = Path(__file__).parents[1] / "src" / "otherward" / "reading" / "model" / "reader.bin"
SEED = 20
HELD = 3
LEAST = (0.22, 0.20, 0.50, 0.26, 0.16, 0.26, 0.3, 0.3)
"""From which probability on a sentence holds each label: the best F1 of the held-back texts, as `figures` prints it; offerings (0.28 there) and thanks
(0.48) lower, by the 250 texts of `further/`, which nothing is learned from."""
GATE_RECALL, GATE_STEPS = 0.97, 12


def is_held(one: Example, number: int) -> bool:
    """Held back in the first training: every third text, no single sentence."""
    return one.weight == 1 and number % HELD == 0


def figures(found: list[Example], sure: dict[tuple[int, int], np.ndarray]) -> None:
    """Print for each label the best F1 on held-back texts, and from which probability on."""
    places = sorted(sure)
    guess, truth = np.array([sure[p] for p in places]), np.array([found[n].truth[i] for n, i in places])
    for i, label in enumerate(LABELS):
        tried = [(_f1(guess[:, i] >= t, truth[:, i] > 0), float(t)) for t in np.arange(0.1, 0.9, 0.02)]
        best, threshold = max(tried)
        print(f"{label:<14} F1 {best:.3f} from {threshold:.2f} ({int(truth[:, i].sum())} sentences)")
    open_ones = slice(0, 5)
    said = guess[:, open_ones] >= np.array(LEAST)[open_ones]
    print(f"together       F1 {_f1(said, truth[:, open_ones] > 0):.3f} (holders left out)")


def _f1(said: np.ndarray, true: np.ndarray) -> float:
    return 2 * float((said & true).sum()) / max(1.0, float(said.sum() + true.sum()))


class Gate(nn.Module):
    """Whether words and word pairs make a sentence worth a look."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(1 << WORD_BITS, 1, mode="sum")
        nn.init.zeros_(self.table.weight)

    def forward(self, texts: list[list[int]]) -> torch.Tensor:
        """Log-odds, but for a constant."""
        starts = torch.tensor(np.cumsum([0, *(len(t) for t in texts[:-1])]))
        total = self.table(torch.tensor([p for t in texts for p in t]), starts)[:, 0]
        return total / torch.tensor([float(len(t)) for t in texts]).sqrt()


def gate(found: list[Example]) -> tuple[np.ndarray, float]:
    """The table of words, and from which sum on a sentence passes."""
    torch.manual_seed(SEED)
    texts = [
        (n, word_places(one.text), float(ex.truth[i].any()))
        for n, ex in enumerate(found)
        for i, one in enumerate(ex.said)
    ]
    held = [(p, y) for n, p, y in texts if is_held(found[n], n)]
    for part in ([(p, y) for n, p, y in texts if not is_held(found[n], n)], [(p, y) for _, p, y in texts]):
        net, bias = Gate(), nn.Parameter(torch.tensor(-1.5))
        descent = torch.optim.Adam([*net.parameters(), bias], lr=0.02)
        truth = torch.tensor([y for _, y in part])
        for _ in range(GATE_STEPS * 5):
            odds = net([p for p, _ in part]) + bias
            loss = (
                nn.functional.binary_cross_entropy_with_logits(odds, truth)
                + 2e-5 * (net.table.weight**2).sum()
            )
            descent.zero_grad()
            loss.backward()
            descent.step()
        if len(part) < len(texts):
            odds = net([p for p, _ in held]).detach().numpy()
            true = np.array([y for _, y in held]) > 0
            least = float(np.quantile(odds[true], 1 - GATE_RECALL))
            print(
                f"gate: {np.mean(odds > least):.2f} of the sentences pass, {np.mean(odds[~true] > least):.2f} of those with nothing"
            )
    return net.table.weight.data.numpy()[:, 0].astype(np.float16), least


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the reader's judge of sentences.")
    parser.add_argument(
        "--check", action="store_true", help="only train on a part, and print the figures on the rest"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    found = examples()
    hand = np.vstack([one.hand for one in found])
    mean, deviation = hand.mean(axis=0), hand.std(axis=0) + 0.5
    items = prepare(found, mean, deviation)
    print(
        f"{sum(one.weight == 1 for one in found)} texts, {sum(len(one.said) for one in found)} sentences",
        flush=True,
    )
    table, least_gate = gate(found)

    def held(item: Item) -> bool:
        return is_held(item.example, item.number)

    first = learn([one for one in items if not held(one)], asked.seed)
    figures(found, judge(first, [one for one in items if held(one)]))
    if asked.check:
        return
    write(
        arrays(learn(items, asked.seed)) | {"hand_mean": mean, "hand_deviation": deviation},
        table,
        least_gate,
        look(found),
    )


def write(
    weights: dict[str, np.ndarray], table: np.ndarray, least_gate: float, look: dict[str, np.ndarray]
) -> None:
    """All in one file, matrices as int8."""
    own = {
        "least": np.array(LEAST, np.float32),
        "gate": table,
        "gate_least": np.array([least_gate], np.float32),
    }
    kept = quantized({name: np.asarray(a) for name, a in (weights | own).items()})
    OUT.write_bytes(laid_out(dict(sorted((kept | look).items()))))
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
