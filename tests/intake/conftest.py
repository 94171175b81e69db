"""Bring a file in as an import would, without a book."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.entries import entries
from otherward.intake.formats import recognize
from otherward.network.record import ContactRecord

DAY = date(2026, 9, 14)


def _bring(folder: Path, name: str, content: str | bytes, **circumstances) -> tuple[str, list[Brought]]:
    """The format's name and everything the file brings."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (entry,) = entries([path])
    form = recognize(entry)
    if form is None:
        return "", []
    return form.name, list(form.read(entry, Circumstances(day=DAY, **circumstances)))


def _records(brought: list[Brought]) -> list[ContactRecord]:
    """The contact records among them."""
    return [one for one in brought if isinstance(one, ContactRecord)]


@pytest.fixture(scope="session")
def bring() -> Callable:
    """Bring a file in: (format's name, everything it brings)."""
    return _bring


@pytest.fixture(scope="session")
def records() -> Callable:
    """The contact records among what was brought."""
    return _records
