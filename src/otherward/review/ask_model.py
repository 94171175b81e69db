"""How surely a sentence asks or proposes something that needs an answer: a small linear model over words and word groups.

Trained by `scripts/train_asks.py` on 3,657 sentences of real mail (ParakweetLabs EmailIntentDataSet, Apache-2.0).
"""

import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zlib import crc32

from otherward.review.asks import forms

if TYPE_CHECKING:
    import numpy as np

BITS = 15
_MASK = (1 << BITS) - 1
_TOKEN = re.compile(r"[\w'$]+|[?!.]")
HAND = 16
"""Places kept for the forms of asking, behind those of the words."""


def places_of(text: str) -> list[int]:
    """Places of the sentence's words, pairs, triples and forms of asking in the table of weights, each once."""
    tokens = ["<", *(token.casefold() for token in _TOKEN.findall(text[:600].replace("’", "'"))), ">"]
    groups = [" ".join(tokens[at : at + n]) for n in (1, 2, 3) for at in range(len(tokens) - n + 1)]
    found = {crc32(group.encode(errors="replace")) & _MASK for group in groups}
    return [*sorted(found), *(_MASK + 1 + at for at, form in enumerate(forms()) if form.find(text))]


@cache
def _weights() -> "np.ndarray":
    import io

    import numpy as np

    data = (files("otherward.review") / "model" / "asks.npz").read_bytes()
    with np.load(io.BytesIO(data)) as arrays:
        return np.asarray(arrays["weights"].astype(np.float32) * float(arrays["scale"]))


@lru_cache(maxsize=1 << 11)
def asks_probability(text: str) -> float:
    """From 0 to 1."""
    weights = _weights()
    places = places_of(text)
    words = [place for place in places if place <= _MASK]
    forms_found = [place for place in places if place > _MASK]
    total = float(weights[words].sum()) / math.sqrt(max(1, len(words))) + float(weights[forms_found].sum())
    return 1 / (1 + math.exp(-(total + float(weights[-1]))))
