"""What reading up brings: papers, each with the address it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from otherward.errors import UnusableInput
from otherward.sources.fetching import Fetcher


class NothingThere(UnusableInput):
    """A register knows nothing of this company, or not surely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document as it came, or as it was put together from what a register answered."""

    address: str
    name: str
    """As a file would be called; its ending says what it is."""
    body: bytes
    on: date | None = None


class Register(Protocol):
    """One place to read up in."""

    @property
    def name(self) -> str:
        """How it is called."""

    def says(self, company: str) -> str:
        """What will be fetched and from where, in words, before anything is."""

    def papers(self, company: str, fetcher: Fetcher) -> Iterator[Paper]:
        """What it has; `NothingThere` or `NotFetched` in one sentence."""


def written(address: str, name: str, lines: list[str], on: date | None = None) -> Paper:
    """A paper put together from the lines of an answer."""
    return Paper(address=address, name=name, body="\n\n".join(lines).encode(), on=on)
