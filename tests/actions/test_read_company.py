"""Companies' documents: read once on the way in and kept, or read from files without keeping anything."""

import json

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.read_documents import read_documents
from tests.actions.conftest import DAY

LETTER = """<html><head><title>Letter to shareholders | North Foods</title></head><body><article><h1>Letter to shareholders</h1>
<p>2 March 2026</p><p>Last year North Foods lost three of its largest customers because 40 deliveries came late, and the warehouse was
short of 25 pickers all summer.</p><p>We will bring the share of late deliveries below 2 per cent by the end of this year. We will open a
second warehouse in Gary by 2028.</p></article></body></html>"""


@pytest.fixture
def letter(tmp_path):
    folder = tmp_path / "companies" / "North Foods"
    folder.mkdir(parents=True)
    (folder / "letter.html").write_text(LETTER, encoding="utf-8")
    return folder / "letter.html"


def test_a_document_is_read_once_and_kept(book, letter):
    bring_in(book, [letter], day=DAY)
    (reading,) = book.company_readings.all()
    assert reading.organization == "North Foods"
    assert any("below 2 per cent" in goal.quote for goal in reading.goals)
    assert reading.strains
    assert read_documents(book) == 0


def test_taking_the_import_back_takes_what_was_read(book, letter):
    (done,) = bring_in(book, [letter], day=DAY)
    book.take_back(done.id)
    assert not book.company_readings.count()


def test_the_command_reads_files_without_keeping_them(otherward, letter):
    code, told, _ = otherward("read-company", letter)
    assert code == 0
    goal = next(goal for goal in told["goals"] if "late deliveries" in goal["quote"])
    assert (goal["document"], goal["page"], goal["horizon"]) == (0, 1, "this year")
    assert told["departments"]
    code, words, _ = otherward("read-company", letter, as_json=False)
    assert "Goals this year" in words
    assert "Departments under pressure" in words


def test_a_batch_is_answered_line_by_line(otherward):
    record = {
        "id": 7,
        "company": "North Foods",
        "documents": [{"title": "Plan", "text": "We will hire 30 pickers by May."}],
    }
    code, told, errors = otherward("read-company", "--batch", "-", stdin=json.dumps(record) + "\nno json\n")
    assert code == 1
    assert json.loads(told)["id"] == 7
    assert errors.startswith("line 2:")


def test_what_cannot_be_read_is_said_in_one_sentence(otherward, tmp_path, letter):
    code, _, errors = otherward("read-company", tmp_path / "nothing.pdf")
    assert (code, errors.count("\n")) == (2, 1)
    code, _, errors = otherward("read-company")
    assert (code, errors.count("Error")) == (2, 0)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    code, told, errors = otherward("read-company", letter, broken)
    assert code == 1
    assert told["goals"]
    assert "broken.pdf" in errors
