"""What a file format is to Otherward."""

from collections.abc import Iterator
from typing import Protocol

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.entry import Entry


class Format(Protocol):
    """One kind of file: how to recognize it by content and how to read it as a stream.

    A format is a module-level object named FORMAT (or several in FORMATS) in its own file of this room.
    """

    name: str
    """As shown: `LinkedIn connections`, `vCard`, `mailbox`."""

    def claims(self, entry: Entry) -> int:
        """How surely this file is of this format, 0 (no) to 100 (certain), from `entry.head` (name as a hint only)."""

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """What the file brings, one item a row, card, message or item, in order, streaming; never raises for bad data."""
