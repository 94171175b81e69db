"""Word documents (DOCX) as text, page by page; guarded against zips and entities that grow."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

MOST_UNPACKED = 60 << 20
MOST_RATIO = 300
SMALL = 4 << 20
"""A part below this size is harmless however tightly it is packed."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class Unreadable(ValueError):
    """Why a document cannot be read, as one sentence."""


def docx_pages(raw: bytes) -> tuple[str, list[str]]:
    """(title, pages) of a Word document.

    Raises:
        Unreadable: If it is damaged, encrypted or a bomb.
    """
    from xml.etree.ElementTree import ParseError

    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            body, core = _part(packed, "word/document.xml"), _part(packed, "docProps/core.xml")
        title, pages = _title(core), list(_pages(body)) if body is not None else None
    except Unreadable:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        ParseError,
    ) as problem:
        message = "The Word document is damaged or encrypted; save it again."
        raise Unreadable(message) from problem
    if pages is None:
        message = "It has no text part; save it again as DOCX."
        raise Unreadable(message)
    return title, pages


def _part(packed: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        info = packed.getinfo(name)
    except KeyError:
        return None
    bomb = info.file_size > SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1)
    if info.file_size > MOST_UNPACKED or bomb:
        message = "It unpacks to far more than it is, as zip bombs do."
        raise Unreadable(message)
    with packed.open(info) as stream:
        found = stream.read(MOST_UNPACKED + 1)
    if len(found) > MOST_UNPACKED:
        message = "It unpacks to far more than it says, as zip bombs do."
        raise Unreadable(message)
    return found


def _title(core: bytes | None) -> str:
    if not core:
        return ""
    from defusedxml.ElementTree import fromstring

    return (fromstring(core).findtext(_DC_TITLE) or "").strip()


def _pages(body: bytes) -> Iterator[str]:
    """The paragraphs, cut where Word last broke the page."""
    page: list[str] = []
    for piece in _pieces(body):
        if piece == "\f":
            if text := "".join(page).strip():
                yield text
            page = []
        else:
            page.append(piece)
    if text := "".join(page).strip():
        yield text


def _pieces(body: bytes) -> Iterator[str]:
    from defusedxml.ElementTree import iterparse

    for _, element in iterparse(BytesIO(body), events=("end",)):
        tag = element.tag.removeprefix(_W)
        if tag == "t":
            yield element.text or ""
        elif tag == "tab":
            yield "\t"
        elif tag == "lastRenderedPageBreak" or (tag == "br" and element.get(f"{_W}type") == "page"):
            yield "\f"
        elif tag in ("br", "cr", "p", "tr"):
            yield "\n"
        if tag in ("p", "tbl"):
            element.clear()
