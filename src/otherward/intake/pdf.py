"""PDF files as text, page by page."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from otherward.intake.docx import Unreadable
from otherward.intake.page_text import tidy

MOST_PAGES = 1500
MOST_CHARACTERS = 20_000_000


def pdf_pages(raw: bytes) -> tuple[str, list[str]]:
    """(title, pages) of a PDF; a page that cannot be read is empty.

    Raises:
        Unreadable: If it is damaged, needs a password or holds only pictures.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except (pypdfium2.PdfiumError, ValueError, TypeError) as problem:
        locked = "password" in str(problem).casefold()
        message = (
            "It needs a password; save it without one."
            if locked
            else "The PDF is damaged; download it again."
        )
        raise Unreadable(message) from problem
    try:
        pages: list[str] = []
        for number in range(min(len(document), MOST_PAGES)):
            pages.append(_page(document, number, pypdfium2.PdfiumError))
            if sum(map(len, pages[-1:])) > MOST_CHARACTERS:
                break
        title = ""
        with suppress(pypdfium2.PdfiumError, KeyError, UnicodeError):
            title = str(document.get_metadata_dict().get("Title") or "").strip()
    finally:
        document.close()
    if not any(pages):
        message = "It holds no text, only pictures; bring it in after text recognition."
        raise Unreadable(message)
    return title, pages


def _page(document: Any, number: int, broken: type[Exception]) -> str:
    opened: list[Callable[[], None]] = []
    try:
        page = document[number]
        opened.append(page.close)
        text = page.get_textpage()
        opened.append(text.close)
        return tidy(joined(str(text.get_text_bounded())[:MOST_CHARACTERS]))
    except (broken, ValueError, UnicodeError):
        return ""
    finally:
        for close in reversed(opened):
            close()


def joined(text: str) -> str:
    """Words cut at the end of a line put together (pdfium marks them with U+FFFE)."""
    return text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "").replace("\u0002", "")
