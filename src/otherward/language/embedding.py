"""What a text means, as a vector: computed once a text, kept by the text's hash."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np

    from otherward.language.encoder import Weights
    from otherward.language.wordpiece import WordPiece

LONGEST = 160
"""Word pieces of a text that count; sentences and summaries are shorter."""

BATCH_PIECES = 4096
"""Word pieces, padding included, that run through the encoder together."""

ENGINE = "numpy-1"


class VectorStore(Protocol):
    """Where vectors are kept, by text hash; the book is one."""

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Those of these that are kept."""

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep these."""


class Embedder:
    """The packaged model; its weights are read when the first text comes."""

    @cached_property
    def digest(self) -> str:
        """Names engine and weights; stands in every key, so that vectors of different models never mix."""
        text = (files("otherward.language") / "model" / "digests.toml").read_text(encoding="utf-8")
        return f"{ENGINE}:{tomllib.loads(text)['weights_sha256'][:16]}"

    @cached_property
    def _weights(self) -> "Weights":
        from otherward.language.encoder import load

        return load()

    @cached_property
    def _pieces(self) -> "WordPiece":
        from otherward.language.wordpiece import packaged

        return packaged()

    def embed(self, texts: Sequence[str]) -> "np.ndarray":
        """Unit rows (n, 384) in the order of the texts; an empty text gives a row of zeros."""
        import numpy as np

        from otherward.language.encoder import WIDTH, encode

        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        ids = {i: self._pieces.ids(text, LONGEST) for i, text in enumerate(texts) if text.strip()}
        order = sorted(ids, key=lambda i: len(ids[i]))
        while order:
            batch: list[int] = []
            # from the longest down, so that a batch's padding is small and the first batch shows the largest memory
            while order and (len(batch) + 1) * len(ids[batch[0] if batch else order[-1]]) <= max(
                BATCH_PIECES, LONGEST
            ):
                batch.append(order.pop())
            length = len(ids[batch[0]])
            tokens = np.zeros((len(batch), length), dtype=np.int64)
            mask = np.zeros((len(batch), length), dtype=np.int8)
            for row, i in enumerate(batch):
                tokens[row, : len(ids[i])] = ids[i]
                mask[row, : len(ids[i])] = 1
            rows[batch] = encode(self._weights, tokens, mask)
        return rows


@cache
def embedder() -> Embedder:
    """The one shared instance."""
    return Embedder()


def embed_kept(texts: Sequence[str], store: VectorStore | None) -> "np.ndarray":
    """Unit rows (n, 384); only what the store lacks is computed, and then kept."""
    import numpy as np

    from otherward.language.encoder import WIDTH

    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    keys = [_key(text) for text in texts]
    unique = dict(zip(keys, texts, strict=True))
    kept = store.vectors(list(unique)) if store else {}
    missing = [key for key in unique if key not in kept]
    if missing:
        rows = embedder().embed([unique[key] for key in missing])
        fresh = {key: pack(row) for key, row in zip(missing, rows, strict=True)}
        if store:
            store.keep_vectors(fresh)
        kept |= fresh
    return np.stack([unpack(kept[key]) for key in keys])


def _key(text: str) -> str:
    return hashlib.sha256(f"{embedder().digest}\x1f{text}".encode(errors="replace")).hexdigest()[:32]


def pack(row: "np.ndarray") -> bytes:
    """A vector as 384 int8 numbers behind their scale (recall of neighbours 0.99 of float32, a quarter of the room)."""
    import numpy as np

    scale = np.float32(np.abs(row).max() / 127 or 1)
    packed: bytes = scale.tobytes() + np.rint(row / scale).astype(np.int8).tobytes()
    return packed


def unpack(data: bytes) -> "np.ndarray":
    """The vector again, unit length."""
    import numpy as np

    row = np.frombuffer(data, dtype=np.int8, offset=4).astype(np.float32) * np.frombuffer(
        data, dtype=np.float32, count=1
    )
    unit: np.ndarray = row / max(float(np.linalg.norm(row)), 1e-9)
    return unit
