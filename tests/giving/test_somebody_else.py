"""Words about a third: the judgement on its own examples, and no introduction rests on them."""

import pytest

from otherward.giving.judgement import judgement
from otherward.giving.somebody_else import is_about_a_third
from otherward.giving.suggestions import suggestions


@pytest.mark.parametrize("words", judgement("somebody_else")["fires"])
def test_it_fires_on_its_examples(words):
    assert is_about_a_third(words)


@pytest.mark.parametrize("words", judgement("somebody_else")["quiet"])
def test_it_leaves_its_counterexamples_alone(words):
    assert not is_about_a_third(words)


def why_not(world):
    return [one.ruled_out for one in suggestions(world.situation()) if one.kind == "introduction"]


def test_a_wish_for_a_third_introduces_nobody(world):
    """Ada speaks of somebody the sentence does not name.

    ada needs to see her lead a compiler workshop in Vienna, I would love to get her in front of compiler people
    grace offers compiler workshop for compiler people in Vienna
    """
    assert why_not(world) == ["Ada's words are about somebody else"]


def test_the_holders_own_wish_still_does(world):
    """The same, for herself.

    ada needs to lead a compiler workshop in Vienna in front of compiler people
    grace offers compiler workshop for compiler people in Vienna
    """
    assert why_not(world) == [""]
