"""What a text means, as a vector: computed once a text, kept by the text's hash."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np

    from otherward.language.encoder import Weights
    from otherward.language.wordpiece import WordPiece

LONGEST = 160
"""Word pieces of a text that count; of 5,208 sentences of real mail the longest had 143."""

LEAST_PIECES, MOST_PIECES = 128, 512
"""Word pieces, padding included, that run through the encoder together: fewer would be slower, more would leave the cache."""

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
    def weights(self) -> "Weights":
        """The packaged encoder's."""
        from otherward.language.encoder import load

        return load()

    @cached_property
    def _pieces(self) -> "WordPiece":
        from otherward.language.wordpiece import packaged

        return packaged()

    def embed(self, texts: Sequence[str], *, depth: int | None = None) -> "np.ndarray":
        """Unit rows (n, 384) in the order of the texts; an empty text gives a row of zeros. `depth` as in `encode`."""
        import numpy as np

        from otherward.language.cores import cores, side_by_side
        from otherward.language.encoder import LAYERS, WIDTH, encode

        weights = self.weights
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        ids = {i: self._pieces.ids(text, LONGEST) for i, text in enumerate(texts) if text.strip()}

        def one(batch: list[int]) -> None:
            tokens = np.zeros((len(batch), len(ids[batch[0]])), dtype=np.int64)
            mask = np.zeros(tokens.shape, dtype=np.int8)
            for row, i in enumerate(batch):
                tokens[row, : len(ids[i])] = ids[i]
                mask[row, : len(ids[i])] = 1
            rows[batch] = encode(weights, tokens, mask, depth or LAYERS)

        side_by_side(one, batches({i: len(found) for i, found in ids.items()}, cores()))
        return rows


def batches(lengths: Mapping[int, int], cores: int) -> list[list[int]]:
    """Texts that run through the encoder together: of like length, the longest first, enough batches for all cores."""
    share = -(-sum(lengths.values()) // cores)
    room = min(MOST_PIECES, max(LEAST_PIECES, share))
    found: list[list[int]] = []
    for i in sorted(lengths, key=lambda i: -lengths[i]):
        if not found or (len(found[-1]) + 1) * lengths[found[-1][0]] > room:
            found.append([])
        found[-1].append(i)
    return found


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


@lru_cache(maxsize=20_000)
def unpack(data: bytes) -> "np.ndarray":
    """The vector again, unit length; not to be written to, since others have it too."""
    import numpy as np

    row = np.frombuffer(data, dtype=np.int8, offset=4).astype(np.float32) * np.frombuffer(
        data, dtype=np.float32, count=1
    )
    unit: np.ndarray = row / max(float(np.linalg.norm(row)), 1e-9)
    unit.flags.writeable = False
    return unit
