"""What a sentence does where its words leave that open: its likeness to written sentences, in the lower half of the packaged encoder.

The lower layers know what a wording does, the upper ones what it is about: told apart by them, gifts and wants are found far better.
Only sentences in which no kind of words was found are read this way, each once; so a draft of 200 words costs the encoder about 60 of
them, and a key pressed costs one sentence. Trained by `scripts/train_roles.py`; without the model the words alone speak.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from otherward.review.anchors import anchored
from otherward.review.ask_model import asks_probability

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
"""What a sentence may do, by the letter under which the written sentences have it."""
NAMES = (*DOES.values(), "asked")
"""What is told of a sentence; `asked` is any of the four sizes."""
DEPTH = 3
"""Layers of the encoder that read a sentence: of 1 to 6, 3 and 4 told the kinds apart best, and 3 cost half."""
NEAR = 0.3
"""How fast likeness fades with distance; the best of three in cross-validation."""
SIZES = {"a line asked": 1, "a call asked": 2, "an hour asked": 3, "a lot asked": 4}
KEPT = 2_048
"""Sentences whose reading is remembered."""
FLAG = 0.35
"""Weight of a sign beside the meaning, which has length 1."""
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
_known: dict[str, dict[str, float]] = {}
_lock = Lock()


def signs(text: str) -> list[float]:
    """What can be seen in the sentence without understanding it, the detector of asks among it."""
    seen = [float(bool(sign.search(text))) for sign in _SIGNS]
    return [FLAG * value for value in (*seen, float(anchored(text)), 2 * asks_probability(text))]


def features(texts: Sequence[str]) -> "np.ndarray":
    """Meaning and signs of each sentence (n, 400)."""
    import numpy as np

    from otherward.language.embedding import embedder

    seen = np.array([signs(text) for text in texts], dtype=np.float32)
    return np.hstack([embedder().embed(texts, depth=DEPTH), seen])


def does(texts: Sequence[str]) -> list[dict[str, float]]:
    """What each sentence does, with how surely, about 0 to 1, less what it takes to be believed: above 0 it is."""
    new = [text for text in dict.fromkeys(texts) if text not in _known]
    if new:
        sure = _likeness().sure(features(new))
        with _lock:
            if len(_known) > KEPT:
                _known.clear()
            for text, row in zip(new, sure, strict=True):
                _known[text] = dict(zip(NAMES, map(float, row), strict=True))
    return [_known[text] for text in texts]


@dataclass(frozen=True)
class Likeness:
    """Kernel ridge regression: a sentence does what the written sentences do that are like it."""

    mean: "np.ndarray"
    deviation: "np.ndarray"
    """Of the features (400)."""
    like: "np.ndarray"
    """The written sentences (m, 400), standardized."""
    share: "np.ndarray"
    """What likeness to each says for each name (m, names)."""
    base: "np.ndarray"
    """How often each name is found at all."""
    least: "np.ndarray"
    """From where on each name is believed."""

    def sure(self, seen: "np.ndarray") -> "np.ndarray":
        """How surely each sentence does each thing, less what it takes (n, names)."""
        found: np.ndarray = self.raw(seen) - self.least
        return found

    def raw(self, seen: "np.ndarray") -> "np.ndarray":
        """How surely, about 0 to 1 (n, names)."""
        found: np.ndarray = (
            kernel(standard(seen, self.mean, self.deviation), self.like) @ self.share + self.base
        )
        return found


def standard(seen: "np.ndarray", mean: "np.ndarray", deviation: "np.ndarray") -> "np.ndarray":
    """Features of like weight: the meaning scaled to about length 1, the signs as they are."""
    import numpy as np

    scaled = seen.copy()
    width = len(mean)
    scaled[:, :width] = (seen[:, :width] - mean) / deviation / np.sqrt(width)
    return scaled


def kernel(one: "np.ndarray", other: "np.ndarray") -> "np.ndarray":
    """Likeness of each to each, 1 for the same."""
    import numpy as np

    apart = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1)[None] - 2 * one @ other.T
    found: np.ndarray = np.exp(-NEAR * apart)
    return found


@cache
def _likeness() -> Likeness:
    import io

    import numpy as np

    data = (files("otherward.review") / "model" / "roles.npz").read_bytes()
    with np.load(io.BytesIO(data)) as kept:
        wide = kept["like"].astype(np.float32) * kept["like_scale"].astype(np.float32)
        arrays = {
            name: kept[name].astype(np.float32) for name in ("mean", "deviation", "share", "base", "least")
        }
        return Likeness(like=wide, **arrays)
