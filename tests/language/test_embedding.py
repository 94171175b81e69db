"""The packaged embedding: true to the original weights, the same for every batch, computed once a text."""

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.book.memory import MemoryBook
from otherward.language import embedding
from otherward.language.embedding import embed_kept, embedder, pack, unpack
from otherward.language.wordpiece import packaged

GOLDEN = (
    "My team has committed to delivering your dashboard by the end of sprint 14.",
    "They guaranteed our members in the hall that no branch would shut before 2028.",
    "Here's hoping for sun.",
    "Customers in the south wait six weeks for a service technician.",
    "A mentor? Try Birgit, she takes on one person each winter and she's brilliant.",
)


def test_true_to_the_original_weights():
    """The golden rows were computed with the float32 weights of the published model."""
    original = np.load(Path(__file__).parent / "data" / "embedding_golden.npy").astype(np.float32)
    cosine = (embedder().embed(GOLDEN) * original).sum(axis=1)
    assert cosine.min() >= 0.999


def test_the_weights_are_those_of_the_digests():
    place = files("otherward.language") / "model"
    digests = tomllib.loads((place / "digests.toml").read_text(encoding="utf-8"))
    assert hashlib.sha256((place / "minilm-int8.bin").read_bytes()).hexdigest() == digests["weights_sha256"]
    assert hashlib.sha256((place / "vocab.txt").read_bytes()).hexdigest() == digests["vocabulary_sha256"]


def test_a_text_has_one_vector_whatever_it_is_batched_with():
    alone = np.concatenate([embedder().embed([text]) for text in GOLDEN])
    together = embedder().embed(GOLDEN[::-1])[::-1]
    assert np.abs(alone - together).max() < 1e-4


def test_like_is_near_and_unlike_is_far():
    rows = embedder().embed(
        ["We are raising money for a solar company", "An investor in clean energy", "My cat sleeps"]
    )
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_an_empty_text_has_no_meaning():
    assert not embedder().embed(["", "  "]).any()


def test_what_is_kept_is_not_computed_again(monkeypatch):
    store = MemoryBook()
    first = embed_kept(["one text", "another", "one text"], store)
    monkeypatch.setattr(embedding.Embedder, "embed", lambda *_: 1 / 0)
    assert np.array_equal(embed_kept(["another", "one text"], store), first[[1, 0]])


def test_packing_keeps_the_direction():
    row = embedder().embed(GOLDEN[:1])[0]
    assert unpack(pack(row)) @ row > 0.9995
    assert len(pack(row)) == 388


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_word_pieces(text):
    pieces = packaged()
    ids = pieces.ids(text, 64)
    assert ids[0] == 101
    assert ids[-1] == 102
    assert len(ids) <= 64


def test_word_pieces_of_odd_texts():
    """As the reference tokenizer splits them (checked against it on 1,576 texts)."""
    pieces = packaged()
    assert pieces.ids("naïve café", 64) == [101, 15743, 7668, 102]
    assert pieces.ids("x" * 120, 64) == [101, 100, 102]
    assert pieces.ids("日本", 64) == [101, 1864, 1876, 102]
