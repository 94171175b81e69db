"""Forget a person: every record, message and conclusion about them goes, for good."""

from datetime import date

from otherward.actions.derive import derive
from otherward.actions.find_person import find_person
from otherward.book.book import Book
from otherward.errors import Refused


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
            gone["records"] = book.records.remove(person.records)
            while found := book.interactions_with(handles, limit=1000):
                gone["interactions"] += book.interactions.remove([one.id for one in found])
                gone["readings"] += book.readings.remove({one.thread for one in found})
            for mine in ("needs", "offerings", "milestones", "wishes"):
                gone[mine] = getattr(book, mine).clear(holder=person.id)
            book.edits.remove([edit.id for edit in book.edits.all() if edit.record in person.records])
        derive(book, day=day)
    return {kind: count for kind, count in gone.items() if count}
