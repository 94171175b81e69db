"""What was forgotten, settled or taken back in one window while another one still had it before it."""

import threading

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.carry_out import keep_promise
from otherward.actions.forget import forget
from otherward.actions.note_line import note_line
from otherward.actions.record_gift import Between, record_promise
from otherward.actions.respond import dismiss
from otherward.actions.settle_need import say_need_better
from otherward.actions.suggest import opportunities
from otherward.actions.take_back import take_back
from otherward.actions.who_am_i import set_me
from otherward.errors import NotFound, WrongUse
from otherward.opening import open_book
from tests.actions.conftest import DAY

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\nEMAIL:ana@north.example\r\n{more}END:VCARD\r\n"


@pytest.fixture
def book(tmp_path):
    one = open_book(tmp_path / "network.db")
    set_me(one, name="Marie Tharp", emails=("marie@tharp.example",))
    (tmp_path / "one.vcf").write_text(CARD.format(more=""), newline="")
    bring_in(one, [tmp_path / "one.vcf"], day=DAY)
    yield one
    one.close()


def test_who_is_forgotten_while_an_import_brings_more_of_them_is_forgotten_with_that(book, tmp_path):
    (tmp_path / "more.vcf").write_text(CARD.format(more="TEL:+1 414 555 0101\r\nUID:more\r\n"), newline="")
    waits = threading.Thread(target=lambda: forget(book, "Ana Ruiz", day=DAY))
    with book.bringing_in():
        waits.start()
        waits.join(0.3)
        bring_in(book, [tmp_path / "more.vcf"], day=DAY)
        assert len(next(one for one in book.people.all() if one.name == "Ana Ruiz").records) == 2
    waits.join()
    assert [one.name for one in book.people.all() if not one.is_me] == []
    assert not [one for one in book.records.all() if one.display == "Ana Ruiz"]


def test_nothing_is_kept_about_somebody_forgotten_in_another_window(book):
    note_line(book, "Ana Ruiz needs a planner for the warehouse move", day=DAY)
    note_line(book, "Gus Okafor can plan warehouse moves", day=DAY)
    shown = opportunities(book, day=DAY, everything=True)
    hers = next(one for one in shown if one.people)
    forget(book, "Ana Ruiz", day=DAY)
    with pytest.raises(NotFound, match="not in your network any more"):
        dismiss(book, hers.id, because="wrong", day=DAY, among=shown)
    assert not book.responses.count()


def test_a_promise_to_somebody_forgotten_does_not_come_back(book):
    one = record_promise(book, "I send her the plan", Between(to="Ana Ruiz"), day=DAY)

    def keep():
        with pytest.raises(NotFound):
            keep_promise(book, one.id, day=DAY, how="x")

    waits = threading.Thread(target=keep)
    with book.transaction():
        waits.start()
        waits.join(0.3)
        book.promises.remove([one.id])
    waits.join()
    assert not book.promises.count()
    assert not book.keepings.count()


def test_words_put_better_take_the_place_of_the_old_ones_or_nothing_does(book, monkeypatch):
    note_line(book, "Ana Ruiz needs a planner for the warehouse move", day=DAY)
    need = next(book.needs.all())

    def breaks(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("otherward.actions.settle_need.keep_typed", breaks)
        with pytest.raises(KeyboardInterrupt):
            say_need_better(book, need.id, "somebody who has planned a move of a warehouse", day=DAY)
    assert book.needs.get(need.id).status == "open"
    assert not book.settlements.count()


def test_an_import_is_taken_back_once(book):
    name = next(one.id for one in book.imports.all() if one.path)
    said = []

    def back():
        try:
            take_back(book, name, day=DAY)
        except WrongUse as problem:
            said.append(str(problem))

    twice = [threading.Thread(target=back) for _ in range(2)]
    with book.bringing_in():
        for one in twice:
            one.start()
        twice[0].join(0.3)
    for one in twice:
        one.join()
    assert len(said) == 1
    assert "already taken back" in said[0]
