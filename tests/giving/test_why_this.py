"""Why a suggestion stands where it stands, in words."""

from otherward.giving.suggestions import suggestions
from tests.cast import World


def told(text):
    return {one.kind: one.reasons for one in suggestions(World(text).situation())}


def test_a_promise_due_soon():
    assert told("me promised ada the slides by 2026-09-15")["promise"] == (
        "you owe it",
        "it must be tomorrow",
        "it is still fresh",
    )


def test_an_introduction():
    reasons = told("ada needs a compiler engineer\ngrace offers compiler engineer work")["introduction"]
    assert reasons[0] == "both sides gain"


def test_no_number_and_no_judgement_of_anybody():
    said = told(
        "ada needs a compiler engineer\ngrace offers compiler engineer work\njoan did me an introduction to Linus on 2026-09-01"
    )
    words = " ".join(reason for reasons in said.values() for reason in reasons)
    assert "score" not in words
    assert not any(name in words for name in ("Ada", "Grace", "Joan"))
