"""Conclude anew from everything brought in: who is who, what was said, what follows. Same sources, same conclusions."""

from datetime import date

from otherward.actions.progress import Progress, Step, silent
from otherward.book.book import Book

FRESH = "fresh"
STALE = "stale"


def derive(book: Book, *, day: date, progress: Progress = silent) -> None:
    """Recognize people, read new texts and conclude; may be stopped and begun again at any point."""
    # all that reading needs is loaded only where something is to be read: `today` seldom does
    from otherward.actions.conclude import conclude
    from otherward.actions.read_documents import read_documents
    from otherward.actions.read_texts import read_texts
    from otherward.actions.recognize import recognize_people

    book.set_setting("derived", STALE)
    progress(Step("recognizing", 0))
    recognize_people(book, day=day)
    read_texts(book, day=day, progress=progress)
    read_documents(book, progress=progress)
    progress(Step("concluding", 0))
    conclude(book, day=day)
    book.set_setting("derived", FRESH)


def ensure_derived(book: Book, *, day: date, progress: Progress = silent) -> None:
    """Conclude anew if something was brought in or taken back since (an import that was cut off, for one)."""
    if book.setting("derived") == STALE:
        with book.bringing_in():
            derive(book, day=day, progress=progress)
