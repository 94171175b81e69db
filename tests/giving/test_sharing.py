"""What is passed on to whom, where a need stands among other matters."""

from dataclasses import replace

import numpy as np

from otherward.giving.sharing import things_to_share
from tests.cast import World

TOPICS = ["rigging", "picnic", "parking", "choir", "badge", "lunch"]


def embed(texts):
    found = np.array(
        [[float(topic in text.casefold()) for topic in TOPICS] for text in texts], dtype=np.float32
    )
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)


def test_a_need_among_other_matters_is_known_by_its_own_words():
    """Its neighbours tell what a need in few words is about, but may not drown what it names."""
    world = World('ada needs a course in rigging\narticle "Rigging" about knots')
    situation = world.situation()
    (need,) = situation.network.needs
    quote = need.evidence.quote
    text = f"The picnic, the parking and the choir are settled. {quote}. Wear your badge at lunch."
    needs = (replace(need, evidence=replace(need.evidence, text_id="mail")),)
    among = replace(
        situation,
        embed=embed,
        texts=lambda _names: {"mail": text},
        network=replace(situation.network, needs=needs),
    )
    assert [one.people for one in things_to_share(among)] == [("ada",)]
