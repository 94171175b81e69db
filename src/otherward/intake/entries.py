"""Files, folders and zips as one stream of entries, nothing read beyond each one's head."""

import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from otherward.errors import UnusableInput
from otherward.intake.archive import is_archive, members
from otherward.intake.entry import Entry

HEAD = 1 << 16
_LITTER = {"__macosx", "thumbs.db", "desktop.ini"}
_OFFICE_LOCK = "~$"


def entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """Every file in these files, folders and zips, folders in the order of their names.

    Raises:
        UnusableInput: If one of the paths does not exist; nothing is given before that is known.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            message = f"There is no file or folder {path}; check the path and try again."
            raise UnusableInput(message)
    for path in given:
        yield from _below(path) if path.is_dir() else _opened(path, str(path))


def is_litter(name: str) -> bool:
    """Hidden files and what operating systems leave behind."""
    return name.startswith((".", _OFFICE_LOCK)) or name.casefold() in _LITTER


def _below(folder: Path) -> Iterator[Entry]:
    if _is_maildir(folder):
        yield from _maildirs(folder)
        return
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as problem:
        yield broken(str(folder), folder.name, f"The folder cannot be opened ({problem.strerror}).")
        return
    for path in inside:
        if is_litter(path.name):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link may lead round in a circle
                yield from _below(path)
        else:
            yield from _opened(path, str(path))


def _is_maildir(folder: Path) -> bool:
    return (folder / "cur").is_dir() and (folder / "new").is_dir()


def _maildirs(folder: Path) -> Iterator[Entry]:
    """A Maildir as one entry, and the mailboxes inside it (`.Sent`)."""
    yield Entry(
        path=str(folder),
        name=folder.name,
        size=0,
        head=b"",
        open=BytesIO,
        folder=folder.parent.name,
        directory=folder,
    )
    for below in sorted(folder.iterdir()):
        if below.is_dir() and below.name not in ("cur", "new", "tmp") and _is_maildir(below):
            yield from _maildirs(below)


def _opened(path: Path, shown: str) -> Iterator[Entry]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as problem:
        yield broken(shown, path.name, f"The file cannot be opened ({problem.strerror or problem}).")
        return
    if is_archive(head, path):
        yield from members(path, shown, is_litter)
        return

    def open_again() -> BinaryIO:
        return path.open("rb")

    yield Entry(
        path=shown,
        name=path.name,
        size=status.st_size,
        head=head,
        open=open_again,
        modified=datetime.fromtimestamp(max(status.st_mtime, 0), tz=UTC).date(),
        folder=path.absolute().parent.name,
    )


def broken(shown: str, name: str, problem: str) -> Entry:
    """An entry that only says why it cannot be read."""
    return Entry(path=shown, name=name, size=0, head=b"", open=BytesIO, problem=problem)
