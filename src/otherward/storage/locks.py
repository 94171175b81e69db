"""The importer's lock: one importer at a time, and a sure sign whether an import that says it runs has died."""

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import RLock
from typing import IO, Any, Protocol

from otherward.errors import NetworkLocked

PATIENCE = 600.0
"""Seconds a second importer waits for the first."""
BUSY = "Another import into this network is running; wait until it is done and try again."

patience: ContextVar[float] = ContextVar("patience", default=PATIENCE)
"""How long one waits here: somebody at a page is told after a while, instead of looking at a page that does not answer."""


class ImportLock(Protocol):
    """Held while importing."""

    def held(self, *, wait: float | None = None) -> AbstractContextManager[None]:
        """Hold it; waits so many seconds, or as long as is usual here, then says who is in the way."""

    def is_free(self) -> bool:
        """Whether nobody holds it at the moment."""


class FileLock:
    """An operating system's lock on a file beside the network; gone the moment its holder dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = RLock()
        self._depth = 0
        self._file: IO[bytes] | None = None

    @contextmanager
    def held(self, *, wait: float | None = None) -> Iterator[None]:
        """Hold it; may be nested by the same book."""
        until = time.monotonic() + (patience.get() if wait is None else wait)
        with _within(self._mine, until):
            if not self._depth:
                self._file = self._take(until)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if not self._depth and self._file:
                    self._file.close()
                    self._file = None

    def is_free(self) -> bool:
        """Whether nobody holds it at the moment."""
        if self._depth:
            return False
        file = self._path.open("ab")
        try:
            return take(file)
        finally:
            file.close()

    def _take(self, until: float) -> IO[bytes]:
        file = self._path.open("ab")
        self._path.chmod(0o600)
        while not take(file):
            if time.monotonic() > until:
                file.close()
                raise NetworkLocked(BUSY)
            time.sleep(0.05)
        return file


class AdvisoryLock:
    """PostgreSQL's advisory lock, held by a connection of its own; gone the moment its holder dies."""

    KEY = 0x07E4  # any number that is Otherward's own

    def __init__(self, address: str) -> None:
        self._address = address
        self._mine = RLock()
        self._depth = 0

    @contextmanager
    def held(self, *, wait: float | None = None) -> Iterator[None]:
        """Hold it; may be nested by the same book."""
        import psycopg

        until = time.monotonic() + (patience.get() if wait is None else wait)
        with _within(self._mine, until):
            if self._depth:
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                return
            with psycopg.connect(self._address, autocommit=True) as connection:
                while not self._try(connection):
                    if time.monotonic() > until:
                        raise NetworkLocked(BUSY)
                    time.sleep(0.1)
                self._depth = 1
                try:
                    yield
                finally:
                    self._depth = 0

    def is_free(self) -> bool:
        """Whether nobody holds it at the moment."""
        import psycopg

        if self._depth:
            return False
        with psycopg.connect(self._address, autocommit=True) as connection:
            return self._try(connection)

    def _try(self, connection: Any) -> bool:
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", [self.KEY]).fetchone()
        return bool(row and row[0])


@contextmanager
def _within(lock: RLock, until: float) -> Iterator[None]:
    """Another thread of this program may be importing too."""
    if not lock.acquire(timeout=max(0.0, until - time.monotonic())):
        raise NetworkLocked(BUSY)
    try:
        yield
    finally:
        lock.release()


def take(file: IO[bytes]) -> bool:
    """Take the lock on an open file if it is free; it is held until the file is closed or its holder dies."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
