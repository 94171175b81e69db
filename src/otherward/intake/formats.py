"""Every format there is, and which of them a file is."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.entry import Entry
from otherward.intake.format import Format
from otherward.network.record import Skipped

MODULES = [
    "otherward.intake.linkedin.connections",
    "otherward.intake.linkedin.messages",
    "otherward.intake.linkedin.invitations",
    "otherward.intake.linkedin.about_me",
    "otherward.intake.linkedin.acknowledged",
    "otherward.intake.linkedin.notes",
    "otherward.intake.linkedin.others",
    "otherward.intake.vcard",
    "otherward.intake.google",
    "otherward.intake.outlook",
    "otherward.intake.thunderbird",
    "otherward.intake.spreadsheet",
    "otherward.intake.mailbox",
    "otherward.intake.calendar",
    "otherward.intake.feed",
    "otherward.intake.note",
    "otherward.intake.document",
]
"""Where the formats live; on equal claims the earlier one reads the file."""

LEAST = 20
"""A format that is less sure than this does not get the file."""


class Unreadable:
    """A file that cannot be opened at all: one skipped item that says why."""

    name = "unreadable"

    def claims(self, entry: Entry) -> int:
        """Certain, if the entry has a problem."""
        return 100 if entry.problem else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:  # noqa: ARG002
        """The problem."""
        yield Skipped(where="the whole file", why=entry.problem)


@cache
def formats() -> tuple[Format, ...]:
    """All formats, loaded on first use."""
    return tuple(_loaded(MODULES))


def _loaded(names: Iterable[str]) -> Iterator[Format]:
    for name in names:
        try:
            module = import_module(name)
        except ModuleNotFoundError as problem:
            if problem.name is None or not f"{name}.".startswith(f"{problem.name}."):
                raise
            continue
        several = getattr(module, "FORMATS", None)
        yield from several if several is not None else (module.FORMAT,)


def recognize(entry: Entry) -> Format | None:
    """The format most sure of this file, or None if no format knows it."""
    if entry.problem:
        return Unreadable()
    claims = [(form.claims(entry), form) for form in formats()]
    surest, best = max(claims, key=lambda claim: claim[0], default=(0, None))
    return best if surest >= LEAST else None
