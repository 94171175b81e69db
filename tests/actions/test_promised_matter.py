"""A promise that only says yes is shown with what it answers, in its own quote and from its own source."""

import pytest

from otherward.giving.promised_matter import says_no_matter

THREAD = """From tom@hill.example Mon Sep  7 09:00:00 2026
From: Tom Hill <tom@hill.example>
To: Marie Tharp <marie@tharp.example>
Subject: Sunday
Date: Mon, 07 Sep 2026 09:00:00 +0000
Message-ID: <ask@hill.example>
Content-Type: text/plain; charset=utf-8

Hi Marie,

it was good to see the choir again. {ask} Greetings from all of us.

Tom

From marie@tharp.example Mon Sep  7 11:00:00 2026
From: Marie Tharp <marie@tharp.example>
To: Tom Hill <tom@hill.example>
Subject: Re: Sunday
Date: Mon, 07 Sep 2026 11:00:00 +0000
Message-ID: <yes@tharp.example>
In-Reply-To: <ask@hill.example>
References: <ask@hill.example>
Content-Type: text/plain; charset=utf-8

{yes}

Marie

"""


def promise_to_tom(known, tmp_path, ask, yes):
    place = tmp_path / "sunday.mbox"
    place.write_text(THREAD.format(ask=ask, yes=yes), encoding="utf-8")
    known("import", place)
    _, cards, _ = known("today", "--minutes", "60")
    return next(c for c in cards if c["kind"] == "promise" and c["people"] == ["Tom Hill"])


def test_a_bare_yes_is_shown_with_what_was_asked(known, tmp_path):
    ask = "Could you send me the bass part of the requiem?"
    card = promise_to_tom(known, tmp_path, ask, "Sure, I'll send it by Friday.")
    assert card["what"] == (
        "Keep your promise to Tom Hill: “Sure, I'll send it by Friday”, about “Could you send me the bass part of the requiem”"
    )
    assert [(e["speaker"], e["quote"]) for e in card["evidence"]] == [
        ("Marie Tharp", "Sure, I'll send it by Friday."),
        ("Tom Hill", ask),
    ]
    assert card["evidence"][1]["where"] != card["evidence"][0]["where"]
    assert "You wrote “Could you send me the bass part of the requiem”" in card["draft"]["body"]


def test_what_is_kept_when_it_comes_up_is_no_thing_to_hand_over(known, tmp_path):
    ask = "If you hear of a cello for a child, please let me know."
    card = promise_to_tom(known, tmp_path, ask, "Will do Tom.")
    assert "about “If you hear of a cello for a child, please let me know”" in card["what"]
    assert "Here it is" not in card["draft"]["body"]
    assert "settled by now" in card["draft"]["body"]


def test_a_promise_that_says_what_needs_no_other_words(known, tmp_path):
    card = promise_to_tom(
        known, tmp_path, "Could you send me something to read?", "I will send you the psalter by Friday."
    )
    assert card["what"] == "Keep your promise to Tom Hill: “I will send you the psalter by Friday”"
    assert len(card["evidence"]) == 1


@pytest.mark.parametrize(
    "quote",
    [
        "Will do Mike",
        "sure, I'll send it",
        "I'll come back to you",
        "Yes, I will send them over by Friday the 11th.",
    ],
)
def test_a_bare_yes_is_told(quote):
    assert says_no_matter(quote, "Mike Stone")


@pytest.mark.parametrize(
    "quote",
    ["I'll send you the plan", "I'll write the reference this weekend", "I'll bring a name on Wednesday"],
)
def test_what_names_its_matter_is_told_from_it(quote):
    assert not says_no_matter(quote, "Mike Stone")
