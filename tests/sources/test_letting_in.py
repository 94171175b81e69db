"""Somebody forgotten does not come back by a mailbox, an address book or a calendar; let in again, they do by themselves."""

import tempfile
from pathlib import Path

import pytest

from otherward.actions.forget import forget
from otherward.actions.who_am_i import set_me
from otherward.book.memory import MemoryBook
from otherward.sources.dav.gone import GONE
from otherward.sources.letting_in import let_in
from tests.ports import ENTERED_BY_ALL
from tests.sources.dav.cards import DAY, calendar, card, event, meetings, names
from tests.sources.dav.cards import fetched as read_on
from tests.sources.dav.conftest import dav, running
from tests.sources.dovecot import mail_server
from tests.sources.test_sync import fetched, mail

__all__ = ["dav", "running"]
pytestmark = pytest.mark.xdist_group("dav server")
ANA, GUS = "/marie/contacts/ana.vcf", "/marie/contacts/gus.vcf"


@pytest.fixture
def book(dav):
    dav.put(ANA, card("Ana Ruiz", mail="ana@north.example", title="Planner"))
    dav.put(GUS, card("Gus Oyelaran", mail="gus@oye.example"))
    dav.put("/marie/work/plan.ics", calendar(event("plan", "Planning", "20260916T090000Z")))
    one = MemoryBook()
    set_me(one, name="Marie Tharp", emails=("marie@tharp.example",))
    read_on(one, dav)
    return one


def test_a_card_that_changes_on_the_server_does_not_bring_them_back(book, dav):
    forget(book, "Ana Ruiz", day=DAY)
    dav.put(ANA, card("Ana Ruiz", mail="ana@new.example", title="Director"))
    assert read_on(book, dav).count == 1
    assert names(book) == ["Gus Oyelaran"]
    dav.put(ANA, card("Ana Maria Ruiz", uid="ana-ruiz", mail="ana@newer.example"))
    read_on(book, dav)
    assert names(book) == ["Gus Oyelaran"]


def test_nor_does_a_meeting_or_a_card_taken_out_and_put_in_elsewhere(book, dav):
    forget(book, "Ana Ruiz", day=DAY)
    dav.put("/marie/work/plan.ics", calendar(event("plan", "Planning anew", "20260917T090000Z")))
    dav.delete(ANA)
    assert read_on(book, dav).gone == ()
    dav.put("/marie/contacts/again.vcf", card("Ana Ruiz", mail="ana@north.example"))
    read_on(book, dav)
    assert names(book) == ["Gus Oyelaran"]
    assert meetings(book) == []


def test_what_was_told_of_their_card_goes_too(book, dav):
    dav.delete(ANA)
    assert read_on(book, dav).gone == ("Ana Ruiz",)
    forget(book, "Ana Ruiz", day=DAY)
    assert "Ana" not in book.setting(GONE)


def test_let_in_again_the_next_reading_brings_their_card_and_meetings(book, dav):
    forget(book, "Ana Ruiz", day=DAY)
    let_in(book, "ana@north.example")
    read_on(book, dav)
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]
    assert meetings(book) == [("2026-09-16T09:00", "Planning", False)]
    dav.delete(GUS)
    assert read_on(book, dav).gone == ("Gus Oyelaran",)


@pytest.fixture
def post():
    with tempfile.TemporaryDirectory(dir=ENTERED_BY_ALL) as place, mail_server(Path(place)) as one:
        one.put([mail(1), mail(2, who="Gus Oyelaran <gus@oye.example>")])
        yield one


def test_mail_of_theirs_stays_on_the_server(post):
    book = MemoryBook()
    fetched(book, post)
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]
    forget(book, "Ana Ruiz", day=DAY)
    post.put([mail(3), mail(4, who="Gus Oyelaran <gus@oye.example>")])
    assert fetched(book, post).fetched == 2
    assert names(book) == ["Gus Oyelaran"]
    let_in(book, "Ana Ruiz")
    fetched(book, post)
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]
    assert len({one.subject for one in book.interactions.all()}) == book.interactions.count() == 4
