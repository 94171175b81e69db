"""What one import brought, taken out of a book again."""

from dataclasses import replace

from otherward.book.book import Book
from otherward.book.kept import ImportState

BROUGHT = (
    "records",
    "interactions",
    "documents",
    "resources",
    "acknowledged",
    "about_me",
    "readings",
    "second_readings",
    "company_readings",
    "opinions",
)


def take_back(book: Book, import_id: str) -> dict[str, int]:
    """Remove what this import brought and mark it undone; what is concluded becomes stale."""
    counts = {name: getattr(book, name).clear(import_id=import_id) for name in BROUGHT}
    counts["opinions"] += book.opinions.clear(gift_import_id=import_id)
    one = book.imports.get(import_id)
    if one:
        book.imports.put([replace(one, state=ImportState.UNDONE)])
    book.set_setting("derived", "stale")
    return counts


def take_back_interrupted(book: Book) -> list[str]:
    """Imports that were cut off are taken back as a whole; their identifiers."""
    running = [one.id for one in book.imports.all(state=ImportState.RUNNING)]
    for import_id in running:
        book.take_back(import_id)
    return running
