"""What is concluded is read once, and never shown when it has changed."""

import contextlib
import random

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.derive import derive
from otherward.actions.note_line import note_line
from otherward.actions.revision import changed
from otherward.book.remembering import mark_of, remembering
from otherward.book.shelves import SHELVES
from otherward.example import HERE, example
from otherward.network.need import Need
from otherward.network.person import Person
from otherward.opening import open_book
from tests.cast import evidence


def need(name, holder):
    return Need(id=name, holder=holder, summary="a kiln", evidence=evidence("a kiln", holder))


@pytest.fixture
def two(tmp_path):
    """The same network as the page sees it, and as another program does."""
    return remembering(open_book(tmp_path / "network.db")), open_book(tmp_path / "network.db")


def test_people_are_read_once_while_nothing_changes(two):
    book, _ = two
    book.people.put([Person(id="ana", name="Ana Ruiz")])
    assert book.people.get("ana") is book.people.get("ana")
    assert next(book.people.all()) is book.people.many(["ana"])["ana"]


def test_what_another_program_concludes_is_seen(two):
    book, other = two
    book.people.put([Person(id="ana", name="Ana Ruiz")])
    assert book.people.count() == 1
    with other.transaction():
        other.people.put([Person(id="gus", name="Gus Okafor")])
        changed(other)
    assert {one.name for one in book.people.all()} == {"Ana Ruiz", "Gus Okafor"}


def test_what_is_taken_back_in_a_transaction_was_never_remembered(two):
    book, _ = two
    book.people.put([Person(id="ana", name="Ana Ruiz")])
    with pytest.raises(ZeroDivisionError):
        half_done(book)
    assert book.people.get("ana").name == "Ana Ruiz"


def half_done(book):
    with book.transaction():
        book.people.put([Person(id="ana", name="Somebody else")])
        assert book.people.get("ana").name == "Somebody else"
        assert [one.name for one in book.people.all()] == ["Somebody else"]
        raise ZeroDivisionError


def test_keys_are_asked_of_what_is_remembered_now(two):
    book, _ = two
    book.needs.put([need("1", "ana"), need("2", "gus"), need("3", "ana")])
    assert book.needs.names(holder="ana") == {"1", "3"}
    book.needs.remove(["1"])
    assert book.needs.names(holder="ana") == {"3"}
    assert book.needs.clear(holder="ana") == 1
    assert book.needs.count() == 1
    with pytest.raises(KeyError):
        book.needs.all(colour="red")


def test_a_change_made_here_is_followed_and_only_what_it_wrote_is_new(two):
    """Nobody is read again because somebody's need was written down."""
    book, other = two
    book.people.put([Person(id="ana", name="Ana Ruiz")])
    before, marks = book.people.get("ana"), mark_of(book, "people", "needs")
    with book.transaction():
        book.needs.put([need("1", "ana")])
        changed(book)
    assert book.people.get("ana") is before
    assert book.needs.get("1") == other.needs.get("1")
    now = mark_of(book, "people", "needs")
    assert now[0] == marks[0]
    assert now[1] != marks[1]
    assert now == mark_of(book, "people", "needs")


def test_a_change_between_two_of_another_program_is_read_anew(two):
    book, other = two
    book.needs.put([need("1", "ana")])
    assert book.needs.count() == 1
    with book.bringing_in():
        book.people.put([Person(id="ana", name="Ana Ruiz")])
        changed(book)
        other.needs.put([need("2", "gus")])
        changed(other)
        changed(book)
    assert book.needs.names() == {"1", "2"}
    assert book.people.names() == {"ana"}


def test_what_was_written_after_something_was_taken_back_is_seen(two):
    book, _ = two
    with book.bringing_in():
        with pytest.raises(ZeroDivisionError):
            half_done_with_a_need(book)
        book.needs.put([need("2", "ana")])
        changed(book)
        assert book.needs.names() == {"2"}
    assert book.needs.names() == {"2"}
    assert book.people.count() == 0


def half_done_with_a_need(book):
    with book.transaction():
        book.needs.put([need("1", "ana")])
        book.people.put([Person(id="ana", name="Ana Ruiz")])
        changed(book)
        raise ZeroDivisionError


def test_whatever_is_done_it_remembers_what_the_store_holds(two):
    """Three hundred changes by chance, some taken back, some by another program, and after each one everything compared."""
    book, other = two
    by_chance = random.Random(3)
    for _ in range(300):
        with contextlib.suppress(ZeroDivisionError):
            by_chance.choice([alone, together, taken_back, elsewhere])(by_chance, book, other)
        if by_chance.random() < 0.7:
            for name in ("people", "needs"):
                there = list(getattr(other, name).all())
                assert list(getattr(book, name).all()) == there
                assert set(getattr(book, name).many(["1", "2", "3"])) == {one.id for one in there} & {
                    "1",
                    "2",
                    "3",
                }
            assert book.needs.names(holder="ana") == other.needs.names(holder="ana")


def write(by_chance, book):
    name, called = str(by_chance.randrange(9)), by_chance.choice(["ana", "gus"])
    by_chance.choice(
        [
            lambda: book.people.put([Person(id=name, name=called)]),
            lambda: book.needs.put([need(name, called), need("1", called)]),
            lambda: book.needs.remove([name, "3"]),
            lambda: book.needs.clear(holder=called),
            book.people.clear,
        ]
    )()


def alone(by_chance, book, _other):
    write(by_chance, book)
    changed(book)


def together(by_chance, book, _other):
    with book.bringing_in(), book.transaction():
        for _ in range(by_chance.randrange(4)):
            write(by_chance, book)
        changed(book)
        if by_chance.random() < 0.3:
            write(by_chance, book)
            changed(book)


def taken_back(by_chance, book, _other):
    with book.transaction():
        together(by_chance, book, None)
        raise ZeroDivisionError


def elsewhere(by_chance, _book, other):
    alone(by_chance, other, None)


def test_what_is_concluded_from_files_is_remembered_as_the_store_gives_it_back(two):
    """The whole example network: no date, list or word is another one when it is read again."""
    book, other = two
    derived = [name for name, kind in SHELVES.items() if kind.derived]
    shown = example()
    bring_in(book, shown.folders, day=shown.today, base=HERE)
    for name in derived:
        list(getattr(book, name).all())
    ana = next(one for one in book.people.all() if not one.is_me)
    note_line(book, "needs a kiln by March", day=shown.today, about=ana.id)
    with book.bringing_in():
        derive(book, day=shown.today)
    for name in derived:
        assert list(getattr(book, name).all()) == list(getattr(other, name).all()), name
