"""Zips, and zips in zips, streamed and guarded: a member is never unpacked to a place its name says."""

import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from otherward.intake.entry import Entry

HEAD = 1 << 16
MOST_UNPACKED = 8 << 30
"""All members together unpack to no more than this."""
MOST_RATIO = 200
"""A big member packed tighter than this is a zip bomb, not a letter (text packs about 1:10)."""
BIG = 10 << 20
IN_MEMORY = 16 << 20
MOST_NESTED = 1 << 30
"""A zip inside a zip is copied to a temporary file; a larger one is not looked into."""
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def is_archive(head: bytes, source: Path | IO[bytes]) -> bool:
    """A plain zip; office documents and e-books are zips too, but one document each."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(source) as packed:
            names = packed.namelist()
    except _BROKEN:
        return not _names_document(head)
    return not ({"[Content_Types].xml", "mimetype"} & set(names))


def _names_document(head: bytes) -> bool:
    return b"[Content_Types].xml" in head or head[30:38] == b"mimetype"


def members(path: Path, shown: str, is_litter: Callable[[str], bool]) -> Iterator[Entry]:
    """The files in a zip, and in zips right inside it, in the order of their names."""
    yield from _members(path, shown, path.stem, is_litter, nested=False)


def _members(
    source: Path | IO[bytes], shown: str, folder: str, is_litter: Callable[[str], bool], *, nested: bool
) -> Iterator[Entry]:
    try:
        with zipfile.ZipFile(source) as packed:
            infos = [info for info in packed.infolist() if not info.is_dir()]
    except _BROKEN:
        yield _broken(shown, "The zip is damaged; download or export it again.")
        return
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        yield _broken(shown, "The zip would unpack to more than 8 GiB; bring in its files one by one.")
        return
    for info in sorted(infos, key=lambda info: info.filename):
        parts = _parts(info.filename)
        if not parts or any(is_litter(part) for part in parts):
            continue
        label = f"{shown}/{'/'.join(parts)}"
        inside = parts[-2] if len(parts) > 1 else folder
        yield from _member(source, info, label, inside, is_litter, nested=nested)


def _parts(name: str) -> list[str]:
    """A member's name as a label: `../../etc/passwd` is only ever words here."""
    return [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]


def _member(
    source: Path | IO[bytes],
    info: zipfile.ZipInfo,
    label: str,
    folder: str,
    is_litter: Callable[[str], bool],
    *,
    nested: bool,
) -> Iterator[Entry]:
    if info.flag_bits & _ENCRYPTED:
        yield _broken(label, "It is encrypted; unpack the zip with its password and bring in the files.")
        return
    if info.file_size > BIG and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        yield _broken(label, "It unpacks to more than 200 times its size, as zip bombs do.")
        return

    def open_member() -> BinaryIO:
        with zipfile.ZipFile(source) as packed:  # the member keeps the file open for as long as it is read
            return cast("BinaryIO", packed.open(info))

    try:
        with open_member() as stream:
            head = stream.read(HEAD)
    except _BROKEN:
        yield _broken(label, "It is damaged inside the zip; download or export it again.")
        return
    name = label.rpartition("/")[2]
    if not nested and head.startswith(b"PK\x03\x04"):
        copy = _copied(open_member, info.file_size)
        if copy is not None and is_archive(head, copy):
            yield from _members(copy, label, PurePosixPath(name).stem, is_litter, nested=True)
            return
    yield Entry(
        path=label,
        name=name,
        size=info.file_size,
        head=head,
        open=open_member,
        modified=_day(info),
        folder=folder,
    )


def _day(info: zipfile.ZipInfo) -> date | None:
    with suppress(ValueError):
        day = date(*info.date_time[:3])
        return day if day.year > 1980 else None  # what a zip says when it does not know
    return None


class _Copy(SpooledTemporaryFile[bytes]):
    """A nested zip where it can be read at random; gone with the last entry that points into it."""

    def __del__(self) -> None:
        self.close()


def _copied(open_member: Callable[[], BinaryIO], size: int) -> IO[bytes] | None:
    if size > MOST_NESTED:
        return None
    copy = _Copy(max_size=IN_MEMORY)
    try:
        with open_member() as stream:
            shutil.copyfileobj(stream, copy, 1 << 20)
    except _BROKEN:
        return None
    return cast("IO[bytes]", copy)


def _broken(shown: str, problem: str) -> Entry:
    return Entry(path=shown, name=shown.rpartition("/")[2], size=0, head=b"", open=BytesIO, problem=problem)
