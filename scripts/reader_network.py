"""The reader's network in PyTorch, for training only: the packaged encoder's upper layers made its own, with a judge of each sentence on top."""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from reader_examples import Example
from torch import nn
from torch.nn import functional

from otherward.language import encoder
from otherward.reading.classifier import LABELS, LAYERS
from otherward.reading.context import ROLES, Window
from otherward.reading.features import KINDS

EPOCHS, RATE, HEAD_RATE = 3, 4e-4, 2e-3
DROPOUT, HAND_DROPOUT = 0.1, 0.3
PIECES_WEIGHT = 0.5
"""How much it counts to tell the very words; helps to learn from few texts."""
BATCH = 1600
"""Word pieces learned from at once."""


def _dense(d: encoder.Dense) -> nn.Linear:
    made = nn.Linear(*d.weight.shape)
    made.weight.data, made.bias.data = torch.tensor(d.weight.T.copy()), torch.tensor(d.bias.copy())
    return made


def _norm(n: encoder.Norm) -> nn.LayerNorm:
    made = nn.LayerNorm(encoder.WIDTH, eps=encoder.EPSILON)
    made.weight.data, made.bias.data = torch.tensor(n.weight.copy()), torch.tensor(n.bias.copy())
    return made


class Layer(nn.Module):
    """One layer, begun with the packaged weights."""

    def __init__(self, layer: encoder.Layer) -> None:
        super().__init__()
        self.query_key_value, self.attended = _dense(layer.query_key_value), _dense(layer.attended)
        self.up, self.down = _dense(layer.up), _dense(layer.down)
        self.after_attention, self.after = _norm(layer.after_attention), _norm(layer.after)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """(texts, pieces, width)."""
        n, length, width = x.shape
        drop = DROPOUT if self.training else 0.0
        parts = self.query_key_value(x).view(n, length, 3, encoder.HEADS, width // encoder.HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, scale=1.0, dropout_p=drop
        )
        seen = self.attended(seen.transpose(1, 2).reshape(n, length, width))
        x = self.after_attention(x + functional.dropout(seen, DROPOUT, self.training))
        thought = self.down(functional.gelu(self.up(x), approximate="tanh"))
        return self.after(x + functional.dropout(thought, DROPOUT, self.training))


class Network(nn.Module):
    """The own layers and the heads."""

    def __init__(self, layers: Sequence[encoder.Layer], hand: int) -> None:
        super().__init__()
        width = encoder.WIDTH
        self.layers = nn.ModuleList([Layer(layer) for layer in layers])
        self.role, self.kind = nn.Embedding(len(ROLES), width), nn.Embedding(len(KINDS), width)
        self.word, self.sentence = nn.Linear(width, len(LABELS)), nn.Linear(2 * width, len(LABELS))
        self.hand = nn.Linear(hand, len(LABELS), bias=False)
        for zero in (self.role, self.kind, self.hand):
            nn.init.zeros_(zero.weight)
        nn.init.constant_(self.sentence.bias, -2)
        nn.init.constant_(self.word.bias, -3)

    def forward(self, batch: "Batch") -> tuple[torch.Tensor, torch.Tensor]:
        """Log-odds for each judged sentence, and for each word piece."""
        x = batch.low + self.role(batch.role) + self.kind(batch.kind)[:, None]
        for layer in self.layers:
            x = layer(x, batch.present[:, None, None, :])
        words = self.word(x)
        own = batch.sentence >= 0
        place, flat = batch.sentence[own], x[own]
        rows, width = len(batch.hand), x.shape[-1]
        count = torch.zeros(rows).index_add(0, place, torch.ones(len(place)))
        mean = torch.zeros(rows, width).index_add(0, place, flat) / count[:, None]
        start = torch.full((rows, width), -1e4)
        most = start.scatter_reduce(0, place[:, None].expand(-1, width), flat, "amax")
        seen = functional.dropout(torch.cat([mean, most], 1), DROPOUT, self.training)
        hand = functional.dropout(batch.hand, HAND_DROPOUT, self.training)
        return self.sentence(seen) + self.hand(hand), words


class Batch:
    """Windows side by side, padded."""

    def __init__(self, items: Sequence["Item"]) -> None:
        n, length = len(items), max(len(one.window.pieces) for one in items)
        self.low = torch.zeros(n, length, encoder.WIDTH)
        self.role = torch.zeros(n, length, dtype=torch.long)
        self.present = torch.zeros(n, length, dtype=torch.bool)
        self.sentence = torch.full((n, length), -1, dtype=torch.long)
        self.words = torch.zeros(n, length, len(LABELS))
        self.words_weight = torch.zeros(n, length)
        hand, truth, weight = [], [], []
        self.places: list[tuple[int, int]] = []
        for b, one in enumerate(items):
            size = len(one.window.pieces)
            self.low[b, :size] = torch.tensor(one.low.astype(np.float32))
            self.role[b, :size] = torch.tensor(one.window.role)
            self.present[b, :size] = True
            self.words[b, :size] = torch.tensor(one.inside)
            for i in one.window.judged:
                own = torch.tensor(one.window.sentence == i)
                self.sentence[b, :size][own] = len(truth)
                self.words_weight[b, :size][own] = one.example.weight
                hand.append(one.hand[i])
                truth.append(one.example.truth[i])
                weight.append(one.example.weight)
                self.places.append((one.number, i))
        self.kind = torch.tensor([one.window.kind for one in items])
        self.hand = torch.tensor(np.array(hand, np.float32))
        self.truth, self.weight = torch.tensor(np.array(truth)), torch.tensor(weight)


class Item:
    """A window of an example, with what the packaged lower layers make of it."""

    def __init__(
        self, number: int, example: Example, window: Window, inside: np.ndarray, hand: np.ndarray
    ) -> None:
        self.number, self.example, self.window, self.inside, self.hand = number, example, window, inside, hand
        self.low = np.zeros(0, np.float16)


def prepare(found: Sequence[Example], mean: np.ndarray, deviation: np.ndarray) -> list[Item]:
    """All windows, gone through the lower layers once."""
    weights = encoder.load()
    layers = nn.ModuleList([Layer(layer) for layer in weights.layers[:-LAYERS]]).eval()
    items = [
        Item(number, one, window, inside, (one.hand - mean) / deviation)
        for number, one in enumerate(found)
        for window, inside in zip(one.windows, one.pieces, strict=True)
    ]
    with torch.no_grad():
        for group in grouped(items):
            length = max(len(one.window.pieces) for one in group)
            ids = np.zeros((len(group), length), np.int64)
            present = torch.zeros(len(group), length, dtype=torch.bool)
            for b, one in enumerate(group):
                ids[b, : len(one.window.pieces)] = one.window.pieces
                present[b, : len(one.window.pieces)] = True
            x = torch.tensor(encoder.begin(weights, ids).reshape(len(group), length, -1))
            for layer in layers:
                x = layer(x, present[:, None, None, :])
            for b, one in enumerate(group):
                one.low = x[b, : len(one.window.pieces)].numpy().astype(np.float16)
    return items


def grouped(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Windows of like length together."""
    group: list[Item] = []
    for one in sorted(items, key=lambda one: len(one.window.pieces)):
        if group and (len(group) + 1) * len(one.window.pieces) > BATCH:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def shuffled(items: Sequence[Item], order: random.Random) -> list[list[Item]]:
    """Batches of like length, made anew each time."""
    mixed = list(items)
    order.shuffle(mixed)
    groups = [group for start in range(0, len(mixed), 128) for group in grouped(mixed[start : start + 128])]
    order.shuffle(groups)
    return groups


def learn(items: Sequence[Item], seed: int, epochs: int = EPOCHS) -> Network:
    """A trained network."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    net = Network(encoder.load().layers[-LAYERS:], items[0].hand.shape[1])
    own = list(net.layers.parameters())
    heads = [p for name, p in net.named_parameters() if not name.startswith("layers")]
    groups = [{"params": own, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    descent = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(shuffled(items, random.Random(0)))
    pace = torch.optim.lr_scheduler.LambdaLR(
        descent, lambda s: min(1, (s + 1) / (0.1 * steps)) * max(0.02, 1 - s / steps)
    )
    net.train()
    for epoch in range(epochs):
        total = 0.0
        for group in shuffled(items, order):
            batch = Batch(group)
            loss = _loss(net, batch)
            descent.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            descent.step()
            pace.step()
            total += loss.item() * len(batch.truth)
        print(f"  round {epoch + 1}: {total / sum(len(one.window.judged) for one in items):.3f}", flush=True)
    return net


def _loss(net: Network, batch: Batch) -> torch.Tensor:
    odds, words = net(batch)
    lost = functional.binary_cross_entropy_with_logits(odds, batch.truth, reduction="none").sum(1)
    missed = functional.binary_cross_entropy_with_logits(words, batch.words, reduction="none").sum(2)
    by_sentence = (lost * batch.weight).sum() / batch.weight.sum()
    by_word = (missed * batch.words_weight).sum() / batch.words_weight.sum()
    return by_sentence + PIECES_WEIGHT * by_word


def judge(net: Network, items: Sequence[Item]) -> dict[tuple[int, int], np.ndarray]:
    """Probabilities by example and sentence."""
    net.eval()
    found = {}
    with torch.no_grad():
        for group in grouped(items):
            batch = Batch(group)
            sure = torch.sigmoid(net(batch)[0]).numpy()
            found.update(zip(batch.places, sure, strict=True))
    return found


def arrays(net: Network) -> dict[str, np.ndarray]:
    """The weights by the names the package reads them by."""
    found = {}
    scale = (encoder.WIDTH // encoder.HEADS) ** -0.5
    for i, layer in enumerate(net.layers):
        own = f"layer.{i}."
        for part, weight, bias in zip(
            ("query", "key", "value"),
            layer.query_key_value.weight.data.numpy().reshape(3, encoder.WIDTH, -1),
            layer.query_key_value.bias.data.numpy().reshape(3, -1),
            strict=True,
        ):
            by = scale if part == "query" else 1.0
            found[f"{own}attention.self.{part}.weight"] = (weight / by).astype(np.float32)
            found[f"{own}attention.self.{part}.bias"] = (bias / by).astype(np.float32)
        for name, module in (
            ("attention.output.dense", layer.attended),
            ("attention.output.LayerNorm", layer.after_attention),
            ("intermediate.dense", layer.up),
            ("output.dense", layer.down),
            ("output.LayerNorm", layer.after),
        ):
            found[f"{own}{name}.weight"] = module.weight.data.numpy()
            found[f"{own}{name}.bias"] = module.bias.data.numpy()
    for name in ("role", "kind", "sentence", "hand"):
        found[name] = getattr(net, name).weight.data.numpy()
    return found | {"sentence_bias": net.sentence.bias.data.numpy()}
