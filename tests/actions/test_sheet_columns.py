"""The columns of a hand-made sheet: shown, said once, remembered for the next sheet of the same columns."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.find_person import find_person
from otherward.actions.sheet_columns import confirm_columns, sheet_columns
from otherward.errors import WrongUse
from tests.actions.conftest import DAY

SAID = {"Wer": "name", "Wo": "company", "Merke": "note"}


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "guests.csv"
    file.write_text("Wer;Wo;Merke\nAna Ruiz;North Foods;knows docks\nTom Hill;Hill Ltd;\n", encoding="utf-8")
    return file


def test_they_are_shown_with_what_is_in_them(book, sheet):
    found = sheet_columns(book, sheet)
    assert next((one.name, one.examples) for one in found.columns) == ("Wer", ("Ana Ruiz", "Tom Hill"))
    assert not found.confirmed


def test_what_was_said_holds_for_the_next_sheet_too(book, sheet):
    assert bring_in(book, [sheet], day=DAY)[0].skipped
    confirm_columns(book, sheet, SAID, day=DAY)
    assert bring_in(book, [sheet], day=DAY)[0].added == 2
    assert find_person(book, "Ana Ruiz").organization == "North Foods"
    later = sheet.with_name("later.csv")
    later.write_text("Wer;Wo;Merke\nLee Fox;Fox Den;\n", encoding="utf-8")
    assert bring_in(book, [later], day=DAY)[0].added == 1
    assert sheet_columns(book, later).confirmed


def test_saying_it_again_takes_back_what_was_read_the_other_way(book, sheet):
    confirm_columns(book, sheet, {**SAID, "Wo": "place"}, day=DAY)
    bring_in(book, [sheet], day=DAY)
    confirm_columns(book, sheet, SAID, day=DAY)
    assert book.records.count() == 0
    bring_in(book, [sheet], day=DAY)
    assert find_person(book, "Tom Hill").organization == "Hill Ltd"


def test_what_makes_no_sense_is_said(book, sheet):
    with pytest.raises(WrongUse, match="no column"):
        confirm_columns(book, sheet, {"Was": "name"}, day=DAY)
    with pytest.raises(WrongUse, match="cannot hold"):
        confirm_columns(book, sheet, {"Wer": "shoe size"}, day=DAY)
