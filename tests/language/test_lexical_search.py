"""Words that match, stop words and endings aside."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.language.lexical_search import K1, B, LexicalIndex, fused, stem, words

TEXTS = (
    "Hiring warehouse pickers for the night shift",
    "Sour beer brewing at home",
    "Violin repairs",
    "Night shift turnover",
)
WORDS = st.sampled_from(["beer", "shift", "violin", "Ghent", "café", "pumps"])


def plain_scores(texts, query):
    """BM25 as the book has it, word by word."""
    bags = [words(text) for text in texts]
    mean = sum(map(len, bags)) / len(bags) or 1
    for bag in bags:
        score = 0.0
        for word in dict.fromkeys(words(query)):
            having = sum(word in other for other in bags)
            times = bag.count(word)
            rarity = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
            score += rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * len(bag) / mean))
        yield score


def test_the_rarer_shared_word_counts_more():
    scores = LexicalIndex(TEXTS).scores("someone who brews sour beers")
    assert scores.argmax() == 1
    assert scores[2] == 0


def test_words_that_say_nothing_are_dropped():
    assert words("Are you looking for a violin?") == ["violin"]


def test_endings_do_not_matter():
    assert {stem(w) for w in ("repair", "repairs", "repairing", "repaired")} == {"repair"}
    assert stem("companies") == stem("company")
    assert stem("glass") == "glass"


@given(
    st.lists(st.lists(WORDS, max_size=6).map(" ".join), min_size=1, max_size=8), st.lists(WORDS, max_size=4)
)
def test_scores_are_those_of_the_formula(texts, query):
    scores = LexicalIndex(texts).scores(" ".join(query))
    assert scores == pytest.approx(list(plain_scores(texts, " ".join(query))), abs=1e-4)


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=40))
def test_scores_are_never_negative_and_one_a_text(texts, query):
    scores = LexicalIndex(texts).scores(query)
    assert len(scores) == len(texts)
    assert (scores >= 0).all()


def test_words_add_a_fifth_at_most():
    cosine = np.array([0.5, 0.4, 0.1], dtype=np.float32)
    assert fused(cosine, np.array([0, 6, 3])) == pytest.approx([0.5, 0.6, 0.2])
    assert fused(cosine, np.zeros(3)) == pytest.approx(cosine)
    assert fused(np.zeros((2, 2)), np.array([[1, 2], [8, 4]])) == pytest.approx(
        np.array([[0.1, 0.2], [0.2, 0.1]])
    )
    assert fused(np.zeros(0), np.zeros(0)).shape == (0,)
