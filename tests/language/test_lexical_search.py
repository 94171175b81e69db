"""Words that match, stop words and endings aside."""

from hypothesis import given
from hypothesis import strategies as st

from otherward.language.lexical_search import LexicalIndex, stem, words

TEXTS = (
    "Hiring warehouse pickers for the night shift",
    "Sour beer brewing at home",
    "Violin repairs",
    "Night shift turnover",
)


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


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=40))
def test_scores_are_never_negative_and_one_a_text(texts, query):
    scores = LexicalIndex(texts).scores(query)
    assert len(scores) == len(texts)
    assert (scores >= 0).all()
