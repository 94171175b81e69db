"""Where a fact came from, and the exact words it rests on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in what the user brought: file and row, message, document and page, or typed by hand."""

    path: str
    """The file as it was given to import (`…/archive.zip/Connections.csv` inside an archive); empty if typed."""
    where: str
    """The place in words for the user: `row 12`, `card 3`, `mail of 3 May 2026 from Ana Ruiz`, `page 4`."""
    index: int | None = None
    """The record's number in its file: 1 is the first data row after the header, the first card, the first mail."""
    locator: str = ""
    """The place in the file's own terms: Message-ID, UID, guid, conversation and date."""
    import_id: str = ""
    """The import that brought it in; empty if typed by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact quote that a need, offering, promise or goal rests on."""

    quote: str
    """An exact substring of the text it was read from; empty where an act was recorded of which no words are known."""
    source: Source
    on: date | None = None
    """The day it was said or written."""
    speaker: str = ""
    """Who said or wrote it, as shown to the user."""
    text_id: str = ""
    """The interaction, note or document that holds the quote."""
