"""The forms in which a brief is taken along."""

from collections.abc import Callable
from datetime import date

from otherward.brief.brief import Brief
from otherward.brief.pdf import as_pdf
from otherward.brief.written import as_html, as_markdown

FORMS: dict[str, tuple[str, str, Callable[[Brief, date], bytes]]] = {
    "markdown": ("md", "text/markdown; charset=utf-8", lambda brief, day: as_markdown(brief, day).encode()),
    "html": ("html", "text/html; charset=utf-8", lambda brief, day: as_html(brief, day).encode()),
    "pdf": ("pdf", "application/pdf", as_pdf),
}
"""By name: the file's ending, its kind for a browser, and who writes it."""


def copy_in(form: str, brief: Brief, day: date) -> bytes:
    """The brief in one of these forms."""
    return FORMS[form][2](brief, day)
