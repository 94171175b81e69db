"""The network's schema: brought up to date on opening, after a backup of the file; one program at a time."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from otherward.errors import NetworkDamaged, NetworkTooNew
from otherward.storage.connection import Connection
from otherward.storage.locks import FileLock

KEPT_BACKUPS = 3


@cache
def newest() -> int:
    """The number of the newest migration this program has."""
    names = [p.name for p in (Path(__file__).parent / "migrations").glob("0*.py")]
    return max(int(name[:4]) for name in names)


def bring_up_to_date(connection: Connection, path: Path | None) -> None:
    """Apply what is missing; a network from a later program is refused."""
    if _version(connection) == newest():
        return
    lock = FileLock(path.with_name(f"{path.name}-migration.lock")).held(wait=120) if path else None
    with lock or connection.alone():
        found = _version(connection)
        if found == newest():
            return
        if found > newest():
            message = "This network was written by a later Otherward; update Otherward and open it again."
            raise NetworkTooNew(message)
        if found and path:
            back_up(path, found)
        _migrate(connection)


def _version(connection: Connection) -> int:
    """The number of the newest migration applied; 0 for an empty database."""
    if not connection.has_table("otherward_setting"):
        return 0
    rows = connection.rows("SELECT value FROM otherward_setting WHERE name = 'schema'")
    if rows and not str(rows[0][0]).isdecimal():
        message = f"The network does not say by which version it was written (“{str(rows[0][0])[:20]}”); restore a backup, or give another with --network."
        raise NetworkDamaged(message)
    return int(rows[0][0]) if rows else 0


def _migrate(connection: Connection) -> None:
    from django.core.management import call_command

    call_command("migrate", database=connection.alias, verbosity=0, interactive=False, skip_checks=True)
    connection.write(
        "INSERT INTO otherward_setting (name, value) VALUES ('schema', %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [str(newest())],
    )


def back_up(path: Path, version: int) -> Path:
    """A consistent copy of the file before it is changed; the last three are kept."""
    copy = path.with_name(f"{path.name}.before-{version + 1:04d}.bak")
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    copy.chmod(0o600)
    copies = sorted(path.parent.glob(f"{path.name}.before-*.bak"), key=lambda p: p.stat().st_mtime)
    for old_copy in copies[:-KEPT_BACKUPS]:
        old_copy.unlink()
    return copy
