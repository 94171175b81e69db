"""What a pattern cannot do without is never missing where it is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.review.draft import Draft, Known, MessageKind
from otherward.review.literals import Sieve, needed
from otherward.review.reviewer import review
from otherward.review.vocabulary import _kinds, words
from tests.review.written import written

SENTENCES = [
    line for one in written("drafts-0[45].txt") for line in one.draft.body.replace(". ", ".\n").splitlines()
]


@pytest.mark.parametrize("name", sorted(_kinds()))
def test_a_sieve_lets_through_whatever_a_kind_of_words_finds(name):
    kind = words(name)
    if kind.affirmed:
        return
    for text in SENTENCES:
        by_all = bool(kind.all(text))
        assert bool(kind.first(text)) == by_all, text


@given(st.text(alphabet="abcdefgh ", max_size=40), st.sampled_from(["cab", "badge", "head of"]))
def test_a_piece_in_the_text_is_always_seen(text, piece):
    assert Sieve([rf"\b{piece}", r"\w"]).left(text + piece.upper() + text) == [0, 1]


def test_what_is_needed_of_a_pattern():
    assert needed(r"\b(?:I|we) (?:hope|wish)s?\b") == {"hope", "wish"}
    assert needed(r"\w+ (?:a|hope)") is None
    assert needed(r"(?:please )?send (?:me|us)") == {"send "}


def test_a_gift_near_a_need_in_other_words_does_not_miss_it():
    known = Known(name="Ada Lovelace", needs=("cheaper freight to the islands",))
    body = "Hi Ada,\n\nI put together a list of four shipping companies that give small businesses a discount; it's below.\n\nSam"

    def codes(text, **more):
        draft = Draft(body=text, kind=MessageKind.OUTREACH, known=known)
        return {one.code for one in review(draft, **more).findings}

    assert "OFF004" in codes(body, meaning=False)
    assert "OFF004" not in codes(body)
    assert "OFF004" in codes("Hi Ada,\n\nI kept two choir tickets for you, they're yours.\n\nSam")
