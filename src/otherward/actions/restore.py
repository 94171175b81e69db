"""Put a copy back in place of what the network holds now; whoever was forgotten since it was made stays so."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from otherward.actions.derive import STALE, ensure_derived
from otherward.actions.forgotten import SETTING, both, since
from otherward.actions.let_go import let_go_of_the_forgotten
from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.book.portable import import_book, wipe
from otherward.translation.words import say


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    counts: dict[str, int]
    forgotten: int
    """How many stood in the copy whom the user has forgotten, and who stay out."""

    @property
    def words(self) -> str:
        """One sentence about them; empty where there are none."""
        if not self.forgotten:
            return ""
        if self.forgotten == 1:
            return say(
                "Somebody in it whom you have forgotten stays so; `otherward forget --let-in NAME`, then the copy once more, brings them back."
            )
        return say(
            "{count} people in it whom you have forgotten stay so; `otherward forget --let-in NAME`, then the copy once more, brings one back.",
            count=self.forgotten,
        )


def restore(book: Book, copy: Path, *, day: date) -> Restored:
    """Put this copy back; those forgotten here and those forgotten in the copy are forgotten from now on."""
    with book.bringing_in():
        return _put_back(book, copy, day=day, here=book.setting(SETTING))


def go_back(book: Book, copy: Path, *, day: date, then: str) -> Restored:
    """Put back what was here a moment ago; `then` is what said who is forgotten right after it went: who was forgotten since stays so."""
    with book.bringing_in():
        return _put_back(book, copy, day=day, here=since(then, book.setting(SETTING)))


def _put_back(book: Book, copy: Path, *, day: date, here: str) -> Restored:
    with book.transaction():
        spared = book.records.names() if here else set()
        wipe(book, to_restore=True)
        counts = import_book(copy, book)
        there = book.setting(SETTING)
        book.set_setting(SETTING, both(there, here))
        gone = let_go_of_the_forgotten(book, since(there, here), spared)
        if gone:
            book.set_setting("derived", STALE)
        changed(book)
    ensure_derived(book, day=day)
    return Restored(counts, gone)
