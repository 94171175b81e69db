"""What is concluded is read once, and never shown when it has changed."""

import pytest

from otherward.actions.revision import changed
from otherward.book.remembering import remembering
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
