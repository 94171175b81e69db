"""The judgement on who competes is tried on its own examples."""

import pytest

from otherward.giving.competition import same_trade
from otherward.giving.judgement import judgement


@pytest.mark.parametrize("pair", judgement("competition")["fires"])
def test_it_fires_on_its_examples(pair):
    assert same_trade(*pair)
    assert same_trade(*reversed(pair))


@pytest.mark.parametrize("pair", judgement("competition")["quiet"])
def test_it_leaves_its_counterexamples_alone(pair):
    assert not same_trade(*pair)
