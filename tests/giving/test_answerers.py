"""Who could answer a question, by what they wrote."""

import numpy as np
import pytest

from otherward.giving.answerers import LONG, MOST_TEXTS, rank_profiles

FILLER = " and so on with the usual words that every long answer has" * (LONG // 8)


def order(question, profiles, **more):
    """The people in order."""
    needs = [{"id": "q", "text": question, **more}]
    told = [{"id": name, "texts": texts} for name, texts in profiles.items()]
    return [one["profile"] for one in next(iter(rank_profiles(needs, told)))["ranked"]]


def test_who_wrote_about_it_comes_first():
    """Over long texts words decide."""
    people = {"maps": ["Folding survey maps" + FILLER], "bread": ["Baking rye bread" + FILLER]}
    assert order("How do I fold a survey map?", people) == ["maps", "bread"]


def test_practice_counts_beside_the_best_text():
    """Three who fit a little less are more than one who fits by a hair."""
    once = ["Rye bread dough rises rye" + FILLER]
    often = [f"Rye bread dough rises, {word}" + FILLER for word in ("slowly", "twice", "warm")]
    others = {f"other{i}": [f"Maps of {i} islands" + FILLER] for i in range(6)}
    assert order("Why does rye bread dough not rise?", {"once": once, "often": often, **others})[:2] == [
        "often",
        "once",
    ]


def test_a_careful_answer_says_more_than_a_line():
    """Both answered the same question."""
    people = {"line": ["Rye bread? Try it."], "page": ["Rye bread? Try it." + 4 * FILLER]}
    third = {f"other{i}": ["Survey maps" + FILLER] for i in range(4)}
    assert order("Where is the museum?", {**people, **third})[0] == "page"


def test_short_statements_are_matched_by_meaning():
    """Not one word is shared."""
    people = {
        "bread": ["Bakes rye loaves"],
        "law": ["Attorney for employment matters"],
        "maps": ["Draws charts"],
    }
    assert order("I was dismissed and want someone who knows my rights", people)[0] == "law"


def test_who_asks_does_not_answer():
    """Left out by name."""
    people = {"me": ["Rye bread"], "you": ["Rye bread rises"]}
    assert order("rye bread", people, exclude=["me"]) == ["you"]


def test_nobody_and_nothing():
    """Empty lists, people without texts, questions without words."""
    assert order("rye", {}) == []
    assert sorted(order("", {"a": [], "b": ["rye"]})) == ["a", "b"]


@pytest.mark.parametrize("count", [MOST_TEXTS + 5])
def test_of_very_many_texts_only_the_likely_are_embedded(count):
    """The most that are ever embedded, and the fitting one is among them."""
    seen = []

    def embed(texts):
        seen.append(len(texts))
        return np.ones((len(texts), 3)) / np.arange(1, len(texts) + 1)[:, None]

    needs = [{"id": "q", "text": "rye bread"}]
    told = [{"id": str(i), "texts": [f"island {i}"]} for i in range(count)] + [
        {"id": "r", "texts": ["rye bread"]}
    ]
    list(rank_profiles(needs, told, embed))
    assert max(seen) == MOST_TEXTS
