"""Read up on a company: ask each place the user chose, keep what it has as the company's documents, say what could not be had."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from otherward.actions.bring_in import bring_in_entries
from otherward.actions.progress import Progress, Step, silent
from otherward.book.book import Book
from otherward.book.kept import Import
from otherward.errors import UnusableInput, WrongUse
from otherward.intake.entry import Entry
from otherward.sources.fetching import Fetcher
from otherward.sources.research.edgar import Edgar
from otherward.sources.research.job_boards import BOARD, JobBoards
from otherward.sources.research.paper import Paper, Register
from otherward.sources.research.web_page import WebPage
from otherward.sources.research.wikimedia import Wikimedia

REGISTERS = ("wikipedia", "edgar", "jobs")
HEAD = 64 << 10
"""Bytes by which a format is recognized."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadUp:
    """What was brought in, and what could not be had."""

    imports: tuple[Import, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    """(register or address, why)."""


def places(
    names: Iterable[str] = REGISTERS, addresses: Iterable[str] = (), *, contact: str = ""
) -> list[Register]:
    """The places to look in: registers by name, pages by address (a job board's address is read as one).

    `contact` is the user's mail address, for the one register that asks to be told it.
    """
    boards = [address for address in addresses if BOARD.match(address.strip())]
    pages = [address for address in addresses if address not in boards]
    known: dict[str, Register] = {"wikipedia": Wikimedia(), "edgar": Edgar(contact), "jobs": JobBoards()}
    chosen: list[Register] = []
    for name in names:
        if name not in known:
            message = f"There is no register “{name}”; there are {', '.join(REGISTERS)}."
            raise WrongUse(message)
        chosen.append(known[name])
    return [
        *chosen,
        *(JobBoards(board.strip()) for board in boards),
        *(WebPage(page.strip()) for page in pages),
    ]


def contact_of(book: Book) -> str:
    """The user's mail address, if they said one."""
    emails = json.loads(book.setting("me.emails") or "[]")
    return str(emails[0]) if emails else ""


def read_up(
    book: Book,
    company: str,
    looked_in: Sequence[Register],
    fetcher: Fetcher,
    *,
    day: date,
    progress: Progress = silent,
) -> ReadUp:
    """Fetch from these places and bring it in; a place that has nothing, or cannot be reached, is named and the others go on."""
    entries: list[Entry] = []
    missing: list[tuple[str, str]] = []
    for number, place in enumerate(looked_in):
        progress(Step("fetching", number, len(looked_in), what=place.says(company), unit="places"))
        try:
            entries += [_entry(company, paper, day) for paper in place.papers(company, fetcher)]
        except UnusableInput as problem:
            missing.append((_called(place), str(problem)))
    imports = bring_in_entries(book, entries, day=day, progress=progress) if entries else []
    return ReadUp(imports=tuple(imports), missing=tuple(missing))


def told_beforehand(company: str, looked_in: Iterable[Register]) -> Iterator[str]:
    """What will be fetched, a line each."""
    yield from (place.says(company) for place in looked_in)


def _called(place: Register) -> str:
    return place.address if isinstance(place, WebPage) else place.name


def _entry(company: str, paper: Paper, day: date) -> Entry:
    name = re.sub(r"\s+(?=\.\w+$)", "", paper.name)
    return Entry(
        path=paper.address,
        name=name,
        size=len(paper.body),
        head=paper.body[:HEAD],
        open=lambda: BytesIO(paper.body),
        modified=paper.on or day,
        folder=company,
    )
