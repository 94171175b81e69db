"""Open a book, from a file or an address; the only place that configures Django."""

import os
import sqlite3
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from otherward.errors import NetworkDamaged, NetworkTooNew, NetworkTrouble, UnusableInput

if TYPE_CHECKING:
    from otherward.book.book import Book
    from otherward.storage.locks import AdvisoryLock, FileLock

BUSY = 30
"""Seconds a statement waits for another program's transaction."""

_configuring = threading.Lock()


def own_network() -> Path:
    """The user's own network, in the platform's data folder."""
    from platformdirs import user_data_path

    return user_data_path("otherward", appauthor=False) / "network.db"


def fetched_before() -> Path:
    """The folder of pages fetched before, so that unchanged ones are not fetched again."""
    from platformdirs import user_cache_path

    return user_cache_path("otherward", appauthor=False) / "fetched"


def open_book(where: str | Path | None = None) -> "Book":
    """The book at this path or `postgresql://` address; by default the user's own. Migrations are applied, after a backup."""
    text = str(where) if where else str(own_network())
    if text.startswith(("postgresql://", "postgres://")):
        return _postgresql(text)
    if "://" in text:
        message = f"“{text.split('://')[0]}” is no kind of database Otherward knows; give a file or a postgresql:// address."
        raise UnusableInput(message)
    return _sqlite(Path(text).expanduser())


def _sqlite(path: Path) -> "Book":
    path = path.absolute()
    place = path.parent
    try:
        fresh = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if fresh:
            path.touch(mode=0o600)
        place = path
        _check_file(path)
    except OSError as problem:
        message = f"{place} cannot be written to ({problem.strerror}); give another place with --network."
        raise NetworkTrouble(message) from problem
    alias = _alias(
        f"sqlite {path}",
        {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            "OPTIONS": {
                "timeout": BUSY,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
            },
        },
    )
    from otherward.storage.locks import FileLock

    return _opened(alias, FileLock(path.with_name(f"{path.name}-import.lock")), path)


def _check_file(path: Path) -> None:
    """An existing file must be a network, or empty."""
    if path.is_dir():
        message = f"{path} is a folder; a network is one file."
        raise NetworkDamaged(message)
    with path.open("rb") as stream:
        head = stream.read(16)
    if head and head != b"SQLite format 3\x00":
        message = f"{path} is not a network; give another file with --network, or bring it in with `otherward import`."
        raise NetworkDamaged(message)


def _postgresql(address: str) -> "Book":
    try:
        import psycopg  # noqa: F401
    except ImportError as problem:
        message = "PostgreSQL needs its driver; install it with `pip install otherward[postgresql]`."
        raise NetworkTrouble(message) from problem
    parts = urlsplit(address)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    alias = _alias(
        address,
        {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")) or "otherward",
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(options.pop("host", "") or parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
        },
    )
    from otherward.storage.locks import AdvisoryLock

    return _opened(alias, AdvisoryLock(address), None)


def _alias(name: str, database: dict[str, Any]) -> str:
    """Django's connection of this name, made known to it once."""
    with _configuring:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "otherward.server.settings")
        os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # tests drive a browser from the same thread
        import django
        from django.apps import apps
        from django.conf import settings
        from django.db import connections

        if not apps.ready:
            if not settings.DATABASES:
                settings.DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
            django.setup()
        full = {
            "ATOMIC_REQUESTS": False,
            "AUTOCOMMIT": True,
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": False,
            "TIME_ZONE": None,
            "TEST": {},
            **dict.fromkeys(("USER", "PASSWORD", "HOST", "PORT"), ""),
            **database,
        }
        connections.databases[name] = full
    return name


def _opened(alias: str, lock: "FileLock | AdvisoryLock", path: Path | None) -> "Book":
    from django.db import DatabaseError

    from otherward.book.take_back import take_back_interrupted
    from otherward.storage.connection import Connection
    from otherward.storage.schema import bring_up_to_date
    from otherward.storage.store import DatabaseBook

    connection = Connection(alias)
    try:
        bring_up_to_date(connection, path)
        book = DatabaseBook(connection, lock)
        if book.imports.count(state="running") and lock.is_free():
            with book.bringing_in(), book.transaction():
                take_back_interrupted(book)
    except NetworkTooNew:
        raise
    except (DatabaseError, sqlite3.DatabaseError) as problem:
        place = path or "the database"
        message = f"{place} cannot be opened ({str(problem).splitlines()[0][:120]}); restore a backup, or give another with --network."
        raise NetworkDamaged(message) from problem
    return book
