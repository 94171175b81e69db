"""The made-up network lives, nobody in it is overrun, and its page says what the runs showed."""

from datetime import date, timedelta

import pytest

from evaluation.simulation.made_up import A_WEEK, FIRST_DAY, MadeUp
from evaluation.simulation.run import DRAWN, NAMED, TUNING_DRAWN, TUNING_NAMED, Course, Way, simulate
from evaluation.simulation.telling import told
from evaluation.simulation.user import TASTES


def test_three_weeks_of_a_made_up_network():
    course = simulate(TASTES[0], seed=3, weeks=3)
    assert all(0 < taken <= shown for taken, shown in zip(course.taken, course.shown, strict=True))
    assert all(0 < share <= 1 for share in course.covered)
    assert course.most_introductions <= 2
    assert course.least_rest is None or course.least_rest >= 7


def test_what_is_on_the_page_was_not_tuned_with():
    assert not {*NAMED, *DRAWN} & {*TUNING_NAMED, *TUNING_DRAWN}


def test_nothing_is_known_before_the_day_it_is_said_or_written():
    world = MadeUp(3)
    world.week(FIRST_DAY)
    for days in range(5):
        day = FIRST_DAY + timedelta(days=days)
        world.until(day)
        needs = list(world.book.needs.all())
        assert all(one.evidence.on <= day for one in needs)
        heard = {one.person for one in world.book.rapports.all() if one.last_from_them}
        assert heard == {one.holder for one in needs}
    assert len(needs) == A_WEEK["needs"]
    world.wrote("p001", day + timedelta(days=3))
    world.until(day + timedelta(days=2))
    assert world.book.rapports.get("p001").last_from_them != day + timedelta(days=3)
    world.until(day + timedelta(days=4))
    assert world.book.rapports.get("p001").last_from_them == day + timedelta(days=3)


def course(first, then, rest):
    taken = [first] * 6 + [then] * 20
    return Course(
        shown=[10] * 26,
        taken=taken,
        covered=[0.5] * 26,
        ideas=[(one - 2, 8) for one in taken],
        most_introductions=1,
        least_rest=rest,
    )


@pytest.mark.parametrize(
    ("rests", "said"),
    [
        ((7, 9), "(the rest) in all 2 runs with two such gifts,\nthe shortest 7;"),
        ((7, 2), "(the rest) in 1 of the 2 runs with two such gifts,\nthe shortest 2;"),
        ((None, None), "Nobody who had not written was given something twice."),
    ],
)
def test_the_page_says_what_these_runs_showed(rests, said):
    learning = [course(4, 6, rest) for rest in rests]
    runs = {("one", Way.LEARNING): learning, ("one", Way.NOT_LEARNING): [course(4, 3, 7)] * 2}
    text = told(runs | {("one", Way.TOLD): [course(4, 8, 7)] * 2}, date(2026, 11, 28))
    assert said in text
    assert "20% of it is what is owed" in text
    assert "changed by +50%, of new gifts alone by +100%" in text
    assert "without learning it changed by -25% and -50%" in text
    assert "a rise of +100% is all there was to win" in text
    assert (
        "showed 8.0 new gifts a week and 4.0 were taken up; without learning\n  8.0 and 1.0, told the tastes 8.0 and 6.0."
        in text
    )
