"""The life of an introduction, and that no consent can be skipped."""

from datetime import date, timedelta

import pytest

from otherward.errors import Refused
from otherward.ledger import introduction as life
from otherward.ledger.introduction import Introduction, Side, State, month_is_full, state_of

DAY = date(2026, 9, 14)


def between(a="ada", b="grace", **more):
    sides = {"a": Side(person=a, record=a, name=a.title()), "b": Side(person=b, record=b, name=b.title())}
    return Introduction(id=f"{a}-{b}", on=DAY, **sides, **more)


def agreed(**more):
    return life.say_yes(life.say_yes(between(**more), "ada", DAY), "grace", DAY)


def test_from_idea_to_thanks_each_state_is_a_record_with_its_day():
    one, days = between(), [DAY + timedelta(days=n) for n in range(8)]
    seen = [state_of(one, DAY)]
    for act, when in zip(
        [
            lambda x, d: life.ask(x, "ada", d),
            lambda x, d: life.say_yes(x, "ada", d),
            lambda x, d: life.say_yes(life.ask(x, "grace", d), "grace", d),
            life.make,
            life.take_step,
            lambda x, d: life.tell_outcome(x, "they work together", d),
            lambda x, d: life.thank(x, "ada", d),
        ],
        days,
        strict=False,
    ):
        one = act(one, when)
        seen.append(state_of(one, when))
    assert seen == ["idea", "asked", "asked", "agreed", "made", "first step taken", "outcome", "thanked"]
    assert [consent.on for consent in one.consents] == days[1:3]
    assert (one.made.on, one.step.on, one.outcomes[0].on, one.thanked[0].on) == tuple(days[3:7])


@pytest.mark.parametrize(
    "sofar",
    [
        between(),
        life.ask(between(), "ada", DAY),
        life.ask(life.ask(between(), "ada", DAY), "grace", DAY),
        life.say_yes(between(), "ada", DAY),
        life.say_yes(between(), "grace", DAY),
    ],
)
def test_nothing_is_made_before_both_have_said_yes(sofar):
    with pytest.raises(Refused, match="before both have said yes"):
        life.make(sofar, DAY)


def test_who_has_not_said_yes_is_named():
    with pytest.raises(Refused, match="Grace has not"):
        life.make(life.say_yes(between(), "ada", DAY), DAY)
    with pytest.raises(Refused, match="Ada and Grace have not"):
        life.make(between(), DAY)


def test_a_no_ends_it_even_after_a_yes():
    one = life.say_no(agreed(), "grace", DAY)
    assert state_of(one, DAY) is State.DECLINED
    assert not one.is_agreed
    with pytest.raises(Refused, match="Grace said no"):
        life.make(one, DAY)
    with pytest.raises(Refused, match="Grace said no"):
        life.say_yes(one, "grace", DAY)


@pytest.mark.parametrize(
    "early",
    [
        lambda one: life.take_step(one, DAY),
        lambda one: life.tell_outcome(one, "it went well", DAY),
        lambda one: life.thank(one, "ada", DAY),
    ],
)
def test_what_follows_an_introduction_needs_one(early):
    with pytest.raises(Refused, match="have not been introduced yet"):
        early(agreed())


def test_what_is_made_cannot_be_declined_or_closed():
    made = life.make(agreed(), DAY)
    with pytest.raises(Refused):
        life.say_no(made, "ada", DAY)
    with pytest.raises(Refused):
        life.close(made, "nothing came of it", DAY)


def test_only_the_two_have_a_say():
    with pytest.raises(Refused, match="between Ada and Grace"):
        life.say_yes(between(), "linus", DAY)


def test_doing_it_twice_changes_nothing():
    one = life.make(agreed(), DAY)
    again = life.make(life.ask(life.say_yes(one, "ada", DAY), "ada", DAY), DAY + timedelta(days=1))
    assert again == one
    told = life.tell_outcome(one, "it went well", DAY)
    assert life.tell_outcome(told, "it went well", DAY) == told


def test_silence_is_an_answer_after_three_weeks_and_a_late_yes_is_welcome():
    one = life.ask(between(), "ada", DAY)
    assert state_of(one, DAY + life.SILENT_AFTER) is State.ASKED
    later = DAY + life.SILENT_AFTER + timedelta(days=1)
    assert state_of(one, later) is State.SILENT
    assert state_of(life.say_yes(one, "ada", later), later) is State.ASKED


def test_nobody_is_introduced_to_more_than_two_people_a_month():
    first = life.ask(between("ada", "grace"), "ada", DAY)
    second = life.make(life.say_yes(life.say_yes(between("ada", "linus"), "ada", DAY), "linus", DAY), DAY)
    assert not month_is_full([first], "ada", DAY)
    assert month_is_full([first, second], "ada", DAY)
    assert not month_is_full([first, second], "grace", DAY)
    assert not month_is_full([first, second], "ada", DAY + life.MONTH)
    declined = life.say_no(first, "ada", DAY)
    assert not month_is_full([declined, second], "ada", DAY)


def test_what_was_done_by_mistake_is_taken_back_only_while_nothing_came_of_it():
    asked = life.ask(between(), "ada", DAY)
    assert life.unask(asked, "ada") == between()
    with pytest.raises(Refused):
        life.unask(life.say_yes(asked, "ada", DAY), "ada")
    made = life.make(agreed(), DAY)
    assert state_of(life.unmake(made), DAY) is State.AGREED
    with pytest.raises(Refused):
        life.unmake(life.take_step(made, DAY))
