"""Read companies' documents: each once, again only when the reader is better."""

from otherward.actions.known_strategies import known_strategies
from otherward.actions.progress import Progress, Step, silent
from otherward.book.book import Book
from otherward.giving.fitting import warm
from otherward.language.embedding import embed_kept
from otherward.reading.company_documents import company_reader_version, read_company_document


def read_documents(book: Book, *, progress: Progress = silent) -> int:
    """Read every document of a company that is new; returns how many were read."""
    version = company_reader_version()
    read_before = {reading.id for reading in book.company_readings.all() if reading.reader == version}
    there = book.documents.names()
    book.company_readings.remove(book.company_readings.names() - there)
    due = sorted(there - read_before)
    for number, name in enumerate(due, start=1):
        document = book.documents.get(name)
        if document is not None:
            reading = read_company_document(document, embed=lambda texts: embed_kept(texts, book))
            with book.transaction():
                book.company_readings.put([reading])
        progress(Step("understanding documents", number, len(due), unit="documents"))
    if due:
        warm(lambda texts: embed_kept(texts, book), known_strategies())
    return len(due)
