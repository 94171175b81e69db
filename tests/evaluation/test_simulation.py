"""The made-up network lives, nobody in it is overrun, and its page says what the runs showed."""

from datetime import date, timedelta

import pytest

from evaluation.simulation.made_up import A_WEEK, FIRST_DAY, MadeUp
from evaluation.simulation.run import DRAWN, NAMED, TUNING_DRAWN, TUNING_NAMED, Course, Way, simulate
from evaluation.simulation.telling import told
from evaluation.simulation.user import TASTES, WHY_NOT, Taste, User
from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.giving.taste import FEWER


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
    others = {("one", Way.TOLD): [course(4, 8, 7)] * 2, ("one", Way.SAID): [course(5, 7, None)] * 2}
    text = told(runs | others, date(2026, 11, 28))
    assert said in text
    assert "20% of it is what is owed" in text
    assert "changed by +50%, of new gifts alone by +100%" in text
    assert "without learning it changed by -25% and -50%" in text
    assert "a rise of +100% is all there was to win" in text
    assert (
        "  learning: 8.0, 4.0, 50%;\n  not learning: 8.0, 1.0, 50%;\n  told the tastes: 8.0, 6.0, 50%;\n  asking for fewer: 8.0, 5.0, 50%."
        in text
    )
    assert (
        "40% → 53%. Of these it was +50.0%: reached. Of users who also ask for fewer of a kind it was +40.0%: reached."
        in text
    )
    assert "20% was owed or under way, of which 100% was taken up" in text
    assert (
        "So 42% of new gifts would have\n  to be taken up; it was 50%, 62% of those who ask for fewer, and 75% told"
        in text
    )


def test_a_user_who_says_so_asks_for_fewer_of_a_kind_they_seldom_take_up_and_of_no_other():
    """Neither of a kind whose one sort they do not like, nor of what is owed."""
    world, seldom = MadeUp(3), Taste("of articles", {"resource": 0.5, "introduction": 0.1}, {"article": 0.1})
    asked = {
        (says_so, kind): {
            User(seldom, world, seed, says_so=says_so).answers(suggested(kind))[1] for seed in range(200)
        }
        for says_so in (False, True)
        for kind in ("resource", "introduction", "promise")
    }
    fewer = {who for who, said in asked.items() if said & set(FEWER.values())}
    assert fewer == {(True, "introduction")}
    assert all(set(WHY_NOT) <= said for (_, kind), said in asked.items() if kind != "promise")


def suggested(kind):
    return Opportunity(
        id=kind,
        kind=OpportunityKind(kind),
        people=("p001",),
        what="",
        why="",
        evidence=(),
        minutes=5,
        draft=Draft(to="", subject="", body=""),
    )
