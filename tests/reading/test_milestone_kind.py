"""Which news it is: who is ill is left in peace, and who works with the ill is not taken for one of them."""

import pytest

from otherward.reading.making import milestone_kind


@pytest.mark.parametrize(
    "text",
    [
        "My father went to the hospital in April.",
        "I am still in hospital, but better.",
        "She was rushed to hospital on Sunday.",
        "He had heart surgery in May.",
        "I was diagnosed with diabetes.",
        "Her partner was hospitalized last week.",
    ],
)
def test_an_illness_is_one(text):
    assert milestone_kind(text) == "illness"


@pytest.mark.parametrize(
    "text",
    [
        "I was a cook in Porto for seven years, five of those in a hospital.",
        "We opened the new surgical ward.",
        "Our second baker went to the hospital in April and I do his hours.",
        "The cancer charity moved into the old mill.",
        "My best welder is in hospital until June.",
    ],
)
def test_who_works_there_or_has_a_colleague_there_is_not_ill(text):
    assert milestone_kind(text) != "illness"
