"""Answers to earlier suggestions change what comes next."""

from datetime import timedelta

import pytest

from otherward.giving.situation import Answered
from otherward.giving.suggestions import suggestions
from otherward.giving.taste import LEAST, MOST, Taste
from tests.cast import TODAY, World

WORLD = """joan did me an introduction to Linus on 2026-09-01
me promised ada the slides by 2026-09-16"""


def answered(count, act="dismissed", because="wrong", kind="thanks", subject="", days=1, who="rosa"):
    said = [
        Answered(
            opportunity=f"{kind}-{act}-{i}",
            act=act,
            kind=kind,
            people=(who,),
            subject=subject,
            because=because,
            on=(TODAY - timedelta(days=days)).isoformat(),
        )
        for i in range(count)
    ]
    return {one.opportunity: one for one in said}


def weights(said):
    """What each kind's score is multiplied with."""
    situation = World(WORLD).situation(answered=said)
    return {one.kind: Taste(situation).weight(one) for one in suggestions(World(WORLD).situation())}


def test_without_answers_nothing_moves():
    assert set(weights({}).values()) == {1.0}


def test_one_dismissal_moves_nothing():
    assert weights(answered(1))["thanks"] == 1.0


def test_ten_dismissals_of_a_kind_move_it_and_no_other():
    moved = weights(answered(10))
    assert LEAST <= moved["thanks"] < 0.6
    assert moved["promise"] == 1.0


def test_ten_dismissals_change_the_order():
    world = World(
        "joan did me an introduction to Linus on 2026-09-10\nomar has news now head of Star Tables on 2026-09-10"
    )
    first = suggestions(world.situation())
    then = suggestions(world.situation(answered=answered(10)))
    assert [one.kind for one in first] == ["thanks", "congratulation"]
    assert [one.kind for one in then] == ["congratulation", "thanks"]
    assert "you have waved most of these away, so it stands lower" in then[-1].reasons


def test_each_further_dismissal_weighs_no_less_and_none_makes_it_vanish():
    row = [weights(answered(count))["thanks"] for count in range(40)]
    assert row == sorted(row, reverse=True)
    assert row[-1] == LEAST


def test_what_is_taken_up_comes_a_little_earlier():
    assert 1 < weights(answered(30, act="taken", because=""))["thanks"] <= MOST


def test_putting_off_says_nothing():
    assert weights(answered(10, act="later", because=""))["thanks"] == 1.0


@pytest.mark.parametrize("because", ["already done", "no longer needed"])
def test_reasons_about_the_case_say_nothing_about_the_kind(because):
    assert weights(answered(10, because=because))["thanks"] == 1.0


def test_old_answers_fade():
    assert weights(answered(10, days=1500))["thanks"] == 1.0


def test_a_need_said_to_be_met_leads_to_nothing_more():
    world = World(
        """joan needs somebody to look over the survey maps
        me offers survey maps and how to look over them
        article "How to look over survey maps" about looking over the survey maps"""
    )
    subject = world.needs[0].id
    assert suggestions(world.situation())[0].ruled_out == ""
    said = answered(1, because="no longer needed", kind="introduction", subject=subject)
    after = suggestions(world.situation(answered=said))
    assert {one.ruled_out for one in after} == {"you said it is no longer needed"}


def test_what_is_waved_away_for_one_person_comes_later_for_them_alone():
    moved = weights(answered(10, kind="help", who="joan"))
    assert moved["thanks"] < 0.6
    assert moved["promise"] == 1.0
