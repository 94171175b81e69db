"""The book in a database: SQLite by default, PostgreSQL by address."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

from otherward.book.book import GROUP, Together, Touch
from otherward.book.memory import moment
from otherward.book.shelves import SHELVES
from otherward.book.take_back import take_back
from otherward.network.interaction import Interaction, InteractionKind
from otherward.storage.connection import Connection
from otherward.storage.locks import ImportLock
from otherward.storage.shelf import DatabaseShelf

PARTS = "otherward_participation"


class DatabaseBook:
    """A network kept in a database; see `otherward.book.book.Book` for what each part promises."""

    def __init__(self, connection: Connection, lock: ImportLock) -> None:
        self._connection = connection
        self._lock = lock
        for name, kind in SHELVES.items():
            beside = Participations(connection) if name == "interactions" else None
            setattr(self, name, DatabaseShelf[Any](connection, f"otherward_{name}", kind, beside))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        return self._connection.transaction()

    @contextmanager
    def bringing_in(self) -> Iterator[None]:
        """One importer at a time; may be nested within one book."""
        with self._lock.held():
            yield

    def take_back(self, import_id: str) -> dict[str, int]:
        """Remove what this import brought."""
        with self._connection.transaction():
            return take_back(self, import_id)

    def interactions_with(self, handles: Iterable[str], limit: int = 50) -> list[Interaction]:
        """The newest interactions any of these handles took part in, newest first."""
        ones = list(handles)
        if not ones:
            return []
        marks = ", ".join(["%s"] * len(ones))
        sql = (
            f"SELECT p.interaction, MAX(p.moment) AS latest FROM {PARTS} p "
            f"JOIN otherward_interactions i ON i.id = p.interaction WHERE p.handle IN ({marks}) "
            "GROUP BY p.interaction ORDER BY latest DESC, p.interaction LIMIT %s"
        )
        return self._ordered([name for name, _ in self._connection.rows(sql, [*ones, limit])])

    def shared_interactions(
        self, handles: Iterable[str], with_handles: Iterable[str], limit: int = 20
    ) -> list[Interaction]:
        """The newest interactions in which one of each took part."""
        left, right = list(handles), list(with_handles)
        if not left or not right:
            return []
        a, b = ", ".join(["%s"] * len(left)), ", ".join(["%s"] * len(right))
        sql = (
            f"SELECT a.interaction, MAX(a.moment) AS latest FROM {PARTS} a JOIN {PARTS} b ON a.interaction = b.interaction "
            f"JOIN otherward_interactions i ON i.id = a.interaction WHERE a.handle IN ({a}) AND b.handle IN ({b}) "
            "GROUP BY a.interaction ORDER BY latest DESC, a.interaction LIMIT %s"
        )
        return self._ordered([name for name, _ in self._connection.rows(sql, [*left, *right, limit])])

    def _ordered(self, names: list[str]) -> list[Interaction]:
        found: dict[str, Interaction] = self.interactions.many(names)
        return [found[name] for name in names if name in found]

    def touches(self, me: Iterable[str], day: date) -> Iterator[Touch]:
        """How every handle was in touch with the user."""
        mine = list(me) or [""]
        marks = ", ".join(["%s"] * len(mine))
        sql = f"""
            SELECT p.handle, MIN(p.day), MAX(p.day), COUNT(DISTINCT p.day),
              SUM(CASE WHEN p.author AND NOT p.meeting THEN 1 ELSE 0 END),
              SUM(CASE WHEN w.interaction IS NOT NULL AND NOT p.meeting THEN 1 ELSE 0 END),
              SUM(CASE WHEN p.meeting THEN 1 ELSE 0 END),
              MAX(CASE WHEN p.author AND NOT p.meeting THEN p.day ELSE '' END),
              MAX(CASE WHEN w.interaction IS NOT NULL AND NOT p.meeting THEN p.day ELSE '' END)
            FROM {PARTS} p
            LEFT JOIN (SELECT DISTINCT interaction FROM {PARTS} WHERE author AND handle IN ({marks})) w
              ON w.interaction = p.interaction
            WHERE p.counts AND p.audience <= %s AND p.day <> '' AND p.day <= %s AND p.handle NOT IN ({marks})
            GROUP BY p.handle ORDER BY p.handle
        """
        for row in self._connection.stream(sql, [*mine, GROUP, day.isoformat(), *mine]):
            handle, first, last, days, wrote, written, met, from_them, from_me = row
            yield Touch(
                handle=handle,
                first=_day(first),
                last=_day(last),
                days=int(days),
                wrote=int(wrote),
                written=int(written),
                met=int(met),
                last_from_them=_day(from_them),
                last_from_me=_day(from_me),
            )

    def together(self, limit: int = GROUP) -> Iterator[Together]:
        """Who was seen together: the newest meeting and the newest text of each pair."""
        sql = f"""
            SELECT a.handle, b.handle, a.meeting, MAX(a.moment || ' ' || a.day || ' ' || a.interaction) FROM {PARTS} a
            JOIN {PARTS} b ON a.interaction = b.interaction AND a.handle < b.handle
            WHERE a.counts AND a.audience <= %s GROUP BY a.handle, b.handle, a.meeting
            ORDER BY a.handle, b.handle, a.meeting DESC
        """
        for a, b, meeting, newest in self._connection.stream(sql, [limit]):
            _, on, interaction = newest.split(" ", 2)
            yield Together(a=a, b=b, interaction=interaction, on=_day(on), meeting=bool(meeting))

    def threads(self, **where: str) -> Iterator[tuple[str, int]]:
        """(thread, how many interactions) between people."""
        clause = "".join(f" AND k_{key} = %s" for key in where)
        sql = (
            "SELECT k_thread, COUNT(*) FROM otherward_interactions WHERE k_machine = ''"
            f"{clause} GROUP BY k_thread ORDER BY MIN(seq)"
        )
        return ((thread, int(count)) for thread, count in self._connection.stream(sql, list(where.values())))

    def thread(self, name: str) -> list[Interaction]:
        """The interactions of one thread, oldest first."""
        return sorted(self.interactions.all(thread=name), key=moment)

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Kept vectors by text hash."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), 400):
            chunk = list(keys[start : start + 400])
            marks = ", ".join(["%s"] * len(chunk))
            rows = self._connection.rows(
                f"SELECT key, data FROM otherward_vector WHERE key IN ({marks})", chunk
            )
            found.update((key, bytes(data)) for key, data in rows)
        return found

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by text hash."""
        sql = "INSERT INTO otherward_vector (key, data) VALUES (%s, %s) ON CONFLICT (key) DO NOTHING"
        with self._connection.transaction():
            self._connection.write_many(sql, list(vectors.items()))

    def forget_vectors(self) -> None:
        """Forget them all."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM otherward_vector")

    def setting(self, name: str) -> str:
        """A setting's value, or empty."""
        rows = self._connection.rows("SELECT value FROM otherward_setting WHERE name = %s", [name])
        return str(rows[0][0]) if rows else ""

    def set_setting(self, name: str, value: str) -> None:
        """Change a setting."""
        sql = (
            "INSERT INTO otherward_setting (name, value) VALUES (%s, %s) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        )
        with self._connection.transaction():
            self._connection.write(sql, [name, value])

    def close(self) -> None:
        """Done with it."""
        self._connection.close()


class Participations:
    """Who took part, beside the interactions themselves; they go with them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, things: list[Interaction]) -> None:
        """As it is now."""
        self.remove([one.id for one in things])
        columns = "interaction, handle, author, meeting, day, moment, audience, counts"
        sql = f"INSERT INTO {PARTS} ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
        self._connection.write_many(sql, [row for one in things for row in _rows(one)])

    def remove(self, names: list[str]) -> None:
        """Nobody takes part in what is not there."""
        for start in range(0, len(names), 400):
            chunk = names[start : start + 400]
            marks = ", ".join(["%s"] * len(chunk))
            self._connection.write(f"DELETE FROM {PARTS} WHERE interaction IN ({marks})", chunk)

    def clear(self) -> None:
        """The same for all that were cleared."""
        self._connection.write(
            f"DELETE FROM {PARTS} WHERE interaction NOT IN (SELECT id FROM otherward_interactions)"
        )


def _rows(one: Interaction) -> Iterator[list[Any]]:
    handles = {part.handle.replace("\x00", ""): False for part in one.people}
    if one.author:
        handles[one.author.handle.replace("\x00", "")] = True
    meeting = one.kind is InteractionKind.MEETING
    day = one.day.isoformat() if one.day else ""
    counts = not one.machine and not one.cancelled
    for handle, author in handles.items():
        yield [one.id, handle, author, meeting, day, moment(one), len(handles), counts]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
