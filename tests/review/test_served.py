"""Whom each sentence serves, in words."""

from otherward.review.draft import Draft
from otherward.review.reviewer import review
from otherward.review.score import OTHER, SELF
from otherward.review.served import DOES, served
from tests.review.test_founding import AFTER, BEFORE


def told(body):
    draft = Draft(body=body)
    return served(review(draft), draft)


def test_every_role_has_its_words():
    assert set(DOES) == {*OTHER, *SELF}


def test_the_founding_example_is_for_the_writer_and_its_better_for_the_reader():
    assert {one.whom for one in told(BEFORE)} == {"you"}
    after = [one.whom for one in told(AFTER)]
    assert "you" not in after
    assert after.count("them") >= 4


def test_every_sentence_is_there_once_with_its_exact_words():
    found = told(AFTER)
    assert all(AFTER[one.start : one.end] == one.quote for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})
