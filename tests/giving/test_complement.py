"""Which two statements complete one another."""

import pytest

from otherward.giving.complement import Complements, Provision
from otherward.giving.matching import tells
from otherward.network.need import Need, NeedKind
from tests.cast import evidence


def need(kind, text):
    return Need(id=text, holder="ada", summary=text, evidence=evidence(text, "Ada"), kind=NeedKind(kind))


def provision(one):
    return Provision(one.id, "grace", one.summary, one.evidence, 1.0, confidential=False, need=one)


HIRING = need("vacancy", "we are hiring a compiler engineer for the new language")
SEEKING = need("vacancy", "I am looking for a new role as a compiler engineer")
ASKING = need("question", "who has built a compiler for a new language?")
LACKING = need("problem", "the compiler of our new language is far too slow")


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (SEEKING, HIRING, True),
        (HIRING, SEEKING, True),
        (HIRING, HIRING, False),
        (SEEKING, SEEKING, False),
        (ASKING, ASKING, False),
        (ASKING, LACKING, True),
    ],
)
def test_what_one_wants_serves_the_other_unless_both_want_the_same(one, other, fits):
    assert Complements([provision(other)]).of(one).tolist() == [fits]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("whom can anybody ask?", False),
        ("a beekeeper", True),
        ("who is there for us to ask?", False),
        ("", False),
    ],
)
def test_words_that_could_be_about_anything_fit_nothing(text, says):
    assert tells(text) is says
