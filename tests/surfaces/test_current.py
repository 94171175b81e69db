"""What the page computes is computed once, whoever asks for it, and anew when the network is another one."""

import threading
import time

import pytest

from otherward.actions.revision import changed
from otherward.book.remembering import remembering
from otherward.network.person import Person
from otherward.opening import open_book


@pytest.fixture
def current(tmp_path):
    """What a process serves, on a small network."""
    book = remembering(open_book(tmp_path / "network.db"))
    from otherward.web.current import Current

    book.people.put([Person(id="ana", name="Ana Ruiz")])
    changed(book)
    return Current(book=book)


def test_two_who_ask_at_once_wait_for_one_answer(current):
    made, got = [], []

    def make():
        time.sleep(0.2)
        made.append(1)
        return object()

    def ask():
        got.append(current.brief("ana", make))

    asking = [threading.Thread(target=ask) for _ in range(4)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert len(made) == 1
    assert len({id(one) for one in got}) == 1


def test_people_are_found_anew_once_there_is_another(current):
    before = current.people_search()
    with current.book.transaction():
        current.book.favors.clear()
        changed(current.book)
    assert current.people_search() is before
    with current.book.transaction():
        current.book.people.put([Person(id="gus", name="Gus Okafor")])
        changed(current.book)
    assert [one.name for one in current.people_search().find("gus")] == ["Gus Okafor"]


def test_the_map_is_drawn_again_only_when_who_stands_on_it_changed(current):
    assert set(current.drawing().places) == {"ana"}
    places = current.drawing().places
    changed(current.book)
    assert current.drawing().places is places
    with current.book.transaction():
        current.book.people.put([Person(id="gus", name="Gus Okafor")])
        changed(current.book)
    assert set(current.drawing().places) == {"ana", "gus"}
