"""A shelf in a database: rows written in bulk under the ORM, read as a stream."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from otherward.book.shelves import ShelfKind
from otherward.storage.connection import Connection

Thing = TypeVar("Thing")

CHUNK = 400
"""Identifiers asked for in one query (SQLite allows 999 parameters in old builds)."""

SMALL = 600
"""Bodies below this many bytes are kept as they are; larger ones compressed (zlib level 1: a third, hardly any time)."""


class Beside(Protocol):
    """What is kept beside a shelf and goes with its things."""

    def put(self, things: list[Any]) -> None:
        """These were put in, or replaced."""

    def remove(self, names: list[str]) -> None:
        """These were taken out."""

    def clear(self) -> None:
        """Some or all were; what is left is on the shelf."""


class DatabaseShelf(Generic[Thing]):
    """All things of one kind, each under its identifier."""

    def __init__(
        self,
        connection: Connection,
        table: str,
        kind: ShelfKind,
        beside: Beside | None = None,
    ) -> None:
        self._connection = connection
        self._table = table
        self._kind = kind
        self._beside = beside
        self._columns = [f"k_{key}" for key in kind.keys]
        self._decoder: msgspec.json.Decoder[Thing] = msgspec.json.Decoder(kind.holds)

    def get(self, name: str) -> Thing | None:
        """The thing with this identifier."""
        return self.many([name]).get(name)

    def many(self, names: Iterable[str]) -> dict[str, Thing]:
        """Those of these identifiers that exist."""
        found: dict[str, Thing] = {}
        for chunk in _chunks(names):
            marks = ", ".join(["%s"] * len(chunk))
            rows = self._connection.rows(f"SELECT id, body FROM {self._table} WHERE id IN ({marks})", chunk)
            found.update((name, self._read(body)) for name, body in rows)
        return found

    def all(self, **where: str) -> Iterator[Thing]:
        """All things (that have these key values), streamed in order of putting in."""
        clause, values = self._where(where)
        sql = f"SELECT body FROM {self._table}{clause} ORDER BY seq"
        return (self._read(body) for (body,) in self._connection.stream(sql, values))

    def names(self, **where: str) -> set[str]:
        """The identifiers of those."""
        clause, values = self._where(where)
        return {name for (name,) in self._connection.rows(f"SELECT id FROM {self._table}{clause}", values)}

    def known(self, names: Sequence[str]) -> set[str]:
        """Those of these identifiers that exist."""
        found: set[str] = set()
        for chunk in _chunks(names):
            marks = ", ".join(["%s"] * len(chunk))
            rows = self._connection.rows(f"SELECT id FROM {self._table} WHERE id IN ({marks})", chunk)
            found.update(name for (name,) in rows)
        return found

    def count(self, **where: str) -> int:
        """How many."""
        clause, values = self._where(where)
        rows = list(self._connection.rows(f"SELECT COUNT(*) FROM {self._table}{clause}", values))
        return int(rows[0][0])

    def put(self, things: Iterable[Thing]) -> int:
        """Keep these, replacing things of the same identifier; how many."""
        columns = ["id", "body", *self._columns]
        fresh = ", ".join(f"{c} = excluded.{c}" for c in columns[1:])
        marks = ", ".join(["%s"] * len(columns))
        sql = (
            f"INSERT INTO {self._table} ({', '.join(columns)}) VALUES ({marks}) "
            f"ON CONFLICT (id) DO UPDATE SET {fresh}"
        )
        count, stream = 0, iter(things)
        with self._connection.transaction():
            while batch := list(islice(stream, 1000)):
                self._connection.write_many(sql, [self._row(thing) for thing in batch])
                if self._beside:
                    self._beside.put(batch)
                count += len(batch)
        return count

    def remove(self, names: Iterable[str]) -> int:
        """Take these out; how many were there."""
        count = 0
        with self._connection.transaction():
            for chunk in _chunks(names):
                marks = ", ".join(["%s"] * len(chunk))
                count += self._connection.write(f"DELETE FROM {self._table} WHERE id IN ({marks})", chunk)
                if self._beside:
                    self._beside.remove(chunk)
        return count

    def clear(self, **where: str) -> int:
        """Take out all (that have these key values); how many."""
        clause, values = self._where(where)
        with self._connection.transaction():
            count = self._connection.write(f"DELETE FROM {self._table}{clause}", values)
            if self._beside:
                self._beside.clear()
        return count

    def _where(self, where: dict[str, str]) -> tuple[str, list[str]]:
        unknown = set(where) - set(self._kind.keys)
        if unknown:
            message = f"{self._table} cannot be asked by {', '.join(sorted(unknown))}"
            raise KeyError(message)
        if not where:
            return "", []
        return " WHERE " + " AND ".join(f"k_{key} = %s" for key in where), [str(v) for v in where.values()]

    def _row(self, thing: Thing) -> list[Any]:
        body = msgspec.json.encode(thing)
        if len(body) > SMALL:
            body = zlib.compress(body, 1)
        return [
            self._kind.identifier(thing),
            body,
            *(_clean(read(thing)) for read in self._kind.keys.values()),
        ]

    def _read(self, body: bytes | memoryview) -> Thing:
        data = bytes(body)
        return self._decoder.decode(data if data[:1] == b"{" else zlib.decompress(data))


def _clean(value: Any) -> str:
    """Text fit for any database: PostgreSQL keeps no NUL."""
    return str(value or "").replace("\x00", "")


def _chunks(names: Iterable[str]) -> Iterator[list[str]]:
    stream = iter(names)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk
