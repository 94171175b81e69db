"""What each sentence of a draft does beside its neighbours, and what should be said of the whole: a small network over meanings and words.

A sentence is seen as its meaning (the second of the six layers of the packaged encoder: the lower ones know what a wording *does*, the upper
ones what it is *about*), as plain signs, and as the words of the review judge it alone; a recurrent layer reads the draft forwards and
backwards, so that `Please keep them out of rooms 3 to 9` is known as care for the reader where the sentence before tells of asbestos. Trained
by `scripts/train_in_context.py`. Meanings are kept by sentence, so a key pressed costs the encoder one sentence; the network itself costs
about a millisecond.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from otherward.review.anchors import anchored
from otherward.review.ask_model import asks_probability
from otherward.review.draft import MessageKind
from otherward.review.roles import Judged

if TYPE_CHECKING:
    import numpy as np

DOES = {
    "1": "a line asked",
    "2": "a call asked",
    "3": "an hour asked",
    "4": "a lot asked",
    "j": "job",
    "w": "want",
    "g": "gift",
    "h": "homework",
    "q": "question",
    "o": "out",
    "t": "act",
    "c": "outcome",
    "e": "empty thanks",
    "p": "merit",
    "b": "brochure",
    "f": "fake offer",
    "v": "vague offer",
    "i": "condition",
    "k": "score-keeping",
    "u": "guilt",
    "r": "urgency",
    "y": "presumption",
    "m": "praise",
    "n": "nudge",
    "d": "order",
    "s": "self",
}
"""What a sentence may do, by the letter under which the written drafts have it (`evaluation/review/CARD.md`)."""
DEPTH = 2
"""Layers of the encoder that read a sentence: 1 told less, 3 no more, on drafts of authors it had not learned from."""
WIDTH = 384
MEANT = 4.0
"""Weight of the meaning beside the signs."""
KEPT = 2_048
"""Sentences whose meaning is remembered."""
CLOSENESSES = ("stranger", "acquaintance", "contact", "close")
PRESSES = ("score_keeping", "guilt", "urgency", "presumes", "nagging")
LONG = 20
"""Words by which the length of a sentence is measured."""
MANY = 15
"""Sentences by which the length of a draft is measured."""
_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\?[\"')]*\s*$",
        r"\byou(?:'\w+)?\b",
        r"\byours?\b",
        r"\bi(?:'\w+)?\b",
        r"\b(?:me|us)\b",
        r"\b(?:my|our)\b",
        r"\bwe(?:'\w+)?\b",
        r"\d",
        r"\b(?:if|should)\b",
        r"\b(?:please|kindly)\b",
        r"\b(?:not|no|nothing|never)\b|n't\b",
        r"^\W*(?:i|we|my|our)\b",
        r"^\W*your?\b",
        r"\b(?:would|could|can|may|might|will)\b",
    )
)
_known: dict[str, "np.ndarray"] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class InContext:
    """A draft, read as a whole."""

    does: tuple[dict[str, float], ...]
    """Of each sentence, how surely it does each thing, 0 to 1."""
    believed: tuple[frozenset[str], ...]
    """Of each sentence, what it surely enough does."""
    codes: dict[str, float]
    """How likely each finding is one that readers would make, 0 to 1; only of findings enough was learned about."""
    where: dict[str, int]
    """The sentence that tells most for each finding."""
    bands: tuple[float, float, float]
    """How likely it serves the writer, both, the reader."""


def read(judged: Sequence[Judged], kind: MessageKind, closeness: str) -> InContext:
    """The draft, whose sentences were judged by their words, read as a whole; at least one sentence."""
    return network().read(seen(judged, kind, closeness))


def seen(judged: Sequence[Judged], kind: MessageKind, closeness: str) -> "np.ndarray":
    """What is seen of each sentence (n, width): meaning, signs, the judgement on its words, its place, kind and closeness."""
    import numpy as np

    number = len(judged)
    around = [
        *(float(kind is one) for one in MessageKind),
        *(float(closeness == one) for one in CLOSENESSES),
    ]
    rows = [
        [
            *_signs(one.text),
            *_by_words(one),
            float(at == 0),
            float(at == number - 1),
            at / max(1, number - 1),
            min(number, MANY) / MANY,
            *around,
        ]
        for at, one in enumerate(judged)
    ]
    return np.hstack([_meanings([one.text for one in judged]), np.array(rows, dtype=np.float32)])


def _signs(text: str) -> list[float]:
    """What can be seen in the sentence without understanding it, the detector of asks among it."""
    return [
        *(float(bool(sign.search(text))) for sign in _SIGNS),
        float(anchored(text)),
        2 * asks_probability(text),
    ]


def _by_words(one: Judged) -> list[float]:
    sizes = [0.0] * 5
    if one.asks:
        sizes[max(0, min(4, one.size))] = 1.0
    told = (
        bool(one.asks),
        one.job,
        one.wants,
        one.for_others > 0,
        one.gift,
        one.homework,
        one.question,
        one.out,
        one.fake,
        one.vague,
        one.conditional,
        one.act,
        one.promotion,
        one.self_start,
        one.anchored,
        one.pinned,
        *(name in one.pressure for name in PRESSES),
        one.sentence.asks,
        one.sentence.postscript,
    )
    return [*sizes, *map(float, told), one.sentence.words / LONG]


def _meanings(texts: Sequence[str]) -> "np.ndarray":
    import numpy as np

    with _lock:
        near = {text: _known[text] for text in texts if text in _known}
    if new := [text for text in dict.fromkeys(texts) if text not in near]:
        from otherward.language.embedding import embedder

        found = dict(zip(new, embedder().embed(new, depth=DEPTH), strict=True))
        near |= found
        with _lock:
            if len(_known) > KEPT:
                _known.clear()
            _known.update(found)
    return np.stack([near[text] for text in texts])


@dataclass(frozen=True)
class Network:
    """One or more networks of one shape, whose answers are averaged."""

    parts: tuple[dict[str, "np.ndarray"], ...]
    codes: tuple[str, ...]
    least: "np.ndarray"
    """From where on each thing a sentence does is believed."""

    def read(self, rows: "np.ndarray") -> InContext:
        """What the draft whose sentences are seen so does (n, width)."""
        import numpy as np

        does, told, bands = (
            np.mean(all_of, axis=0) for all_of in zip(*(_run(part, rows) for part in self.parts), strict=True)
        )
        names = tuple(DOES.values())
        return InContext(
            does=tuple(dict(zip(names, map(float, row), strict=True)) for row in does),
            believed=tuple(
                frozenset(name for name, yes in zip(names, row, strict=True) if yes)
                for row in does >= self.least
            ),
            codes=dict(zip(self.codes, map(float, told.max(axis=0)), strict=True)),
            where=dict(zip(self.codes, map(int, told.argmax(axis=0)), strict=True)),
            bands=(float(bands[0]), float(bands[1]), float(bands[2])),
        )


def _run(
    part: dict[str, "np.ndarray"], rows: "np.ndarray"
) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """What each sentence does (n, things), how each tells for each finding (n, findings), the bands (3)."""
    import numpy as np

    meant = (rows[:, :WIDTH] - part["mean"]) / part["deviation"] * (MEANT / WIDTH**0.5)
    each = np.hstack(
        [
            np.tanh(meant @ part["enc.weight"].T + part["enc.bias"]),
            np.maximum(rows[:, WIDTH:] @ part["oth.weight"].T + part["oth.bias"], 0),
        ]
    )
    both = [_along(part, each, ""), _along(part, each[::-1], "_reverse")[::-1]]
    beside = np.hstack([*both, each])
    letters = _logistic(_linear(part, "letters", beside))
    codes = _logistic(_linear(part, "codes", beside) + _linear(part, "cb", beside).mean(axis=0))
    weight = _softmax(_linear(part, "battn", beside)[:, 0])
    bands = _softmax(_linear(part, "band", np.hstack([weight @ beside, letters.sum(axis=0) / 4])))
    return letters, codes, bands


def _along(part: dict[str, "np.ndarray"], rows: "np.ndarray", way: str) -> "np.ndarray":
    """A gated recurrent layer (Cho et al. 2014) over the sentences in this order."""
    import numpy as np

    given = rows @ part[f"gru.weight_ih_l0{way}"].T + part[f"gru.bias_ih_l0{way}"]
    recur, bias = part[f"gru.weight_hh_l0{way}"].T, part[f"gru.bias_hh_l0{way}"]
    width = recur.shape[0]
    state = np.zeros(width, dtype=np.float32)
    found = []
    for row in given:
        own = state @ recur + bias
        reset = _logistic(row[:width] + own[:width])
        keep = _logistic(row[width : 2 * width] + own[width : 2 * width])
        new = np.tanh(row[2 * width :] + reset * own[2 * width :])
        state = (1 - keep) * new + keep * state
        found.append(state)
    return np.stack(found)


def _linear(part: dict[str, "np.ndarray"], name: str, rows: "np.ndarray") -> "np.ndarray":
    found: np.ndarray = rows @ part[f"{name}.weight"].T + part[f"{name}.bias"]
    return found


def _logistic(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    found: np.ndarray = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return found


def _softmax(x: "np.ndarray") -> "np.ndarray":
    import numpy as np

    found: np.ndarray = np.exp(x - x.max())
    found /= found.sum()
    return found


def unpacked(data: bytes) -> Network:
    """The networks from their file."""
    import numpy as np

    with np.load(io.BytesIO(data)) as kept:
        numbers = sorted({name.split("|")[0] for name in kept.files if "|" in name})
        parts = tuple(
            {
                name.partition("|")[2]: kept[name].astype(np.float32)
                for name in kept.files
                if name.startswith(f"{number}|")
            }
            for number in numbers
        )
        return Network(parts, tuple(map(str, kept["codes"])), kept["least"].astype(np.float32))


@cache
def network() -> Network:
    """The packaged one."""
    return unpacked((files("otherward.review") / "model" / "in_context.npz").read_bytes())
