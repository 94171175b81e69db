"""A file as given: on disk, in a folder or inside a zip."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file to look into; nothing is read beyond `head` before a format claims it."""

    path: str
    """As shown to the user and kept as source: `archive.zip/Connections.csv` inside a zip."""
    name: str
    """The bare file name."""
    size: int
    head: bytes
    """The first 64 KiB, to recognize the format by."""
    open: Callable[[], BinaryIO]
    """Opens it for streaming, from the beginning; may be called more than once."""
    modified: date | None = None
    folder: str = ""
    """The name of the folder it lies in (an organization's documents often lie in a folder of its name)."""
    directory: Path | None = None
    """Set for a mailbox that is a folder (Maildir): read it there instead of through `open`."""
    problem: str = ""
    """Why it cannot be read at all (damaged, encrypted, a zip bomb), as one sentence; else empty."""
