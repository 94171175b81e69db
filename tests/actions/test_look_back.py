"""A month looked back at: what was given, what came of it, who was thanked, what is still promised."""

from datetime import date

import pytest

from otherward.actions.look_back import look_back, month_before
from otherward.actions.record_gift import Between, record_favor, record_promise, tell_result, thank
from otherward.actions.suggest import situation_of
from otherward.digest.letter import look_back_sections
from otherward.reading.summary import favor_done
from tests.actions.conftest import DAY


def looked(book, month):
    return look_back(book, situation_of(book, day=DAY), month)


def told(moments):
    return [(one.who, one.words) for one in moments]


@pytest.fixture
def lived(filled):
    given = record_favor(
        filled, "Showed her the checklist", Between(to="Ana Ruiz"), on=date(2026, 9, 3), day=DAY
    )
    record_favor(filled, "Read his proposal", Between(by="Gus Okafor"), on=date(2026, 8, 20), day=DAY)
    tell_result(filled, given.id, "The go-live went well", day=date(2026, 9, 12))
    thank(filled, "Gus Okafor", "Thank you for reading it", day=date(2026, 9, 13))
    record_promise(filled, "the plan of the dock", Between(to="Gus Okafor"), due=date(2026, 9, 30), day=DAY)
    return filled


def test_what_was_given_and_what_came_of_it(lived):
    month = looked(lived, date(2026, 9, 1))
    assert [who for who, _ in told(month.gave)] == ["Ana Ruiz"]
    assert ("Ana Ruiz", "The go-live went well") in told(month.came_of_it)
    assert "Gus Okafor" in [who for who, _ in told(month.you_thanked)]
    assert {one.other.name for one in month.promised} >= {"Gus Okafor"}
    assert all(one.mine for one in month.promised)


def test_another_month_knows_nothing_of_it(lived):
    month = looked(lived, date(2026, 7, 1))
    assert month.is_empty


def test_nobody_is_summed_up(lived):
    """No figure stands beside a person: moments have a day, a name and words."""
    month = looked(lived, date(2026, 9, 1))
    for one in (*month.gave, *month.came_of_it, *month.you_thanked):
        assert {type(getattr(one, name)) for name in ("who", "words")} == {str}
        assert not any(isinstance(getattr(one, name), int | float) for name in ("who", "words", "evidence"))


def test_the_month_before():
    assert month_before(date(2026, 1, 15)) == date(2025, 12, 1)
    assert month_before(date(2026, 10, 1)) == date(2026, 9, 1)


def test_thanks_of_which_no_words_are_known_are_quoted_nowhere(lived):
    """Nobody said `Thanks said`: it is told as recorded, without quotation marks."""
    given = record_favor(
        lived, "Thank you so much for the loan of the van!", Between(by="Ana Ruiz"), on=DAY, day=DAY
    )
    thank(lived, "Ana Ruiz", favor=given.id, day=DAY)
    thanked = next(s for s in look_back_sections(looked(lived, DAY)) if "thanked" in s.title)
    line = next(line for line in thanked.lines if line.text.startswith("Ana Ruiz"))
    assert line.text == "Ana Ruiz: For the loan of the van"
    assert line.quote is None
    assert line.faint.endswith(", recorded by you")
    gus = next(line for line in thanked.lines if line.text.startswith("Gus Okafor"))
    assert gus.text == "Gus Okafor: Read his proposal"
    assert gus.quote.words == "Thank you for reading it"


@pytest.mark.parametrize(
    ("told", "done"),
    [
        ("thank you for the reference, and for coming.", "the reference, and for coming"),
        ("Many thanks for lending us the hall!", "lending us the hall"),
        ("I'm so grateful to you for the lift", "the lift"),
        ("a thousand things for the fair", "a thousand things for the fair"),
        ("Thank you for", "Thank you for"),
    ],
)
def test_what_was_done_is_told_without_the_thanks(told, done):
    assert favor_done(told) == done


def test_a_name_keeps_its_capital():
    assert favor_done("elspeth introduced me to her.", "Elspeth Grant") == "Elspeth introduced me to her"
    assert favor_done("the grant", "Elspeth Grant") == "the grant"
