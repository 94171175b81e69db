"""What the page computes is computed once, whoever asks for it, and anew when the network is another one."""

import random
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from otherward.actions import respond
from otherward.actions.bring_in import bring_in
from otherward.actions.derive import derive
from otherward.actions.edit_person import edit_person
from otherward.actions.note_line import note_line
from otherward.actions.revision import changed
from otherward.book.kept import Import, ImportState
from otherward.book.remembering import remembering
from otherward.example import HERE, example
from otherward.network.affiliation import Affiliation
from otherward.network.closeness import Closeness
from otherward.network.person import Person
from otherward.opening import open_book
from otherward.web.current import Current, real_day


@pytest.fixture
def current(tmp_path):
    """What a process serves, on a small network."""
    book = remembering(open_book(tmp_path / "network.db"))
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


def test_how_close_somebody_is_draws_no_map_anew_but_where_they_work_does(current):
    places = current.drawing().places
    with current.book.transaction():
        current.book.people.put([Person(id="ana", name="Ana Ruiz", closeness=Closeness.FRIEND)])
        changed(current.book)
    assert current.situation().network.people["ana"].closeness is Closeness.FRIEND
    assert current.drawing().places is places
    with current.book.transaction():
        work = Affiliation(organization="Bright Yard", organization_id="bright-yard", title="Joiner")
        current.book.people.put([Person(id="ana", name="Ana Ruiz", affiliations=(work,))])
        changed(current.book)
    assert current.drawing().places is not places


def test_what_follows_single_acts_is_what_everything_concluded_anew_gives(tmp_path):
    """Twelve things done by chance on the example network, each looked at right away and by a program that was just started."""
    shown, by_chance = example(), random.Random(8)
    served = Current(book=remembering(open_book(tmp_path / "network.db")), fixed_day=shown.today)
    bring_in(served.book, shown.folders, day=shown.today, base=HERE)
    people = sorted(one.id for one in served.book.people.all() if not one.is_me)
    for number in range(12):
        served.suggestions(), served.drawing()
        by_chance.choice([typed, made_closer, put_off])(by_chance, served, by_chance.choice(people))
        if number % 4 == 3:
            with served.book.bringing_in():
                derive(served.book, day=shown.today)
        fresh = Current(book=open_book(tmp_path / "network.db"), fixed_day=shown.today)
        assert served.suggestions() == fresh.suggestions()
        same_map(served.drawing(), fresh.drawing())
        assert [one.name for one in served.people_search().find("a")] == [
            one.name for one in fresh.people_search().find("a")
        ]


def same_map(one, other):
    """To the hundredth: where everybody stood is kept in hundredths."""
    assert replace(one, communities=()) == replace(other, communities=())
    for a, b in zip(one.communities, other.communities, strict=True):
        assert (a.id, a.works_on, a.people) == (b.id, b.works_on, b.people)
        assert (a.x, a.y, a.radius) == pytest.approx((b.x, b.y, b.radius), abs=0.02)


def typed(by_chance, served, who):
    line = by_chance.choice(
        ["needs a van by March", "offers a room for twenty", "was promoted", "I promised her a list"]
    )
    note_line(served.book, line, day=served.day, about=who)


def made_closer(by_chance, served, who):
    word = by_chance.choice(["friend", "family", "contact", "acquaintance"])
    edit_person(served.book, who, "closeness", word, day=served.day)


def put_off(by_chance, served, _who):
    one = by_chance.choice([one for one in served.suggestions() if not one.ruled_out])
    respond.later(served.book, one.id, day=served.day, among=served.suggestions())


def test_the_day_is_the_examples_as_long_as_one_of_its_files_is_there(current):
    book, day = current.book, date(2020, 2, 3)
    one, two = (
        Import(
            id=name,
            path=name,
            format="vcard",
            state=ImportState.DONE,
            started=datetime(2020, 2, 3, tzinfo=UTC),
        )
        for name in ("one", "two")
    )
    book.imports.put([one, two])
    assert (current.day, current.is_example) == (real_day(), False)
    book.set_setting("example", f"{day} one two")
    assert (current.day, current.is_example) == (day, True)
    assert current.day_without("one") == day
    book.take_back("one")
    assert current.day == day
    assert current.day_without("two") == real_day()
    book.take_back("two")
    assert (current.day, current.is_example) == (real_day(), False)
    current.fixed_day = day
    assert current.day == day
