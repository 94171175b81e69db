"""Companies' documents and longer texts: PDF, Word, web pages and text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.document_facts import day_of_document, is_confidential, organization_of, title_of
from otherward.intake.docx import Unreadable, docx_pages
from otherward.intake.entry import Entry
from otherward.intake.page_text import parsed, text_of, tidy
from otherward.intake.pdf import pdf_pages
from otherward.intake.written_text import decoded, is_plain_text, reads_as_document
from otherward.names import name_of
from otherward.network.document import Document
from otherward.network.record import Skipped
from otherward.network.source import Source

MOST_BYTES = 200 << 20

_HTML = re.compile(rb"<!DOCTYPE\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_LITTLE = 200
"""A page whose text without menus is shorter than this, and a fifth of the whole, is taken with them."""


class DocumentFormat:
    """A kind of document: how it begins and how its pages are read."""

    def __init__(self, name: str, claims: Callable[[Entry], int], pages: Callable[[bytes], "Read"]) -> None:
        self.name = name
        self._claims = claims
        self._pages = pages

    def claims(self, entry: Entry) -> int:
        """By its first bytes."""
        return self._claims(entry)

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """One document, or why it cannot be read."""
        if entry.size > MOST_BYTES:
            yield Skipped(where="the whole file", why="It is larger than 200 MB; bring in a part of it.")
            return
        try:
            with entry.open() as stream:
                read = self._pages(stream.read(MOST_BYTES + 1))
        except Unreadable as problem:
            yield Skipped(where="the whole file", why=str(problem))
            return
        if not any(page.strip() for page in read.pages):
            yield Skipped(where="the whole file", why="There is no text in it.")
            return
        yield _document(entry, read, circumstances)


class Read:
    """What was read: titles as the file says them, pages, the day it says of itself."""

    def __init__(self, titles: list[str], pages: list[str], said: str = "") -> None:
        self.titles = [title for title in titles if title]
        self.pages = pages
        self.said = said


def _document(entry: Entry, read: Read, circumstances: Circumstances) -> Document:
    text = "\n\n".join(read.pages)
    organization = organization_of(entry.folder, read.titles, text)
    return Document(
        id=name_of("document", entry.name, text),
        title=title_of(entry.name, read.titles, text, organization),
        source=Source(
            path=entry.path, where="the document", locator="whole file", import_id=circumstances.import_id
        ),
        pages=tuple(read.pages),
        organization=organization,
        on=day_of_document(entry.name, text, said=read.said, today=circumstances.day),
        confidential=is_confidential(entry.name, text),
        import_id=circumstances.import_id,
    )


def _is_pdf(entry: Entry) -> int:
    return 95 if b"%PDF-" in entry.head[:1024] else 0


def _pdf(raw: bytes) -> Read:
    title, pages = pdf_pages(raw)
    return Read([title], pages)


def _is_docx(entry: Entry) -> int:
    if not entry.head.startswith(b"PK\x03\x04"):
        return 0
    named = entry.name.casefold().endswith((".docx", ".docm"))
    return 90 if b"word/" in entry.head or named else 0


def _docx(raw: bytes) -> Read:
    title, pages = docx_pages(raw)
    return Read([title], pages)


def _is_html(entry: Entry) -> int:
    named = entry.name.casefold().endswith((".html", ".htm", ".xhtml"))
    found = _HTML.search(entry.head[:4096])
    begins = entry.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return (60 if named else 45) if found and begins else (30 if named and b"<" in entry.head else 0)


def _html(raw: bytes) -> Read:
    root = parsed(raw)
    if root is None:
        message = "The web page is empty or damaged; save it again."
        raise Unreadable(message)
    titles = [_meta(root, "og:title"), _first(root, "title"), _first(root, "h1")]
    titles += [_meta(root, "og:site_name")]
    said = _meta(root, "article:published_time") or _meta(root, "date")
    whole = parsed(raw)
    text = text_of(root, without_frame=True)
    if len(text) < _LITTLE:
        everything = text_of(whole)
        text = everything if len(text) * 5 < len(everything) else text
    return Read([titles[1] or titles[0], titles[2], titles[3]], [text], said)


def _first(root: Any, tag: str) -> str:
    element = root.find(f".//{tag}")
    return " ".join("".join(element.itertext()).split())[:300] if element is not None else ""


def _meta(root: Any, name: str) -> str:
    for element in root.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return (element.get("content") or "").strip()[:300]
    return ""


def _is_text(entry: Entry) -> int:
    return 35 if is_plain_text(entry) and reads_as_document(entry) else 0


def _text(raw: bytes) -> Read:
    text = decoded(raw[: 32 << 20])
    return Read([], [tidy(page) for page in text.split("\f") if page.strip()])


FORMATS = (
    DocumentFormat("PDF", _is_pdf, _pdf),
    DocumentFormat("Word document", _is_docx, _docx),
    DocumentFormat("web page", _is_html, _html),
    DocumentFormat("text document", _is_text, _text),
)


def document_of(entry: Entry, circumstances: Circumstances) -> Document | Skipped:
    """The file as a document, whatever else it could be taken for; or why it cannot be read."""
    surest = max(FORMATS, key=lambda form: form.claims(entry))
    form = surest if surest.claims(entry) else FORMATS[-1]
    found = next(form.read(entry, circumstances), None)
    return (
        found
        if isinstance(found, Document | Skipped)
        else Skipped(where="the whole file", why="There is no text in it.")
    )
