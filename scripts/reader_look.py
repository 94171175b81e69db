"""The look at a whole window before the judge is asked: whether any of its sentences may hold something. Needs PyTorch (CPU).

`python scripts/reader_look.py` learns it anew, from the same texts as `train_reader.py`, and puts it into the packaged file; everything else in there stays.
"""

from pathlib import Path

import numpy as np
import torch
from build_embedding_model import laid_out
from reader_examples import Example, examples
from torch import nn

from otherward.language.encoder import WeightFile
from otherward.reading.classifier import classifier
from otherward.reading.context import judged_together
from otherward.reading.features import WORD_BITS, word_places
from otherward.reading.judgements import weighed

OUT = Path(__file__).parents[1] / "src" / "otherward" / "reading" / "model" / "reader.bin"
SEED, STEPS, RATE = 20, 100, 0.02
HELD = 3
RECALL = 0.98
"""Of the sentences of held-back texts that hold something, so many stand in windows that are judged; of those the judge finds, 99 %."""


class Look(nn.Module):
    """How likely a sentence holds anything, by its words, word pairs and form."""

    def __init__(self, forms: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(1 << WORD_BITS, 1, mode="sum")
        nn.init.zeros_(self.words.weight)
        self.form = nn.Linear(forms, 1)

    def forward(self, places: list[list[int]], forms: torch.Tensor) -> torch.Tensor:
        """Log-odds."""
        starts = torch.tensor(np.cumsum([0, *(len(own) for own in places[:-1])]))
        total = self.words(torch.tensor([p for own in places for p in own]), starts)[:, 0]
        count = torch.tensor([float(len(own)) for own in places])
        return total / count.sqrt() + self.form(forms)[:, 0]


def look(found: list[Example]) -> dict[str, np.ndarray]:
    """What words and form add, and from which sum on a window is judged, by the names they are kept by."""
    torch.manual_seed(SEED)
    texts = [(n, i) for n, one in enumerate(found) for i in range(len(one.said))]
    places = [word_places(found[n].said[i].text) for n, i in texts]
    forms = np.array([found[n].hand[i, 2 * len(weighed()) :] for n, i in texts])  # those of `features.form`
    mean, deviation = forms.mean(axis=0), forms.std(axis=0) + 0.5
    plain = torch.tensor((forms - mean) / deviation)
    true = np.array([found[n].truth[i].any() for n, i in texts], np.float32)
    weight = np.array([found[n].weight for n, _ in texts], np.float32)
    held = np.array([found[n].weight == 1 and n % HELD == 0 for n, _ in texts])
    least = 0.0
    for part in (np.flatnonzero(~held), np.arange(len(texts))):
        net, own = Look(forms.shape[1]), [places[k] for k in part]
        descent = torch.optim.Adam(net.parameters(), lr=RATE)
        for _ in range(STEPS):
            odds = net(own, plain[part])
            lost = nn.functional.binary_cross_entropy_with_logits(
                odds, torch.tensor(true[part]), torch.tensor(weight[part])
            )
            small = 4e-5 * (net.words.weight**2).sum() + 2e-3 * (net.form.weight**2).sum()
            descent.zero_grad()
            (lost + small).backward()
            descent.step()
        if len(part) < len(texts):
            asked = np.flatnonzero(held)
            with torch.no_grad():
                odds = net([places[k] for k in asked], plain[asked]).numpy()
            least = _least(found, dict(zip([texts[k] for k in asked], odds, strict=True)))
    by_form = net.form.weight.data.numpy()[0] / deviation
    return {
        "look": net.words.weight.data.numpy()[:, 0].astype(np.float16),
        "look_form": by_form.astype(np.float32),
        "look_least": np.array([least - net.form.bias.item() + float(by_form @ mean)], np.float32),
    }


def _least(found: list[Example], odds: dict[tuple[int, int], float]) -> float:
    """From which sum on a window has to be judged."""
    passes, windows = classifier().passes, []
    for n in sorted({n for n, _ in odds}):
        worth = [i for i, one in enumerate(found[n].said) if passes(one.text)]
        for judged in judged_together(found[n].said, worth):
            held = sum(bool(found[n].truth[i].any()) for i in judged)
            windows.append((max(odds[n, i] for i in judged), held))
    best, held = np.array([w[0] for w in windows]), np.array([w[1] for w in windows])
    order = np.argsort(best)
    lost = np.cumsum(held[order]) / held.sum()
    least = float(best[order][np.searchsorted(lost, 1 - RECALL) - 1])
    print(
        f"look: {np.mean(best > least):.2f} of the windows are judged, {np.mean(best[held == 0] > least):.2f} of those with nothing"
    )
    return least


def main() -> None:
    """Learn it, put it in."""
    file = WeightFile(OUT.read_bytes())
    kept = {name: file.plain(name) for name in file.names} | look(examples())
    OUT.write_bytes(laid_out(dict(sorted(kept.items()))))


if __name__ == "__main__":
    main()
