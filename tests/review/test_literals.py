"""What a pattern cannot do without is never missing where it is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.review.draft import Draft, Known, MessageKind
from otherward.review.literals import AllOf, OneOf, Sieve, needed
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
    patterns = (rf"\b{piece}", r"\w")
    sieve = Sieve({patterns: [needed(one) for one in patterns]})
    assert sieve.left(sieve.kind(patterns), text + piece.upper() + text) == [0, 1]


def test_what_is_needed_of_a_pattern():
    assert needed(r"\b(?:I|we) (?:hope|wish)s?\b") == {
        f"{who} {what}{s}" for who in ("i", "we") for what in ("hope", "wish") for s in ("", "s")
    }
    assert needed(r"\w+ (?:a|hope)") is None
    assert needed(r"\w+ (?:the|hope)") == {" the", " hope"}
    assert needed(r"(?:please )?send (?:me|us)") == {
        f"{please}send {whom}" for please in ("", "please ") for whom in ("me", "us")
    }
    assert needed(r"give \w+ back") == AllOf((frozenset({"give "}), frozenset({" back"})))
    assert needed(r"(?:give \w+ back|\d keep)") == OneOf(
        (frozenset({" keep"}), AllOf((frozenset({"give "}), frozenset({" back"}))))
    )


def test_a_text_without_all_that_is_needed_is_not_searched():
    patterns = (r"give \w+ back",)
    sieve = Sieve({patterns: [needed(one) for one in patterns]})
    kind = sieve.kind(patterns)
    assert sieve.left(kind, "Give it back") == [0]
    assert sieve.left(kind, "give it away") == []
    assert not sieve.may(kind, "back it is")


def test_a_gift_near_a_need_in_other_words_does_not_miss_it():
    known = Known(name="Ada Lovelace", needs=("cheaper freight to the islands",))
    body = "Hi Ada,\n\nI put together a list of four shipping companies that give small businesses a discount; it's below.\n\nSam"

    def codes(text, **more):
        draft = Draft(body=text, kind=MessageKind.OUTREACH, known=known)
        return {one.code for one in review(draft, **more).findings}

    assert "OFF004" in codes(body, meaning=False)
    assert "OFF004" not in codes(body)
    assert "OFF004" in codes("Hi Ada,\n\nI kept two choir tickets for you, they're yours.\n\nSam")
