"""What serves a need for somebody to employ, and what a call that asks itself serves: the judgements on their own examples, and in a world."""

import pytest

from otherward.giving.calls import asks_itself
from otherward.giving.employing import is_about_hiring, names_a_post
from otherward.giving.judgement import judgement
from otherward.giving.suggestions import suggestions


@pytest.mark.parametrize("words", judgement("employing")["fires"])
def test_a_post_is_told(words):
    assert names_a_post(words)


@pytest.mark.parametrize("words", judgement("employing")["quiet"])
def test_what_is_no_post_is_left_alone(words):
    assert not names_a_post(words)


@pytest.mark.parametrize(("title", "need"), judgement("calls")["fires"])
def test_a_call_serves_nobody_who_asks_too(title, need):
    assert asks_itself(title, need)


@pytest.mark.parametrize(("title", "need"), judgement("calls")["quiet"])
def test_other_things_and_who_would_answer_are_left_alone(title, need):
    assert not asks_itself(title, need)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("How to hire a midwife", True),
        ("Hiring a cook for a small kitchen", True),
        ("How a school found six drivers", True),
        ("Your backlog is a hiring problem", False),
        ("Old looms, new sensors", False),
    ],
)
def test_reading_about_hiring_itself_is_told(title, about):
    assert is_about_hiring(title) is about


def ruled_out(world, kind):
    return {one.ruled_out for one in suggestions(world.situation()) if one.kind == kind}


def test_who_wants_to_employ_a_planner_is_not_offered_advice_by_a_planner(world):
    """The user's own trade is the one looked for.

    ada needs a production planner for the night shift in the bakery
    me offers production planner of night shift in a bakery
    """
    assert ruled_out(world, "help") == {"Ada looks for somebody to employ; what helps is a name"}


def test_who_wants_to_learn_from_a_planner_is(world):
    """Advice is just what is asked for.

    ada needs to talk to a production planner for the night shift in the bakery
    me offers production planner of night shift in a bakery
    """
    assert ruled_out(world, "help") == {""}


def test_something_to_read_is_no_hand(world):
    """An article about planners plans nothing.

    ada needs a production planner for the night shift in the bakery
    grace needs to plan the night shift in the bakery with a production planner
    article "A production planner for the night shift in the bakery" about a production planner in the bakery
    """
    found = {one.people[0]: one.ruled_out for one in suggestions(world.situation()) if one.kind == "resource"}
    assert found["ada"] == "Ada looks for somebody to employ; what helps is a name"


def test_a_call_is_nothing_for_who_looks_for_the_same(world):
    """Both look for stories of one sort.

    ada needs one more story of a compiler that nobody trusts for the class
    grace needs to publish a story of a compiler that nobody trusts; I would love to submit it
    article "Call for stories of a compiler that nobody trusts" about stories of a compiler that nobody trusts
    """
    found = {one.people[0]: one.ruled_out for one in suggestions(world.situation()) if one.kind == "resource"}
    assert found == {
        "ada": "it asks for something itself, and Ada has not said that they could give it",
        "grace": "",
    }


def test_a_post_is_filled_by_who_seeks_work_not_by_another_want(world):
    """Two wants: one for a hand, one for something else.

    ada needs a compiler engineer who knows old compilers
    linus needs old compilers explained to his compiler engineer group
    """
    said = [one.ruled_out for one in suggestions(world.situation()) if one.kind == "introduction"]
    assert said == ["Ada looks for somebody to employ, and Linus seeks no work"]


def test_a_freelancer_may_offer_what_is_their_trade(world):
    """A trade done for hire.

    ada needs a web developer for our new site
    me offers web developer work for new sites
    """
    assert {one.ruled_out for one in suggestions(world.situation()) if one.kind == "help"} == {""}
