"""What is set by hand of somebody, and how it is taken back."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.edit_person import edit_people, edit_person, edits_of, put_back_edits
from otherward.actions.recognize import recognize_people
from otherward.actions.same_person import merge
from otherward.example import HERE, example
from otherward.opening import open_book

DAY = example().today


@pytest.fixture
def book(tmp_path):
    """The example network."""
    one = open_book(tmp_path / "network.db")
    bring_in(one, example().folders, day=DAY, base=HERE)
    return one


def as_recognized_anew(book):
    """Everybody as a full recognition has them."""
    recognize_people(book, day=DAY)
    return list(book.people.all())


def test_how_close_somebody_is_needs_nobody_recognized_anew_and_is_what_that_would_say(book):
    first, second = [one for one in book.people.all() if not one.is_me][:2]
    merge(book, first.id, second.id, day=DAY)
    everybody = list(book.people.all())
    both = next(one for one in everybody if first.records[0] in one.records)
    others = [one.id for one in everybody if not one.is_me and one.id != both.id][:3]
    before = edits_of(book, [both.id, *others], "closeness")
    told = edit_people(book, [both.id, *others], "closeness", "family", day=DAY)
    assert {one.closeness for one in told} == {"family"}
    assert all(one.closeness_by_hand for one in told)
    assert list(book.people.all()) == as_recognized_anew(book)
    again = edits_of(book, [both.id], "closeness")
    edit_person(book, both.id, "closeness", "stranger", day=DAY)
    assert list(book.people.all()) == as_recognized_anew(book)
    put_back_edits(book, again, day=DAY)
    assert book.people.get(both.id).closeness == "family"
    put_back_edits(book, before, day=DAY)
    assert list(book.people.all()) == everybody == as_recognized_anew(book)


def test_whoever_is_left_out_stays_who_they_are(book):
    everybody, revision = list(book.people.all()), book.setting("revision")
    edit_person(book, everybody[3].id, "never_suggest", "yes", day=DAY)
    assert list(book.people.all()) == everybody == as_recognized_anew(book)
    assert book.setting("revision") != revision


def test_a_title_set_by_hand_is_recognized(book):
    one = next(one for one in book.people.all() if one.title)
    before = edits_of(book, [one.id], "title")
    assert edit_person(book, one.id, "title", "Head of Kilns", day=DAY).title == "Head of Kilns"
    put_back_edits(book, before, day=DAY)
    assert book.people.get(one.id) == one
