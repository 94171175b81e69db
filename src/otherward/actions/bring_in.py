"""Bring in files, folders and zips: each format recognized by content, every row accounted for."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from otherward.actions.derive import STALE, derive
from otherward.actions.forgotten import forgotten
from otherward.actions.progress import Progress, Step, silent
from otherward.actions.sighting import Sightings
from otherward.actions.suggest import opportunities
from otherward.actions.who_am_i import my_handles, my_names
from otherward.book.book import Book, Shelf
from otherward.book.kept import Import, ImportState
from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.entries import entries
from otherward.intake.entry import Entry
from otherward.intake.foreign import what_to_do
from otherward.intake.format import Format
from otherward.intake.formats import recognize
from otherward.names import name_of
from otherward.network.document import Document
from otherward.network.interaction import Interaction
from otherward.network.record import AboutMe, Acknowledged, ContactRecord, Skipped
from otherward.network.resource import Resource

BATCH = 500
"""Rows written in one transaction: small enough for others to write in between, large enough to be fast."""
MOST_SKIPPED = 1000
"""Skipped rows kept with their place; beyond that they are only counted."""


@dataclass(slots=True)
class _Account:
    """What became of the rows of one file."""

    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    more_skipped: int = 0
    passed: Counter[str] = field(default_factory=Counter)

    def skip(self, item: Skipped) -> None:
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(item)
        else:
            self.more_skipped += 1

    def told(self) -> tuple[Skipped, ...]:
        more = self.more_skipped
        tail = (
            [Skipped(where="further on", why=f"{more} more rows could not be read either.")] if more else []
        )
        return (*self.skipped, *tail)


def bring_in(
    book: Book,
    paths: Iterable[Path],
    *,
    day: date,
    progress: Progress = silent,
    then_derive: bool = True,
    base: Path | None = None,
) -> list[Import]:
    """Bring these in and say what became of every row of every file; then recognize, read and conclude.

    Sources are named by their path as given, or below `base` (a place of ours the user never saw, after an upload).
    """
    found = (named(entry, base) for entry in entries(paths))
    return bring_in_entries(book, found, day=day, progress=progress, then_derive=then_derive)


def bring_in_entries(
    book: Book, found: Iterable[Entry], *, day: date, progress: Progress = silent, then_derive: bool = True
) -> list[Import]:
    """The same for what is no file on this machine: fetched from an address, handed over by another program."""
    with book.bringing_in():
        importer = _Importer(book, day, progress)
        done = [importer.bring(entry) for entry in found]
        if then_derive:
            derive(book, day=day, progress=progress)
            progress(Step("matching", 0))
            opportunities(book, day=day)  # what it embeds is kept, so that the first Today comes at once
    return done


def bring_in_as(book: Book, entry: Entry, form: Format, *, day: date, progress: Progress = silent) -> Import:
    """One stream whose format is known; what follows from it is concluded later (`ensure_derived`)."""
    with book.bringing_in():
        book.set_setting("derived", STALE)
        return _Importer(book, day, progress).bring(entry, form)


def named(entry: Entry, base: Path | None) -> Entry:
    """As the user knows it: below a place of ours, neither that place nor its name says anything."""
    if base is None:
        return entry
    folder = "" if entry.folder == base.name else entry.folder
    return replace(entry, path=entry.path.removeprefix(f"{base}/"), folder=folder)


class _Importer:
    """Brings one file after the other into a book."""

    def __init__(self, book: Book, day: date, progress: Progress) -> None:
        self._book = book
        self._day = day
        self._progress = progress
        self._forgotten = forgotten(book)
        self._mappings: dict[str, dict[str, str]] = json.loads(book.setting("mappings") or "{}")
        # (origin, lasting key) of the records there are, to tell a changed row from a new one
        self._keys = {key for record in book.records.all() if (key := _key(record))[1]}

    def bring(self, entry: Entry, form: Format | None = None) -> Import:
        """One file, from running to done, with what became of its rows."""
        started, clock = datetime.now(UTC), time.perf_counter()
        form = form or recognize(entry)
        running = Import(
            id=name_of("import", entry.path, started.isoformat()),
            path=entry.path,
            format=form.name if form else "unknown",
            state=ImportState.RUNNING,
            started=started,
        )
        self._book.imports.put([running])
        account = _Account()
        if form is None:
            account.skip(Skipped(where="the whole file", why=what_to_do(entry)))
        else:
            self._rows(entry, form, running.id, account)
        finished = replace(
            running,
            state=ImportState.DONE,
            rows=account.rows,
            added=account.added,
            updated=account.updated,
            unchanged=account.unchanged,
            skipped=account.told(),
            passed=tuple(sorted(account.passed.items())),
            seconds=round(time.perf_counter() - clock, 3),
        )
        self._book.imports.put([finished])
        return finished

    def _rows(self, entry: Entry, form: Format, import_id: str, account: _Account) -> None:
        circumstances = Circumstances(
            day=self._day,
            import_id=import_id,
            exported=entry.modified,
            me_names=my_names(self._book),
            me_handles=my_handles(self._book),
            mappings=self._mappings,
        )
        sightings = Sightings(import_id, entry.path)
        repeats: dict[str, int] = {}
        for batch in _batches(_safely(form, entry, circumstances), BATCH):
            stamped = [_stamped(self._forgotten.kept(item), import_id, repeats) for item in batch]
            with self._book.transaction():
                fresh = self._put([item for item in stamped if item is not None], account, entry.path)
            for item in fresh:
                if isinstance(item, Interaction):
                    sightings.see(item)
            account.rows += len(batch)
            self._progress(Step("reading in", account.rows, what=entry.path, unit="rows"))
        with self._book.transaction():
            self._book.records.put(sightings.records())
        understood = account.added + account.updated + account.unchanged + sum(account.passed.values())
        if not understood and not account.skipped:
            nothing = "Nothing in it could be understood as a contact, message or item."
            account.skip(Skipped(where="the whole file", why=nothing))

    def _put(self, batch: list[Brought], account: _Account, path: str) -> list[Brought]:
        """Keep what is new of these; returns it."""
        new: list[Brought] = []
        for kind, shelf in self._shelves():
            things: list[Any] = [item for item in batch if isinstance(item, kind)]
            if not things:
                continue
            known = shelf.known([thing.id for thing in things])
            fresh = [thing for thing in things if thing.id not in known]
            account.unchanged += len(things) - len(fresh)
            changed = sum(isinstance(thing, ContactRecord) and _key(thing) in self._keys for thing in fresh)
            account.updated += changed
            account.added += len(fresh) - changed
            shelf.put(fresh)
            if kind is ContactRecord:
                self._book.records.put(self._also_seen([t for t in things if t.id in known], path))
                self._keys.update(_key(thing) for thing in fresh)
            new += fresh
        for item in batch:
            if isinstance(item, Skipped):
                account.skip(item)
            elif isinstance(item, Passed):
                account.passed[item.why] += 1
        return new

    def _shelves(self) -> list[tuple[type, Shelf[Any]]]:
        book = self._book
        return [
            (ContactRecord, book.records),
            (Interaction, book.interactions),
            (Document, book.documents),
            (Resource, book.resources),
            (Acknowledged, book.acknowledged),
            (AboutMe, book.about_me),
        ]

    def _also_seen(self, again: list[ContactRecord], path: str) -> list[ContactRecord]:
        """Copies of records that stand word for word in another file too, so that every row is accounted for."""
        there = self._book.records.many([record.id for record in again])
        copies = [
            replace(record, id=name_of("record", record.id, path, record.source.index))
            for record in again
            if there[record.id].source.path != path
        ]
        known = self._book.records.known([copy.id for copy in copies])
        return [copy for copy in copies if copy.id not in known]


def _safely(form: Format, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
    """A format's items; should the format itself fail, what came before stays and the failure is said."""
    try:
        yield from form.read(entry, circumstances)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, EOFError) as problem:
        reason = str(problem).split("\n", maxsplit=1)[0][:200] or type(problem).__name__
        yield Skipped(where="the rest of the file", why=f"It could not be read on ({reason}).")


def _key(record: ContactRecord) -> tuple[str, str]:
    return record.origin, record.uid or next(iter(record.profiles), "") or next(iter(record.emails), "")


def _batches(items: Iterator[Brought], size: int) -> Iterator[list[Brought]]:
    while batch := list(islice(items, size)):
        yield batch


def _stamped(item: Brought, import_id: str, repeats: dict[str, int]) -> Brought | None:
    """The item with its import's mark; a contact row repeated in one file gets a number, other repeats go."""
    if isinstance(item, Skipped | Passed):
        return item
    times = repeats[item.id] = repeats.get(item.id, 0) + 1
    source = replace(item.source, import_id=import_id)
    if isinstance(item, ContactRecord):
        name = item.id if times == 1 else name_of("record", item.id, times)
        return replace(item, id=name, source=source)
    if times > 1:
        return Passed(where=source.where, why="the same again in this file")
    if isinstance(item, Interaction):
        return replace(item, source=source, import_id=import_id, thread=item.thread or item.id)
    if isinstance(item, Document):
        return replace(item, source=source, import_id=import_id)
    return replace(item, source=source)
