"""Files kept for a while only: what was uploaded, a copy to go back to, the example. In a private place, and gone with the program.

Each program has a folder of its own there and holds a lock in it. Ended in good order, by Ctrl-C or by a signal, it takes the
folder away; what one left that was killed is taken away by the next.
"""

import atexit
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import IO

from otherward.storage.locks import FileLock, take

IN_USE = "in use"
"""The file whose lock says that the program is alive."""

_mine = RLock()
_place: Path | None = None
_sign: IO[bytes] | None = None


def new_folder() -> Path:
    """An empty folder that nobody else can look into, gone when the program ends."""
    with _mine:
        return Path(tempfile.mkdtemp(dir=_own_place()))


@contextmanager
def passing_folder() -> Iterator[Path]:
    """The same, gone as soon as it has served."""
    folder = new_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_away() -> None:
    """Everything this program kept for a while goes."""
    global _place, _sign
    with _mine:
        place, sign, _place, _sign = _place, _sign, None, None
        if place is None or sign is None:
            return
        for _ in range(3):  # somebody may still be writing into it
            _empty(place)
            sign.close()
            shutil.rmtree(place, ignore_errors=True)
            if not place.exists():
                return


def sweep() -> int:
    """Take away what programs left that were killed; how many."""
    gone = 0
    for base in _bases():
        if not _is_private(base):
            continue
        with suppress(OSError), FileLock(base / "lock").held():
            for left in [one for one in base.iterdir() if one.is_dir() and not one.is_symlink()]:
                if left != _place and FileLock(left / IN_USE).is_free():
                    shutil.rmtree(left, ignore_errors=True)
                    gone += 1
    return gone


def _own_place() -> Path:
    global _place, _sign  # noqa: PLW0603
    if _place is None or not _place.is_dir():
        base = _base()
        with FileLock(base / "lock").held():  # so that nobody sweeps it away before it says that it is in use
            place = Path(tempfile.mkdtemp(dir=base))
            _sign = (place / IN_USE).open("ab")
            take(_sign)
            _place = place
        atexit.register(take_away)
    return _place


def _base() -> Path:
    """Where the folders of all programs stand: the first of the places that can be written to."""
    for base in _bases():
        with suppress(OSError):
            base.mkdir(parents=True, exist_ok=True, mode=0o700)
            if _is_private(base) and os.access(base, os.W_OK):
                return base
    return Path(tempfile.mkdtemp(prefix="otherward-"))


def _bases() -> list[Path]:
    from platformdirs import user_cache_path

    whose = os.getuid() if hasattr(os, "getuid") else "here"
    return [
        user_cache_path("otherward", appauthor=False) / "for a while",
        Path(tempfile.gettempdir()) / f"otherward-{whose}",
    ]


def _is_private(base: Path) -> bool:
    """A folder of ours that nobody else may open; in a place open to all, somebody may have put another there."""
    try:
        found = base.lstat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _empty(place: Path) -> None:
    for one in place.iterdir():
        if one.name != IN_USE:
            shutil.rmtree(one, ignore_errors=True)
