"""Forget a person: every record, message and conclusion about them goes, for good, and whatever is brought in later leaves them out."""

import json
from dataclasses import replace
from datetime import date

from otherward.actions.anchored import kept_asks, kept_introductions
from otherward.actions.derive import derive
from otherward.actions.find_person import find_person
from otherward.actions.forgotten import stay_forgotten
from otherward.book.book import Book
from otherward.errors import Refused

GONE = "dav.gone"
"""The setting that says whose cards are gone from a server."""


def forget(book: Book, who: str, *, day: date) -> dict[str, int]:
    """Forget one person; returns how much of what kind went. It cannot be undone."""
    person = find_person(book, who)
    if person.is_me:
        message = "That is you; `otherward wipe` clears the whole network."
        raise Refused(message)
    handles = set(person.handles)
    gone = {"people": 1, "records": 0, "interactions": 0, "readings": 0}
    with book.bringing_in():
        with book.transaction():
            stay_forgotten(book, person)
            _no_longer_told(book, person.records)
            gone["records"] = book.records.remove(person.records)
            while found := book.interactions_with(handles, limit=1000):
                gone["interactions"] += book.interactions.remove([one.id for one in found])
                gone["readings"] += book.readings.remove({one.thread for one in found})
                book.second_readings.remove({one.thread for one in found})
            book.opinions.remove([one.id for one in book.opinions.all() if person.id in one.people])
            gone["introductions"], gone["asks"] = _given_and_asked(book, person.id)
            for mine in ("needs", "offerings", "milestones", "wishes"):
                gone[mine] = getattr(book, mine).clear(holder=person.id)
            book.edits.remove([edit.id for edit in book.edits.all() if edit.record in person.records])
        derive(book, day=day)
    return {kind: count for kind, count in gone.items() if count}


def _given_and_asked(book: Book, person: str) -> tuple[int, int]:
    """Introductions with them go; asks stay without their name."""
    with_them = [one.id for one in kept_introductions(book) if person in (one.a.person, one.b.person)]
    asks = [one for one in kept_asks(book) if any(r.person == person for r in one.requests)]
    book.asks.put(
        [replace(one, requests=tuple(r for r in one.requests if r.person != person)) for one in asks]
    )
    book.responses.remove([one.id for one in book.responses.all() if person in one.people])
    return book.introductions.remove(with_them), len(asks)


def _no_longer_told(book: Book, records: tuple[str, ...]) -> None:
    """Their card's name goes from among the cards that are gone from a server."""
    told = json.loads(book.setting(GONE) or "[]")
    left = [one for one in told if one["record"] not in records]
    if len(left) < len(told):
        book.set_setting(GONE, json.dumps(left))
