"""A database connection of Django's, for bulk work: plain SQL, transactions that nest, errors in one sentence."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from otherward.errors import NetworkLocked, NetworkTrouble

FETCH = 2000
"""Rows taken from the database at a time while streaming."""
WRITING = 0x07E5  # any number that is Otherward's own
MIGRATING = 0x07E6
WAIT = "30s"
"""How long a writer waits for another one."""


class Connection:
    """One network's connection; every thread has its own underneath, as Django does it."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    @property
    def _django(self) -> BaseDatabaseWrapper:
        return connections[self.alias]

    @property
    def is_sqlite(self) -> bool:
        """SQLite, else PostgreSQL."""
        return self._django.vendor == "sqlite"

    def has_table(self, name: str) -> bool:
        """Whether the table is there."""
        catalog = (
            "SELECT 1 FROM sqlite_master WHERE name = %s"
            if self.is_sqlite
            else "SELECT 1 WHERE to_regclass(%s) IS NOT NULL"
        )
        return bool(self.rows(catalog, [name]))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a small answer."""
        with said_in_words(), self._django.cursor() as cursor:
            cursor.execute(sql, list(values))
            return list(cursor.fetchall())

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a large answer, a few thousand in memory at a time."""
        with said_in_words():
            cursor = self._django.chunked_cursor() if not self.is_sqlite else self._django.cursor()
            try:
                cursor.execute(sql, list(values))
                while chunk := cursor.fetchmany(FETCH):
                    yield from chunk
            finally:
                cursor.close()

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change rows; how many."""
        with said_in_words(), self._django.cursor() as cursor:
            cursor.execute(sql, list(values))
            return max(0, int(cursor.rowcount))

    def write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """The same statement for many rows."""
        with said_in_words(), self._django.cursor() as cursor:
            cursor.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the outermost decides."""
        outermost = not self._django.in_atomic_block
        with said_in_words(), transaction.atomic(using=self.alias, savepoint=False):
            if outermost and not self.is_sqlite:
                self._one_writer()
            yield

    def _one_writer(self) -> None:
        """One writer at a time, as SQLite has it anyway: what a change rests on was read in it, and is so still when it is kept."""
        with self._django.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [WAIT])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other program that asks for this at the same time; PostgreSQL only."""
        with said_in_words():
            self.rows("SELECT pg_advisory_lock(%s)", [MIGRATING])
            try:
                yield
            finally:
                self.rows("SELECT pg_advisory_unlock(%s)", [MIGRATING])

    def close(self) -> None:
        """Close this thread's connection."""
        self._django.close()


@contextmanager
def said_in_words() -> Iterator[None]:
    """Database trouble becomes one sentence and a next step."""
    try:
        yield
    except OperationalError as problem:
        text = str(problem)
        if "locked" in text or "lock timeout" in text:
            message = "Another program is writing to this network; wait until it is done and try again."
            raise NetworkLocked(message) from problem
        message = f"The network could not be read or written ({text.splitlines()[0][:120]}); check the disk and try again."
        raise NetworkTrouble(message) from problem
