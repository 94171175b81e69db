"""Take one import back as a whole."""

from dataclasses import replace
from datetime import date

from otherward.actions.derive import derive
from otherward.actions.progress import Progress, silent
from otherward.book.book import Book
from otherward.book.kept import Import, ImportState
from otherward.errors import NotFound, WrongUse


def take_back(book: Book, import_id: str, *, day: date, progress: Progress = silent) -> Import:
    """Undo an import: what it brought goes; people, needs and promises are concluded anew without it."""
    with book.bringing_in():
        one = book.imports.get(import_id)
        if one is None:
            message = f"There is no import {import_id}; `otherward import --list` shows them."
            raise NotFound(message)
        if one.state is ImportState.UNDONE:
            message = f"The import of {one.path} was already taken back."
            raise WrongUse(message)
        book.take_back(import_id)
        derive(book, day=day, progress=progress)
    undone = book.imports.get(import_id) or one
    return replace(undone, state=ImportState.UNDONE)
