"""No answer comes before the asking, and nothing comes of an introduction before it is made."""

from datetime import date, timedelta

import pytest

from otherward.errors import WrongUse
from otherward.ledger import ask as asking
from otherward.ledger import introduction as life
from otherward.ledger.ask import Answer, Ask, Request
from otherward.ledger.introduction import Introduction, Side

DAY = date(2026, 9, 14)
BEFORE = DAY - timedelta(days=3)
FIRST = Introduction(
    id="pair",
    a=Side(person="ada", record="ada", name="Ada"),
    b=Side(person="grace", record="grace", name="Grace"),
    on=BEFORE,
)
ASKED = life.ask(FIRST, "ada", DAY)
AGREED = life.say_yes(life.say_yes(ASKED, "ada", DAY), "grace", DAY)
MADE = life.make(AGREED, DAY)


@pytest.mark.parametrize("answer", [life.say_yes, life.say_no])
def test_nobody_answers_before_being_asked(answer):
    with pytest.raises(
        WrongUse, match="Ada was asked on 14 September 2026 and cannot have answered on 11 September 2026"
    ):
        answer(ASKED, "ada", BEFORE)
    assert answer(ASKED, "ada", DAY)


def test_who_was_not_asked_in_so_many_words_may_say_so_on_any_day():
    assert life.say_yes(ASKED, "grace", BEFORE).agrees("grace")
    assert life.say_no(ASKED, "grace", BEFORE).declines("grace")


def test_nobody_is_introduced_before_the_second_yes():
    with pytest.raises(WrongUse, match="said yes on 14 September 2026; the two cannot have been introduced"):
        life.make(AGREED, BEFORE)


@pytest.mark.parametrize(
    "act",
    [
        life.take_step,
        lambda one, on: life.tell_outcome(one, "they sail together", on),
        lambda one, on: life.thank(one, "ada", on),
    ],
)
def test_nothing_comes_of_it_before_it_is_made(act):
    with pytest.raises(
        WrongUse, match="Ada and Grace were introduced on 14 September 2026; nothing can have come"
    ):
        act(MADE, BEFORE)
    assert act(MADE, DAY) != MADE


def test_an_ask_is_answered_and_settled_after_it_was_asked():
    one = asking.request(
        Ask(id="x", text="a chart", on=BEFORE), Request(person="ada", record="ada", name="Ada", on=DAY)
    )
    with pytest.raises(WrongUse, match="cannot have answered on 11 September 2026"):
        asking.reply(one, "ada", "Ada", Answer.YES, BEFORE)
    with pytest.raises(
        WrongUse, match="You asked for “a chart” on 14 September 2026; it cannot have been settled"
    ):
        asking.settle(one, "found", BEFORE)
    assert asking.settle(asking.reply(one, "ada", "Ada", Answer.YES, DAY), "found", DAY).settled
