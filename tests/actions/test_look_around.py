"""Going from the example takes what is the example's and what hangs on its people alone; what is one's own stays, and all of it can be had back."""

from dataclasses import replace

import pytest

from otherward.actions.ask import Carried, ask, carry_on
from otherward.actions.bring_in import bring_in
from otherward.actions.care import care_of, set_care
from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.actions.forget import forget
from otherward.actions.introduce import introduce
from otherward.actions.look_around import example_day, example_imports, look_around, stop_looking_around
from otherward.actions.note_line import note_line
from otherward.actions.offer import offer
from otherward.actions.respond import dismiss
from otherward.actions.suggest import opportunities
from otherward.actions.who_am_i import set_me
from otherward.book.kept import ImportState
from otherward.book.memory import MemoryBook
from otherward.book.shelves import SHELVES
from otherward.errors import WrongUse
from tests.actions.conftest import DAY

SOURCES = [name for name, kind in SHELVES.items() if not kind.derived]


def kept(book):
    """All that was brought, set and decided, by shelf."""
    return {name: {one.id: one for one in getattr(book, name).all()} for name in SOURCES}


def people(book):
    return sorted(one.name for one in book.people.all() if not one.is_me)


@pytest.fixture(scope="module")
def looked_around():
    book = MemoryBook()
    look_around(book)
    return book


@pytest.fixture
def shown(looked_around):
    """The example just brought in, each time as new."""
    other = MemoryBook()
    for name in SHELVES:
        getattr(other, name).put(getattr(looked_around, name).all())
    for name in ("example", "derived", "me.handles", "ties.told", "revision"):
        other.set_setting(name, looked_around.setting(name))
    return other


def test_asked_for_again_nothing_comes_twice(shown):
    book = shown
    before = kept(book)
    look_around(book)
    assert kept(book) == before
    assert len(example_imports(book)) == len({one.path for one in book.imports.all()}) > 5


def test_it_is_not_mixed_into_a_network(filled):
    before = kept(filled)
    with pytest.raises(WrongUse, match="network here already"):
        look_around(filled)
    assert kept(filled) == before
    assert example_day(filled) is None


class Failing(MemoryBook):
    """A store that cannot be written to any more after some time."""

    def set_setting(self, name, value):
        if name == "example" and len(value.split()) > 4:
            raise OSError
        super().set_setting(name, value)


def test_cut_off_it_leaves_nothing():
    book = Failing()
    with pytest.raises(OSError):
        look_around(book)
    assert not book.records.count()
    assert example_day(book) is None
    assert all(one.state is ImportState.UNDONE for one in book.imports.all())


def test_going_from_it_takes_what_is_its_own_and_about_its_people_alone(shown):
    book = shown
    today = example_day(book)
    set_me(book, name="Ida Stone", emails=("ida@stone.example",))
    set_care(book, replace(care_of(book), minutes_a_day=7))
    book.set_setting("model.address", "http://127.0.0.1:9")
    offer(book, "I can help with bookkeeping", day=today)
    note_line(book, "Zora Quill needs a proofreader", day=today)
    own = kept(book)["imports"].keys() - set(example_imports(book))
    marta, chloe = find_person(book, "Marta Costa"), find_person(book, "Ewan Muir")
    note_line(book, "Marta Costa needs a roofer", day=today)
    edit_person(book, marta.id, "note", "likes tea", day=today)
    introduce(book, marta.name, chloe.name, day=today)
    ask(book, "somebody who knows customs forms", day=today)
    carry_on(book, "somebody who knows customs forms", Carried(asked=marta.name), day=today)
    dismiss(book, opportunities(book, day=today)[0].id, because="other", day=today)
    before, names = kept(book), people(book)

    back = stop_looking_around(book, today=DAY)
    assert people(book) == ["Zora Quill"]
    assert example_day(book) is None
    assert (book.setting("me.name"), care_of(book).minutes_a_day) == ("Ida Stone", 7)
    assert book.setting("model.address") == "http://127.0.0.1:9"
    left = kept(book)
    assert {one.id for one in left["imports"].values() if one.state is not ImportState.UNDONE} == own
    for shelf in ("edits", "introductions", "responses"):
        assert not left[shelf]
    (asked,) = left["asks"].values()
    assert not asked.requests

    back()
    assert kept(book) == before
    assert people(book) == names
    assert example_day(book) == today


def test_what_came_in_meanwhile_is_there_after_it_is_had_back(shown, newcomer):
    book = shown
    back = stop_looking_around(book, today=DAY)
    assert people(book) == []
    assert stop_looking_around(book, today=DAY) is None
    bring_in(book, [newcomer], day=DAY)
    forget(book, "Gus Okafor", day=DAY)
    back()
    assert {"Ana Ruiz", "Marta Costa"} <= set(people(book))
    assert "Gus Okafor" not in people(book)
