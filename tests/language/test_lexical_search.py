"""Words that match, stop words and endings aside."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.language.lexical_search import K1, B, LexicalIndex, stem, telling, words

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
    for pair in (
        "invoice invoices",
        "employee employees",
        "house houses",
        "box boxes",
        "sale sales",
        "church churches",
        "potato potatoes",
    ):
        one, many = pair.split()
        assert stem(one) == stem(many)
    assert stem("invoicing") == stem("invoice") == stem("invoiced")
    assert stem("care") != stem("car")
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


def test_a_word_everybody_uses_tells_nothing_in_a_few_short_texts():
    """Both words stand in one text each."""
    index = LexicalIndex(("We want two planners", "A marquee, idle all summer"))
    everyday, unusual = index.scores("Could anybody lend us two marquees?", everyday=False)
    assert everyday == 0
    assert unusual == index.scores("marquee")[1]


def test_how_much_a_word_tells():
    said = [telling(stem(word)) for word in ("work", "machines", "poet", "marquees")]
    assert said == sorted(said)
    assert said[0] < 0.1 < said[1]
    assert said[-1] == 1


@given(st.text(max_size=20))
def test_any_word_tells_something_between_nothing_and_all(word):
    assert 0 <= telling(word) <= 1
