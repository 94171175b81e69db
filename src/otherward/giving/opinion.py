"""What the user's own language model thinks of a need and what could serve it. It moves a suggestion a little, and is never above a rule."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from otherward.network.need import Need
from otherward.network.offering import Offering
from otherward.network.resource import Resource
from otherward.translation.words import marked, say

if TYPE_CHECKING:
    import numpy as np

    from otherward.giving.opportunity import Opportunity
    from otherward.giving.situation import Situation

NEARER = 0.05
"""As if the two texts were so much more alike, where the model thinks that they fit: enough to come out of doubt, and no more."""
DOUBTFUL = 0.1
"""Fits so little above the least that counts are let go where the model doubts them; surer ones only stand lower."""
LOWER = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """Whether a need and a gift fit, with words of both sides; kept so that no two texts are asked about twice."""

    id: str
    need: str
    gift: str
    """Digests of either text; together the identifier."""
    fits: bool | None
    """None where the model said nothing that could be used."""
    need_words: str = ""
    gift_words: str = ""
    """Exact words of either side."""
    people: tuple[str, ...] = ()
    """Whose texts they are."""
    import_id: str = ""
    gift_import_id: str = ""


def need_text(need: Need) -> str:
    """What of a need is asked about: its own words."""
    return " ".join((need.evidence.quote or need.summary).split())


def gift_text(gift: Offering | Need | Resource) -> str:
    """What of a gift is asked about: its own words, or what it is called."""
    if isinstance(gift, Resource):
        return " ".join(f"{gift.title}. {gift.summary[:300]}".split())
    said = "" if isinstance(gift, Offering) and gift.inferred else gift.evidence.quote
    return " ".join((said or gift.summary).split())


def digest_of(text: str) -> str:
    """By which a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def thought_over(
    situation: "Situation", scores: "np.ndarray", needs: Sequence[str], gifts: Sequence[str]
) -> "np.ndarray":
    """How well these fit, those nearer of which the model thinks so; `supposing` it thought so of all, to see whom to ask about."""
    if situation.supposing:
        nearer: np.ndarray = scores + NEARER
        return nearer
    liked = [pair for pair, one in situation.opinions.items() if one.fits]
    if not liked:
        return scores
    rows = {name: place for place, name in enumerate(needs)}
    columns = {name: place for place, name in enumerate(gifts)}
    lifted = scores.copy()
    for need, gift in liked:
        if need in rows and gift in columns:
            lifted[rows[need], columns[gift]] += NEARER
    return lifted


def doubt_rule(situation: "Situation", need: str, gift: str, fit: float, least: float) -> str:
    """What fits little by our own measure, and not at all by the model's, is let go."""
    one = situation.opinions.get((need, gift))
    if one is None or one.fits is not False or fit >= least + DOUBTFUL:
        return ""
    return say(DOUBTS, need=one.need_words, gift=one.gift_words)


DOUBTS = marked("your model doubts that “{need}” and “{gift}” fit")
THINKS = marked("your model thinks that “{need}” and “{gift}” fit")


def opinion_in_words(situation: "Situation", one: "Opportunity") -> str:
    """What the model thinks of it, with the words it rests on; nothing if it was not asked."""
    said = situation.opinions.get((one.subject, one.gift))
    if said is None or said.fits is None:
        return ""
    return say(THINKS if said.fits else DOUBTS, need=said.need_words, gift=said.gift_words)


def weight_of(opinions: Mapping[tuple[str, str], Opinion], one: "Opportunity") -> float:
    """What the model's doubt takes from a suggestion that stands all the same."""
    said = opinions.get((one.subject, one.gift))
    return LOWER if said and said.fits is False else 1.0
