"""A card or event of a server read by the intake that reads files: one that is broken is said with its place, and the rest goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from otherward.intake import calendar, vcard
from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.entries import HEAD
from otherward.intake.entry import Entry
from otherward.names import name_of
from otherward.network.record import ContactRecord, Skipped
from otherward.sources.dav.account import DavAccount
from otherward.sources.dav.changes import Item
from otherward.sources.dav.discovery import Collection, Kind

LARGEST = 8 << 20
"""Bytes of one card or event; photographs are let go anyway."""


def record_id(account: DavAccount, path: str, number: int = 1) -> str:
    """A card's record is named by its place on the server, so that it stays the same record however often the card is changed."""
    return name_of("record", "dav", account.key, path, *([number] if number > 1 else []))


def place_of(account: DavAccount, one: Collection) -> str:
    """An address book or calendar as a source is shown: `cloud.example.org/Contacts`."""
    return f"{account.host}/{one.name}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the items of one address book or calendar."""

    account: DavAccount
    collection: Collection
    circumstances: Circumstances

    def read(self, item: Item) -> list[Brought]:
        """What one card or event brings."""
        if item.problem:
            return [Skipped(where=self._where(item), why=item.problem)]
        if len(item.data) > LARGEST:
            return [Skipped(where=self._where(item), why=f"It is larger than {LARGEST >> 20} MB.")]
        return [self._placed(one, item, number) for number, one in enumerate(self._brought(item), 1)]

    def _brought(self, item: Item) -> Iterator[Brought]:
        form = vcard.FORMAT if self.collection.kind is Kind.CARDS else calendar.FORMAT
        entry = Entry(
            path=place_of(self.account, self.collection),
            name=item.path.rpartition("/")[2],
            size=len(item.data),
            head=item.data[:HEAD],
            open=lambda: BytesIO(item.data),
        )
        try:
            yield from form.read(entry, self.circumstances)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as problem:
            yield Skipped(where=self._where(item), why=f"It cannot be read ({str(problem)[:80]}).")

    def _placed(self, one: Brought, item: Item, number: int) -> Brought:
        if isinstance(one, Skipped):
            return replace(one, where=self._where(item))
        if isinstance(one, Passed):
            return one
        if not isinstance(one, ContactRecord):
            return replace(one, source=replace(one.source, index=None))
        source = replace(one.source, where=self._where(item), index=None)
        return replace(one, id=record_id(self.account, item.path, number), source=source)

    def _where(self, item: Item) -> str:
        what = "card" if self.collection.kind is Kind.CARDS else "event"
        return f"{what} {item.path.rpartition('/')[2]}"
