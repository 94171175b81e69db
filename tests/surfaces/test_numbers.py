"""Numbers from outside: what is none is said so, and no page breaks on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.errors import WrongUse
from otherward.opening import open_book
from otherward.web.numbers import whole
from otherward.web.set_up import Given, _care

NONSENSE = ["x", "²", "-1", "1.5", "9" * 5000, "٣"]
CARE = {
    "minutes_a_day": "15",
    "minutes_a_week": "60",
    "cards_a_day": "4",
    "rest_days": "7",
    "weekday": "2",
    "block_minutes": "30",
}


@given(st.integers(0, 999_999))
def test_a_number_in_digits_is_read(number):
    assert whole(f" {number} ") == number


@given(st.text())
def test_whatever_is_written_nothing_breaks(text):
    assert whole(text) is None or text.strip().isdecimal()


@pytest.fixture
def own(tmp_path, monkeypatch):
    from otherward.web.current import current

    book = open_book(tmp_path / "n.db")
    monkeypatch.setattr(current, "book", book)
    yield book
    book.close()


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("field", CARE)
def test_nonsense_in_a_field_of_care_is_one_sentence(own, field, text):
    with pytest.raises(WrongUse, match="is no number of"):
        _care(Given({**CARE, field: text}))


def test_care_is_kept(own):
    from otherward.actions.care import care_of

    _care(Given(CARE))
    assert (care_of(own).minutes_a_day, care_of(own).block.weekday) == (15, 2)
