"""Read a company's documents without keeping them: files as they are, or records with their texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from otherward.errors import UnusableInput
from otherward.intake.brought import Circumstances
from otherward.intake.document import document_of
from otherward.intake.entries import entries
from otherward.language.embedding import embedder
from otherward.network.document import Document
from otherward.network.record import Skipped
from otherward.reading.company import CompanyPicture
from otherward.reading.company_documents import read_together


@dataclass(frozen=True, slots=True)
class CompanyRead:
    """What was read: the documents, what they say together, and files that could not be read."""

    documents: tuple[Document, ...]
    picture: CompanyPicture
    skipped: tuple[tuple[str, str], ...] = ()
    """(path, why)."""


def read_company(paths: Iterable[Path], *, company: str = "", day: date) -> CompanyRead:
    """What the documents in these files say of the company; a file that cannot be read is passed over and named."""
    documents: list[Document] = []
    skipped: list[tuple[str, str]] = []
    for entry in entries(paths):
        found = document_of(entry, Circumstances(day=day, exported=entry.modified))
        if isinstance(found, Skipped):
            skipped.append((entry.path, found.why))
        else:
            documents.append(replace(found, organization=company or found.organization))
    if not documents:
        why = "; ".join(f"{path}: {reason}" for path, reason in skipped) or "there is no file in it"
        message = f"No document could be read ({why}); name PDF, Word, web page or text files."
        raise UnusableInput(message)
    return CompanyRead(tuple(documents), read_together(documents, embedder().embed), tuple(skipped))
