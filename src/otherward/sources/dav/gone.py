"""Cards that are no longer where they came from. Nobody is forgotten for that; the user is told, and decides."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from otherward.book.book import Book
from otherward.network.record import ContactRecord

GONE = "dav.gone"
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One card that was taken out of its address book."""

    record: str
    name: str
    place: str
    """The address book: `cloud.example.org/Contacts`."""
    on: str
    """The day it was missed (ISO 8601)."""


def gone(book: Book) -> list[Gone]:
    """Those still kept here, the newest first."""
    told = [Gone(**one) for one in json.loads(book.setting(GONE) or "[]")]
    there = book.records.known([one.record for one in told])
    return [one for one in told if one.record in there]


def tell_gone(book: Book, place: str, records: list[str], *, day: date) -> list[str]:
    """Note that the cards of these records are gone; gives whose they are. One that only moved to another address book is not gone."""
    kept = book.records.many(records)
    if not kept:
        return []
    told = {one.record for one in gone(book)}
    moved = _moved(book, kept, told)
    new = [
        Gone(record=one.id, name=one.display or next(iter(one.emails), ""), place=place, on=day.isoformat())
        for one in kept.values()
        if one.id not in moved and one.id not in told
    ]
    _keep(book, [*new, *gone(book)])
    return [one.name for one in new]


def _moved(book: Book, kept: dict[str, ContactRecord], told: set[str]) -> set[str]:
    """Those whose card stands in another address book now; a file that held it too says nothing of where it is."""
    uids = {one.uid: one.id for one in kept.values() if one.uid}
    elsewhere = (
        one.uid
        for one in book.records.all(origin="vcard")
        if one.source.index is None and one.id not in kept and one.id not in told
    )
    return {uids[uid] for uid in elsewhere if uid in uids}


def tell_back(book: Book, records: list[str]) -> None:
    """These are there (again)."""
    told, back = gone(book), set(records)
    if any(one.record in back for one in told):
        _keep(book, [one for one in told if one.record not in back])


def seen(book: Book) -> list[Gone]:
    """The user has read it; gives what was told, for undo."""
    told = gone(book)
    _keep(book, [])
    return told


def put_back(book: Book, told: list[Gone]) -> None:
    """Tell it again."""
    _keep(book, told)


def _keep(book: Book, told: list[Gone]) -> None:
    book.set_setting(GONE, json.dumps([asdict(one) for one in told[:MOST]]))
