"""What fits what: hubs, words that say nothing, what is not wanted."""

import numpy as np
import pytest

from otherward.giving.matching import HUB_TEXTS, best_first, best_scores, wanted, without_hubs


def test_one_that_is_near_to_everything_gives_way_to_one_that_fits():
    scores = np.full((HUB_TEXTS, HUB_TEXTS), 0.1)
    scores[:, 0] = 0.5
    scores[3, 7] = 0.48
    assert scores[3].argmax() == 0
    assert without_hubs(scores)[3].argmax() == 7


def test_in_a_small_network_nothing_is_taken_off():
    scores = np.random.default_rng(1).random((3, 5))
    assert np.array_equal(without_hubs(scores), scores)


def test_best_first_keeps_only_what_is_good_enough():
    assert list(best_first(np.array([0.2, 0.9, 0.5, 0.5]), 0.5)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I'd sooner have a ship's cook than a critic", "I'd have a ship's cook"),
        ("somebody who has run a ferry, not a lad with a diploma", "somebody who has run a ferry"),
        (
            "I want to talk to growers instead of agents, before the harvest",
            "I want to talk to growers , before the harvest",
        ),
        ("I don't want a lecturer, I want a baker who taught", "I , I want a baker who taught"),
        ("no vendors", "no vendors"),
        ("a beekeeper", "a beekeeper"),
        ("A cook who reports to me and not to the council.", "A cook who reports to me."),
        ("Hear from growers, not from dealers, about seed.", "Hear from growers, about seed."),
        ("A hall in town for anything but weddings", "A hall in town for"),
        ("Someone to listen and not to judge.", "Someone to listen."),
        ("A tiler, but not to the letter of it", "A tiler, but not to the letter of it"),
    ],
)
def test_what_is_not_wanted_is_not_looked_for(text, left):
    assert wanted(text) == left


def test_of_several_tellings_the_best_counts():
    topics = ["pump", "mast", "sail"]

    def embed(texts):
        return np.array([[float(topic in text) for topic in topics] for text in texts], dtype=np.float32)

    short, long = ["it breaks", "a mast"], ["the pump: it breaks", "something"]
    scores = best_scores((short, long), ["pump repairs", "mast makers"], embed)
    assert scores.argmax(axis=1).tolist() == [0, 1]
    assert scores.shape == (2, 2)
    alone = best_scores((short,), ["pump repairs", "mast makers"], embed)
    assert (scores >= alone).all()


def test_what_is_offered_may_be_told_with_its_neighbours_too():
    """An offer in few words names its thing in the sentence before."""
    topics = ["pump", "mast"]

    def embed(texts):
        return np.array([[float(topic in text) for topic in topics] for text in texts], dtype=np.float32)

    short, long = ["anybody may have it", "a mast"], ["the pump is idle; anybody may have it", "a mast"]
    assert best_scores((["a pump"],), short, embed).max() == 0
    assert best_scores((["a pump"],), short, embed, retold=long).argmax() == 0
    assert best_scores((["a pump"],), short, embed, retold=long).max() > 0.9
