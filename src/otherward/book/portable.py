"""One network in one file, for any store: a zip with a manifest and the shelves as JSON lines."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import msgspec

from otherward.book.book import Book
from otherward.book.shelves import SHELVES
from otherward.errors import UnusableInput

FORMAT = 1
SETTINGS = (
    "me.name",
    "me.emails",
    "me.handles",
    "mappings",
    "likely",
    "derived",
    "example",
    "care",
    "reading.past",
    "feeds",
    "mail.accounts",
    "mail.positions",
    "dav.accounts",
    "dav.positions",
    "dav.gone",
    "forgotten",
    "digest.post",
    "digest.sent",
    "digest.looked_back",
    "model.address",
    "model.name",
    "model.reads",
    "model.judges",
)
"""What a copy holds beside the shelves: which mailboxes, feeds and mail server, never their passwords; those are in the system's keyring."""
OF_THIS_PLACE = (
    "calendar.token",
    "digest.problem",
    "digest.shown",
    "mail.problems",
    "dav.problems",
    "offline",
    "map",
)
"""What stays out of a copy, because it is a secret or goes for this machine only; wiped all the same."""
LARGEST = 16 << 30
"""A copy that would unpack to more than this is no network."""


def export_book(book: Book, path: Path) -> dict[str, int]:
    """Write everything but the vectors (they are computed again); how much of what."""
    counts: dict[str, int] = {}
    with (
        _whole(path) as file,
        book.transaction(),
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in SHELVES:
            counts[name] = 0
            with archive.open(f"shelf/{name}.jsonl", "w", force_zip64=True) as out:
                for thing in getattr(book, name).all():
                    out.write(msgspec.json.encode(thing) + b"\n")
                    counts[name] += 1
        settings = {name: book.setting(name) for name in SETTINGS}
        manifest = {"program": "otherward", "format": FORMAT, "counts": counts, "settings": settings}
        archive.writestr("manifest.json", json.dumps(manifest, indent=2))
    return counts


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file nobody else may open, there once all of it is written: a copy made before is not lost to one that breaks off."""
    path = path.resolve()
    if path.exists() and not path.is_file():  # a pipe, say
        with path.open("wb") as there:
            yield there
        return
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        unfinished = Path(file.name)
        try:
            yield file
            file.close()
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):  # what is still to be written does not fit either
                file.close()
            unfinished.unlink(missing_ok=True)
            raise


def import_book(path: Path, book: Book) -> dict[str, int]:
    """Put a copy into an empty book, all or nothing; how much of what."""
    counts: dict[str, int] = {}
    try:
        with zipfile.ZipFile(path) as archive, book.transaction():
            manifest = json.loads(archive.read("manifest.json"))
            _check(archive, manifest)
            for name, kind in SHELVES.items():
                if f"shelf/{name}.jsonl" in archive.namelist():
                    with archive.open(f"shelf/{name}.jsonl") as lines:
                        counts[name] = _put(getattr(book, name), kind.holds, lines)
            for name, value in manifest.get("settings", {}).items():
                if name in SETTINGS:
                    book.set_setting(name, str(value))
    except (zipfile.BadZipFile, KeyError, ValueError, msgspec.MsgspecError, OSError) as problem:
        message = f"{path} is not a whole copy of a network ({problem}); nothing was changed."
        raise UnusableInput(message) from problem
    return counts


def wipe(book: Book, *, to_restore: bool = False) -> dict[str, int]:
    """Clear the whole network; how much of what went. `to_restore`: a copy takes its place, what goes for this machine stays."""
    with book.transaction():
        counts = {name: getattr(book, name).clear() for name in SHELVES}
        for name in SETTINGS if to_restore else (*SETTINGS, *OF_THIS_PLACE):
            book.set_setting(name, "")
        book.forget_vectors()
    return counts


def _check(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    if manifest.get("program") != "otherward" or manifest.get("format") != FORMAT:
        message = "it was not written by this Otherward"
        raise ValueError(message)
    if sum(member.file_size for member in archive.infolist()) > LARGEST:
        message = "it is too large"
        raise ValueError(message)


def _put(shelf: Any, holds: type[Any], lines: IO[bytes]) -> int:
    decoder = msgspec.json.Decoder(holds)
    stream = (decoder.decode(line) for line in TextIOWrapper(lines, encoding="utf-8") if line.strip())
    return sum(shelf.put(batch) for batch in _batches(stream))


def _batches(stream: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(stream, 1000)):
        yield batch
