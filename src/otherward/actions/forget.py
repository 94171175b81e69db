"""Forget a person: every record, message and conclusion about them goes, for good, and whatever is brought in later leaves them out."""

from datetime import date

from otherward.actions.derive import STALE, derive
from otherward.actions.find_person import find_person
from otherward.actions.forgotten import forgotten, stay_forgotten
from otherward.actions.let_go import favors_go, let_go
from otherward.book.book import Book
from otherward.errors import Refused


def forget(book: Book, who: str, *, day: date) -> dict[str, int]:
    """Forget one person; returns how much of what kind went. It cannot be undone."""
    with book.bringing_in():
        person = find_person(book, who)  # only now: an import may have brought more of them
        if person.is_me:
            message = "That is you; `otherward wipe` clears the whole network."
            raise Refused(message)
        with book.transaction():
            stay_forgotten(book, person)
            gone = let_go(book, person)
            gone["acknowledged"] = favors_go(book, forgotten(book))
            book.set_setting("derived", STALE)
        derive(book, day=day)
    return {kind: count for kind, count in gone.items() if count}
