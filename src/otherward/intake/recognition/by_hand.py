"""What the user says by hand, as recognition needs it (the book's decisions and edits have this form)."""

from datetime import datetime
from typing import Protocol


class Decided(Protocol):
    """Two records are the same person, or not the same."""

    @property
    def id(self) -> str:
        """The decision's identifier."""

    @property
    def a(self) -> str:
        """A record (or person) identifier."""

    @property
    def b(self) -> str:
        """The other's."""

    @property
    def same(self) -> bool:
        """The same, or not."""

    @property
    def at(self) -> datetime:
        """When it was said; the later word counts."""


class Edited(Protocol):
    """A field of a person set by hand."""

    @property
    def id(self) -> str:
        """The edit's identifier."""

    @property
    def record(self) -> str:
        """The record it follows."""

    @property
    def field(self) -> str:
        """Which field."""

    @property
    def value(self) -> str:
        """What it was set to."""

    @property
    def at(self) -> datetime:
        """When."""
