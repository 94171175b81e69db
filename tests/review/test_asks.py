"""What counts as asking, and for how much."""

import pytest

from otherward.review.anatomy import take_apart
from otherward.review.ask_model import asks_probability
from otherward.review.asks import asks_in, distinct


def asked(text):
    return [ask for sentence in take_apart(text).sentences for ask in asks_in(sentence)]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("May I credit you in the report?", 0),
        ("Could you tell me which of the two is the newer one?", 1),
        ("Can we talk for ten minutes on Monday?", 2),
        ("Could you forward this to the board?", 2),
        ("Would you introduce me to Ada?", 3),
        ("Can we have lunch next week?", 3),
        ("Could you look over my CV?", 3),
        ("Will you be my mentor this year?", 4),
        ("Please lend me 300 euros.", 4),
        ("Would you write a reference letter?", 4),
    ],
)
def test_sizes(text, size):
    assert max(ask.size for ask in asked(text)) == size


@pytest.mark.parametrize(
    "text",
    [
        "Shall I send the table?",
        "We cleared the loft and hung the nets over the beam.",
        "Let me know if you'd rather not.",
        "I measured the door.",
    ],
)
def test_offers_and_tales_ask_nothing(text):
    assert not asked(text)


def test_a_list_of_things_is_counted_and_alternatives_are_one():
    assert len(distinct(asked("Could you read my plan, name a lawyer and share my post?"))) == 3
    assert len(distinct(asked("Could we talk for ten minutes or meet for a short call?"))) == 1


def test_the_trained_detector_tells_asks_from_tales():
    asks = [
        "Could you please send me the file by Friday?",
        "Please let me know if this works for you.",
        "Can you call me tomorrow?",
    ]
    tales = ["The meeting was on Monday.", "I walked home along the river.", "It rained all week in Oslo."]
    assert min(map(asks_probability, asks)) > 0.7
    assert max(map(asks_probability, tales)) < 0.3
