"""What was promised, as it stands in the letter that keeps it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from otherward.giving.promised_thing import promised_thing


@pytest.mark.parametrize(
    ("quote", "thing"),
    [
        ("promised Ravi the volunteer numbers by Friday", "the volunteer numbers"),
        ("told her I'd send her the slides from Lisbon", "the slides from Lisbon"),
        (
            "Of course, I'll send you our steward plan for the quay by next Wednesday.",
            "our steward plan for the quay",
        ),
        (
            "You'll have the references and the two-page plan by Wednesday noon",
            "the references and the two-page plan",
        ),
        ("You will have names by the 16th", "the names"),
        ("I'll send you two names in Northampton by tomorrow noon", "the two names in Northampton"),
        ("I'll write your reference myself by the end of next week.", "your reference"),
        ("we'll send you Petra's number", "Petra's number"),
        ("I'll send you two copies of a paper", "the two copies of a paper"),
        ("I can lend you my van for the 12th", "my van"),
        ("I'll send you a link to the recording once it is up", "the link to the recording"),
    ],
)
def test_a_plain_promise_says_what(quote, thing):
    assert promised_thing(quote) == thing


@pytest.mark.parametrize(
    "quote",
    [
        "I will send it tomorrow",
        "I'll call you next week and we'll set the day",
        "I'll mark up the plan and send you our template by Friday",
        "I'll give you a hand with the move",
        "I'll get back to you",
        "I'll write Pat a note",
        "I'll bring the head teacher round on Monday",
        "I'll send the title and a photo to your office on Monday",
        "you'll get the 2,000 booklets on the 21st",
        "I'll send you the name of this client by Wednesday",
        "promised Ana I'd call",
        "told her I'd send her book back",
    ],
)
def test_what_is_not_that_plain_is_left_to_the_quote(quote):
    assert promised_thing(quote) == ""


@given(
    st.text(max_size=80),
    st.sampled_from(
        ["I'll send you {}", "You'll have {} by Friday", "promised Ravi {}", "told him I'd mail {}"]
    ),
)
@example("0A\r:", "I'll send you {}")
def test_nothing_is_said_that_was_not_promised(text, form):
    thing = promised_thing(form.format(text))
    assert (
        not thing or thing.removeprefix("the ").casefold() in " ".join(form.format(text).split()).casefold()
    )
