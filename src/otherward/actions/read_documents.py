"""Read companies' documents: each once, again only when the reader is better."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from otherward.actions.known_strategies import known_strategies
from otherward.actions.progress import Progress, Step, silent
from otherward.book.book import Book
from otherward.giving.fitting import warm
from otherward.giving.strategy import firm_key, same_firm
from otherward.language.embedding import embed_kept
from otherward.network.document import Document
from otherward.network.handle import plain
from otherward.reading.company_documents import company_reader_version, read_company_document

NEAR_THE_TOP = 300
"""Characters of a document without a letterhead in which a house the user knows may be named."""


def house_of(document: Document, houses: Iterable[str]) -> str:
    """Whose document it is: as it says itself, else the house of the user's own network that its title, name or top names."""
    known = [(firm_key(house), house) for house in houses]
    said = firm_key(document.organization)
    if said and any(same_firm(said, key) for key, _ in known if key):
        return document.organization
    named = f"{document.title} {PurePosixPath(document.source.path).stem}"
    top = plain(named if said else f"{named} {document.pages[0][:NEAR_THE_TOP]}")
    found = [
        house for key, house in known if key and re.search(rf"(?<!\w){re.escape(' '.join(key))}(?!\w)", top)
    ]
    return max(found, key=len, default=document.organization)


def read_documents(book: Book, *, progress: Progress = silent) -> int:
    """Read every document of a company that is new; returns how many were read."""
    version = company_reader_version()
    read_before = {reading.id for reading in book.company_readings.all() if reading.reader == version}
    there = book.documents.names()
    book.company_readings.remove(book.company_readings.names() - there)
    due = sorted(there - read_before)
    houses = [one.name for one in book.organizations.all()] if due else []
    for number, name in enumerate(due, start=1):
        document = book.documents.get(name)
        if document is not None:
            document = replace(document, organization=house_of(document, houses))
            reading = read_company_document(document, embed=lambda texts: embed_kept(texts, book))
            with book.transaction():
                book.company_readings.put([reading])
        progress(Step("understanding documents", number, len(due), unit="documents"))
    if due:
        warm(lambda texts: embed_kept(texts, book), known_strategies())
    return len(due)
