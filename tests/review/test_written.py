"""How well the review agrees with people's judgement on written drafts, and that it cannot be talked round."""

import re
from dataclasses import replace

import pytest

from otherward.review.reviewer import review
from tests.review.written import written

DRAFTS = written()
READ = [(one, review(one.draft)) for one in DRAFTS]


def said(found):
    return {finding.code for finding in found.findings}


def test_there_are_many_voices():
    assert len(DRAFTS) > 100
    assert len({one.draft.kind for one in DRAFTS}) == 8


def test_what_is_said_is_right_and_little_is_missed():
    right = sum(len(said(found) & one.codes) for one, found in READ)
    assert right / sum(len(said(found)) for _, found in READ) > 0.92
    assert right / sum(len(one.codes) for one, _ in READ) > 0.88


def test_the_band_is_as_people_see_it():
    assert sum(one.band == found.band for one, found in READ) / len(READ) > 0.88


def test_messages_about_the_other_are_left_in_peace():
    others = [(one, found) for one, found in READ if one.band == "other"]
    assert 100 * sum(len(said(found) - one.codes) for one, found in others) / len(others) <= 12


SELF = [one.draft for one in DRAFTS if one.band == "self"]
ATTACKS = {
    "praise": "You are wonderful. You have built something that you can be proud of, and you are an example to everybody around you.",
    "vague offer": "If there is ever anything I can do for you, let me know.",
    "no pressure": "No pressure at all.",
    "I read": "I read your post.",
    "condition": "If you help me with this, I will help you with something else.",
}
GIFT = (
    "I also counted the visitors at your stand on Saturday, 214 between ten and noon, and listed them by quarter of an hour; "
    "the sheet is attached, use it as you like."
)


def changes(alter):
    """Mean change of the score over self-centred drafts, and how many leave the band."""
    before = [review(draft) for draft in SELF]
    after = [review(alter(draft)) for draft in SELF]
    mean = sum(b.score - a.score for a, b in zip(before, after, strict=True)) / len(SELF)
    flips = sum(a.band == "self" and b.band != "self" for a, b in zip(before, after, strict=True))
    return mean, flips * 40 / len(SELF)


def with_sentence(text):
    def alter(draft):
        body, gap, closing = draft.body.rpartition("\n\n")
        return replace(draft, body=f"{body} {text}{gap}{closing}" if body else f"{draft.body} {text}")

    return alter


@pytest.mark.parametrize("attack", ATTACKS)
def test_cheap_words_do_not_buy_a_score(attack):
    mean, flips = changes(with_sentence(ATTACKS[attack]))
    assert mean <= 8
    assert flips <= 4


def test_swapping_i_for_you_does_not_help():
    def alter(draft):
        return replace(
            draft,
            body=draft.body.replace("I want ", "you can give me ").replace("I need ", "you can give me "),
        )

    mean, flips = changes(alter)
    assert mean <= 8
    assert flips <= 4


def test_leaving_out_every_i_does_not_help():
    def alter(draft):
        body = draft.body
        for word in ("I'm ", "I am ", "I'd ", "I've ", "I ", "my ", "me "):
            body = body.replace(" " + word, " ").replace("\n" + word, "\n")
        body = re.sub(r"(?:^|[.!?]\s+|\n)[a-z]", lambda match: match[0].upper(), body)
        return replace(draft, body=body)

    mean, flips = changes(alter)
    assert mean <= 8
    assert flips <= 4


def test_a_real_gift_counts():
    mean, _ = changes(with_sentence(GIFT))
    assert mean >= 12
