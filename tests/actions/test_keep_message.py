"""A message that was sent is remembered like mail, with what it promises; a draft becomes a mail file."""

import email
import email.policy
from datetime import UTC, date, datetime

import pytest

from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.actions.keep_message import keep_message
from otherward.actions.note_line import note_line
from otherward.actions.save_as_mail import file_name, save_as_mail
from otherward.actions.take_back import take_back
from otherward.actions.who_am_i import set_me
from otherward.errors import WrongUse
from otherward.opening import open_book

DAY = date(2026, 9, 14)
AT = datetime(2026, 9, 14, 10, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path):
    one = open_book(tmp_path / "network.db")
    set_me(one, name="Marie Tharp", emails=("marie@tharp.example",))
    note_line(one, "Tom Hill needs a beekeeper by November", day=DAY)
    note_line(one, "Una Vale needs a lighthouse", day=DAY)
    edit_person(one, "Tom Hill", "email", "tom@hill.example", day=DAY)
    yield one
    one.close()


def test_it_stands_in_the_history_with_its_promise_and_undo_takes_both(book):
    words = "Hi Tom,\n\nI will send you the beekeeper's number by Friday.\n\nMarie"
    kept = keep_message(book, "Tom Hill", subject="Bees", body=words, at=AT, day=DAY)
    tom = find_person(book, "Tom Hill")
    assert [one.subject for one in book.interactions_with(tom.handles) if one.subject] == ["Bees"]
    assert book.rapports.get(tom.id).last_from_me == DAY
    assert [promise.to for promise in book.promises.all()] == [tom.id]
    take_back(book, kept.id, day=DAY)
    assert not [one for one in book.interactions_with(tom.handles) if one.subject]
    assert not list(book.promises.all())


def test_an_empty_message_is_not_remembered(book):
    with pytest.raises(WrongUse):
        keep_message(book, "Tom Hill", subject="Bees", body=" \n", at=AT, day=DAY)


def test_the_mail_file_has_its_headers_and_the_words(book):
    tom = find_person(book, "Tom Hill")
    mail = save_as_mail(book, tom, subject="Bees\nBcc: x@evil.example", body="Grüße 🐝 [[ok ASK003]]", at=AT)
    read = email.message_from_bytes(mail, policy=email.policy.default)
    assert read["From"] == "Marie Tharp <marie@tharp.example>"
    assert read["Subject"] == "Bees Bcc: x@evil.example"
    assert read["Bcc"] is None
    assert read["To"] == "Tom Hill <tom@hill.example>"
    assert read["Date"].datetime == AT
    assert read.get_content().strip() == "Grüße 🐝"


def test_who_has_no_address_is_left_for_the_mail_program_to_ask(book):
    una = find_person(book, "Una Vale")
    assert b"\r\nTo:" not in save_as_mail(book, una, subject="A light", body="Hi Una", at=AT)


def test_the_file_is_called_by_whom_and_what():
    assert file_name(None, '../"Bees"/\\ and more') == "Bees and more.eml"
    assert file_name(None, "???") == "draft.eml"
