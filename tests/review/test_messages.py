"""The sentences of a review read well, where the matter or the reader has no name too."""

import re

import pytest

from otherward.review.reviewer import review
from otherward.review.rules import plainly, rule_of, rules
from otherward.translation.words import speaking
from tests.review.test_rules import draft_of


def finding(code, body, **more):
    rule = rule_of(code)
    draft = draft_of(rule, {"body": body, **more})
    return next(one for one in review(draft, select=[code], meaning=False).findings if one.code == code)


def test_what_is_not_named_is_not_called_something():
    body = "Could you look into this for us this week and get back to the whole group with whatever you find about it in the meantime?"
    assert finding("OFF001", body).message == "It asks, and leaves nothing on the table."
    assert finding("OBL003", body).message == "It asks, and leaves no easy way to say no."
    with speaking("de"):
        assert finding("OFF001", body).message == "Du bittest und bringst nichts mit."
    assert "an introduction" in finding("OFF001", "Please introduce me to your landlord.").message


def test_several_of_which_one_has_no_name_are_counted_and_not_listed():
    body = "Could you lend us 2,000 euros? And please look after it all for us until we are back."
    one = finding("ASK002", body)
    assert one.message == "That is 2 things at once."
    assert one.attempt == "Keep the smallest; the others can wait for a reply."
    named = finding("ASK002", "Please introduce me to your landlord. And could you lend us 2,000 euros?")
    assert named.message == "That is 2 things at once: an introduction, money."


def test_a_long_sentence_without_a_joint_is_split_in_the_middle():
    long = rule_of("FRM006").bad[0]["body"].replace(" and ", " or ")
    assert finding("FRM006", long).attempt == "Split it in the middle."


def test_a_line_quoted_as_an_example_ends_once():
    assert finding("OBL003", "Please introduce me to your landlord.").attempt.endswith("”.")
    assert not re.search(r"[.!?]”\.$", finding("OBL003", "Please introduce me to your landlord.").attempt)


def test_a_sentence_begins_with_a_capital_where_the_reader_has_no_name():
    one = finding("OFF004", "I drew a new logo for you, it's below.", needs=["night nurses for the ward"])
    assert one.message.startswith("The reader told you of “night nurses")


FAULTY = re.compile(
    r"^[a-zäöü]|[.!?][”“]\.|\b(?:for|um) (?:something|etwas) (?:and|und)\b|^(?:Something|Etwas) |“the middle”"
)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_sentence_begins_and_ends_as_one(language):
    """Of all rules, on all their examples."""
    with speaking(language):
        told = [
            words
            for rule in rules()
            for example in rule.bad
            for one in review(draft_of(rule, example), meaning=False).findings
            for words in (one.message, one.why, one.attempt)
        ]
        told += [plainly(words) for rule in rules() for words in (rule.why, rule.attempt)]
    assert len(told) > len(rules())
    assert not {words for words in told if FAULTY.search(words)}
