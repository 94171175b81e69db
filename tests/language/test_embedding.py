"""The packaged embedding: true to the original weights, the same for every batch, computed once a text."""

import hashlib
import importlib.util
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.book.memory import MemoryBook
from otherward.language import cores
from otherward.language.embedding import (
    LEAST_PIECES,
    MOST_PIECES,
    batches,
    embed_kept,
    embedder,
    pack,
    unpack,
)
from otherward.language.encoder import WIDTH, WeightFile

ROOT = Path(__file__).parents[2]
GOLDEN = (
    "We are looking for a second warehouse near Ghent before the autumn.",
    "Could you put me in touch with somebody who has sold to hospitals?",
    "Zoë's naïve plan: 3 cafés, 1 bakery, no loans!",
    "Thanks again for reading the grant proposal so closely; it went in on Friday and they have already asked for the budget.",
    "The river gauge at Mosel-Süd has not reported since 4:15.",
)
MIXED = [f"{text} {'and so on ' * (i % 7)}{i}" for i in range(24) for text in GOLDEN]


class CountingStore:
    """A store that remembers how many vectors it was given."""

    def __init__(self):
        self.kept, self.given = {}, 0

    def vectors(self, keys):
        return {key: self.kept[key] for key in keys if key in self.kept}

    def keep_vectors(self, vectors):
        self.given += len(vectors)
        self.kept |= vectors


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("build", ROOT / "scripts" / "build_embedding_model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_true_to_the_original_weights():
    """The golden rows: float32 weights of the published model, exact GELU, one text at a time, by ONNX Runtime."""
    original = np.load(Path(__file__).parent / "data" / "embedding_golden.npy").astype(np.float32)
    cosine = (embedder().embed(GOLDEN) * original).sum(axis=1)
    assert cosine.min() >= 0.999


def test_the_weights_are_those_of_the_digests():
    place = files("otherward.language") / "model"
    digests = tomllib.loads((place / "digests.toml").read_text(encoding="utf-8"))
    assert hashlib.sha256((place / "minilm-int8.bin").read_bytes()).hexdigest() == digests["weights_sha256"]
    assert hashlib.sha256((place / "vocab.txt").read_bytes()).hexdigest() == digests["vocabulary_sha256"]
    assert digests["weights_sha256"][:16] in embedder().digest


def test_the_model_brings_its_licence():
    place = files("otherward.language") / "model"
    assert "Apache License" in (place / "LICENSE").read_text(encoding="utf-8")
    assert "all-MiniLM-L6-v2" in (place / "NOTICE").read_text(encoding="utf-8")


def test_a_text_has_one_vector_whatever_it_is_batched_with():
    alone = np.concatenate([embedder().embed([text]) for text in MIXED[:20]])
    together = embedder().embed(MIXED[::-1])[::-1]
    assert np.abs(alone - together[:20]).max() < 1e-4
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_the_same_call_gives_the_same_bytes():
    assert embedder().embed(MIXED).tobytes() == embedder().embed(MIXED).tobytes()


def test_like_is_near_and_unlike_is_far():
    rows = embedder().embed(
        ["We are raising money for a solar company", "An investor in clean energy", "My cat sleeps"]
    )
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_an_empty_text_has_no_meaning():
    rows = embedder().embed(["", "word", "  "])
    assert not rows[[0, 2]].any()
    assert rows[1].any()
    assert embedder().embed([]).shape == (0, WIDTH)
    assert not embed_kept([""], MemoryBook()).any()


def test_odd_texts_have_a_vector():
    assert np.isfinite(embed_kept(["\ud800", "\u200b", "🦦" * 300, "x" * 50_000], MemoryBook())).all()


def test_what_is_kept_is_not_computed_again():
    store = CountingStore()
    first = embed_kept(["one text", "another", "one text"], store)
    assert store.given == 2
    assert np.array_equal(embed_kept(["another", "one text"], store), first[[1, 0]])
    assert store.given == 2
    embed_kept(["another", "a third"], store)
    assert store.given == 3


def test_kept_and_fresh_vectors_are_the_same():
    assert np.array_equal(embed_kept(GOLDEN, None), embed_kept(GOLDEN, MemoryBook()))


@given(st.lists(st.floats(-1, 1, width=32), min_size=384, max_size=384).map(np.float32))
def test_packing_keeps_the_direction(row):
    assert len(pack(row)) == 388
    if np.linalg.norm(row) > 1e-3:
        assert unpack(pack(row)) @ (row / np.linalg.norm(row)) > 0.99


def test_packing_hardly_moves_a_real_vector():
    row = embedder().embed(GOLDEN[:1])[0]
    assert unpack(pack(row)) @ row > 0.9995


@given(st.lists(st.integers(2, 160), max_size=80), st.integers(1, 8))
def test_every_text_is_in_one_batch_of_bounded_size(lengths, many):
    found = batches(dict(enumerate(lengths)), many)
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    most = [len(batch) * max(lengths[i] for i in batch) for batch in found]
    assert all(size <= max(MOST_PIECES, LEAST_PIECES) for size in most)


def test_after_an_error_products_run_on_all_cores_again():
    library = cores._openblas()
    if library is None:
        pytest.skip("numpy came with another library here")
    before = library[0]()
    with pytest.raises(ZeroDivisionError):
        cores.side_by_side(lambda piece: 1 / piece, [1, 2, 0, 4])
    assert library[0]() == before


def test_no_import_brings_numpy():
    code = "import sys, otherward.language.embedding, otherward.language.lexical_search; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_script_packs_what_the_encoder_reads(script):
    chance = np.random.default_rng(1)
    arrays = {
        "some.dense.weight": chance.normal(0, 0.05, (8, 128)).astype(np.float32),
        "some.dense.bias": chance.normal(0, 1, 8).astype(np.float32),
        "pooler.dense.weight": np.ones((4, 64), dtype=np.float32),
    }
    data = script.laid_out(script.quantized(arrays))
    assert data == script.laid_out(script.quantized(dict(reversed(arrays.items()))))
    dense = WeightFile(data).dense("some.dense")
    step = np.abs(arrays["some.dense.weight"]).max() / 127
    assert np.abs(dense.weight.T - arrays["some.dense.weight"]).max() <= step
    assert np.array_equal(dense.bias, arrays["some.dense.bias"])
    assert b"pooler" not in data
