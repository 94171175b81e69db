"""The made-up network lives, and nobody in it is overrun."""

from evaluation.simulation.run import simulate
from evaluation.simulation.user import TASTES


def test_three_weeks_of_a_made_up_network():
    course = simulate(TASTES[0], seed=3, weeks=3)
    assert all(0 < taken <= shown for taken, shown in zip(course.taken, course.shown, strict=True))
    assert course.covered == sorted(course.covered)
    assert course.most_introductions <= 2
    assert course.least_rest is None or course.least_rest >= 7
