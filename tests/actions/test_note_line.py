"""A typed line end to end: whom it adds, whom it asks back about, and that undo removes both."""

from datetime import date

import pytest

from otherward.actions.note_line import note_line
from otherward.actions.take_back import take_back
from otherward.errors import Ambiguous, WrongUse
from otherward.opening import open_book

DAY = date(2026, 9, 14)


@pytest.fixture
def book(tmp_path):
    one = open_book(tmp_path / "network.db")
    yield one
    one.close()


def names(book):
    return {person.name for person in book.people.all()}


def test_somebody_new_is_added_and_undo_removes_them_with_what_they_need(book):
    note_line(book, "Tom Hill needs a beekeeper by November", day=DAY)
    told = note_line(book, "Wanda Brand needs a lighthouse; promised me the plans", day=DAY)
    assert told.new_person
    assert names(book) == {"Tom Hill", "Wanda Brand"}
    assert {need.summary for need in book.needs.all()} == {"a beekeeper", "a lighthouse"}
    take_back(book, told.id, day=DAY)
    assert names(book) == {"Tom Hill"}
    assert {need.summary for need in book.needs.all()} == {"a beekeeper"}
    assert not list(book.promises.all())


def test_a_first_name_means_the_person_known_by_it(book):
    note_line(book, "Tom Hill needs a beekeeper", day=DAY)
    told = note_line(book, "Tom can help with customs", day=DAY)
    assert not told.new_person
    (offering,) = book.offerings.all()
    assert book.people.get(offering.holder).name == "Tom Hill"
    assert told.findings[0].holder.name == "Tom Hill"


def test_the_other_side_of_a_promise_is_added_too(book):
    told = note_line(book, "I promised Gus Okafor the floor plan by Friday", day=DAY)
    (promise,) = book.promises.all()
    assert book.people.get(promise.to).name == "Gus Okafor"
    assert promise.due == date(2026, 9, 18)
    take_back(book, told.id, day=DAY)
    assert not names(book)


def test_it_asks_back_when_two_are_meant_and_keeps_nothing(book):
    note_line(book, "Tom Hill needs a beekeeper", day=DAY)
    note_line(book, "Tom Weaver needs a loom", day=DAY)
    with pytest.raises(Ambiguous, match="Tom Weaver"):
        note_line(book, "Tom needs a ladder", day=DAY)
    assert len(list(book.needs.all())) == 2
    told = note_line(book, "Tom needs a ladder", day=DAY, about="Tom Weaver")
    assert told.findings[0].holder.name == "Tom Weaver"


def test_a_line_that_says_nothing_is_kept_as_a_note(book):
    told = note_line(book, "lunch at noon", day=DAY)
    assert not told.findings
    assert [one.text for one in book.interactions.all()] == ["lunch at noon"]


def test_an_empty_line_is_answered_with_an_example(book):
    with pytest.raises(WrongUse, match="for example"):
        note_line(book, "  ", day=DAY)


def test_a_wish_is_respected_by_the_network(book):
    note_line(book, "Tom Hill wants no vendors; is on leave until May", day=DAY)
    assert {(wish.kind.value, wish.until) for wish in book.wishes.all()} == {
        ("no vendors", None),
        ("pause", date(2027, 5, 31)),
    }


def test_what_the_user_offers_is_their_own_offering_and_helps_whom_it_fits(known):
    _, told, _ = known("note", "I offer reviews of a warehouse system go-live")
    assert [(f["type"], f["holder"]) for f in told["understood"]] == [("offering", "Marie Tharp")]
    _, mine, _ = known("offerings", "--of", "me")
    assert "reviews of a warehouse system go-live" in [one["summary"] for one in mine]
    _, cards, _ = known("opportunities")
    helps = [c for c in cards if c["kind"] == "help" and c["people"] == ["Ana Ruiz"]]
    assert "I offer reviews of a warehouse system go-live" in [
        e["quote"] for c in helps for e in c["evidence"]
    ]


@pytest.mark.parametrize("line", ["I'm tired today", "I can come on Thursday", "I need a plumber"])
def test_what_only_concerns_the_user_makes_nobody_and_nothing(book, line):
    assert not note_line(book, line, day=DAY).findings
    assert not names(book)
