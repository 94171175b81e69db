"""A company's document or a longer text the user brought."""

from dataclasses import dataclass
from datetime import date

from otherward.network.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An annual letter, a job posting, a press page: text with pages."""

    id: str
    title: str
    source: Source
    pages: tuple[str, ...]
    """The text, page by page (one for files without pages)."""
    organization: str = ""
    """The organization it is about, as far as folder or text tell."""
    on: date | None = None
    confidential: bool = False
    import_id: str = ""

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(self.pages)
