"""Bring in what is new in the user's address books and calendars.

A thousand cards at a time are brought in whole, and the place is kept: cut off, it goes on there. A card changed there changes its record here;
what was set by hand stays. One gone there stays here, and is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from otherward.actions.bring_in import bring_in_as
from otherward.actions.derive import ensure_derived
from otherward.actions.progress import Progress, Step, silent
from otherward.actions.suggest import opportunities
from otherward.actions.who_am_i import my_handles, my_names
from otherward.book.book import Book
from otherward.intake.brought import Brought, Circumstances
from otherward.intake.entry import Entry
from otherward.network.interaction import Interaction
from otherward.network.record import ContactRecord, Skipped
from otherward.sources.dav.account import DavAccount, Position, is_read, keep_position, positions
from otherward.sources.dav.changes import Changes, Item, changes, items
from otherward.sources.dav.discovery import Collection, Kind, collections
from otherward.sources.dav.gone import tell_back, tell_gone
from otherward.sources.dav.reading import Reader, place_of, record_id
from otherward.sources.dav.server import DavRefused, DavServer
from otherward.sources.dav.updating import bring_up_to_date, cancel_coming

A_PART = 1000
UNAUTHORIZED = 401
ANEW_AFTER = 30
"""Days after which a calendar is read as a whole again: what repeats has come into view since, which no server calls a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What came of one server."""

    account: DavAccount
    fetched: tuple[tuple[str, int], ...] = ()
    """(address book or calendar, cards or events fetched)."""
    skipped: tuple[Skipped, ...] = ()
    """What could not be read, each with its place."""
    gone: tuple[str, ...] = ()
    """Whose cards are no longer there."""
    problems: tuple[str, ...] = ()
    """Which address books or calendars could not be read, and why."""

    @property
    def count(self) -> int:
        """All cards and events fetched."""
        return sum(count for _, count in self.fetched)


class _Given:
    """Things read already, as a stream to bring in."""

    name = "address book or calendar"

    def __init__(self, things: list[Brought]) -> None:
        self._things = things

    def claims(self, entry: Entry) -> int:
        """Certain: nothing else is in the stream."""
        del entry
        return 100

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """As they were read."""
        del entry, circumstances
        yield from self._things


def sync(book: Book, server: DavServer, *, day: date, progress: Progress = silent) -> Synced:
    """Read every address book and calendar of this server on, then conclude once. `DavSilent` leaves what came so far."""
    account, visits, problems = server.account, [], []
    wanted = is_read(book, account)
    there = collections(server)
    try:
        for one in there:
            visit = _Visit(book, server, one, day, progress, wanted=wanted)
            try:
                visit.go()
            except DavRefused as problem:  # one calendar that is refused does not keep the others from us
                if problem.status == UNAUTHORIZED:
                    raise
                problems.append(f"{one.name}: {problem}")
            visits.append(visit)
    finally:
        for visit in visits:
            visit.let_go()
        ensure_derived(book, day=day, progress=progress)
    for path in set(positions(book, account)) - {one.path for one in there}:
        keep_position(book, account, path, None)  # a whole address book gone: what it brought stays
    if any(visit.count for visit in visits):
        opportunities(book, day=day)  # what it embeds is kept, so that the next Today comes at once
    return Synced(
        account=account,
        fetched=tuple((visit.name, visit.count) for visit in visits),
        skipped=tuple(item for visit in visits for item in visit.skipped),
        gone=tuple(name for visit in visits for name in visit.gone),
        problems=tuple(problems),
    )


class _Visit:
    """One address book or calendar being read on."""

    def __init__(
        self,
        book: Book,
        server: DavServer,
        one: Collection,
        day: date,
        progress: Progress,
        *,
        wanted: bool,
    ) -> None:
        self._book, self._server, self._one, self._day, self._progress = book, server, one, day, progress
        self._account, self._place = server.account, place_of(server.account, one)
        self._known = positions(book, self._account).get(one.path, Position())
        circumstances = Circumstances(day=day, me_names=my_names(book), me_handles=my_handles(book))
        self._reader = Reader(self._account, one, circumstances)
        self._found: Changes | None = None
        self._wanted = wanted
        self.name = one.name
        self.count = 0
        """Cards or events fetched."""
        self.skipped: list[Skipped] = []
        self.gone: list[str] = []

    def go(self) -> None:
        """Fetch what is new or changed."""
        found = changes(self._server, self._one, self._known, anew=self._is_due_anew())
        hrefs = list(found.there.values())
        for at in range(0, len(hrefs), A_PART):
            self._part(hrefs[at : at + A_PART])
            self._progress(Step("fetching", self.count, len(hrefs), what=self.name, unit=self._one.kind))
        self._found = found

    def _is_due_anew(self) -> bool:
        whole = self._known.whole
        return (
            self._one.kind is Kind.EVENTS
            and bool(whole)
            and (self._day - date.fromisoformat(whole)).days >= ANEW_AFTER
        )

    def _part(self, hrefs: list[str]) -> None:
        """What came before the line broke is kept too. Each is read as it comes: a card's photograph is not held."""
        came: list[tuple[Item, list[Brought]]] = []
        try:
            came.extend(
                (replace(item, data=b""), self._reader.read(item))
                for item in items(self._server, self._one, hrefs)
            )
        finally:
            self.count += len(came)
            if came:
                self._bring_in(came)

    def _bring_in(self, read: list[tuple[Item, list[Brought]]]) -> None:
        with self._book.bringing_in():
            if self._is_wanted():
                self._keep_all(read)

    def _keep_all(self, read: list[tuple[Item, list[Brought]]]) -> None:
        everything = [thing for _, things in read for thing in things]
        self.skipped += [thing for thing in everything if isinstance(thing, Skipped)]
        bring_up_to_date(self._book, everything, self._threads(read), day=self._day)
        entry = Entry(path=self._place, name=self.name, size=0, head=b"", open=BytesIO)
        bring_in_as(self._book, entry, _Given(everything), day=self._day, progress=self._progress)
        tell_back(self._book, [thing.id for thing in everything if isinstance(thing, ContactRecord)])
        self._keep({item.path: (item.etag, _uid(things)) for item, things in read})

    def _is_wanted(self) -> bool:
        """Neither was it taken off meanwhile, nor everything cleared."""
        return is_read(self._book, self._account) == self._wanted

    def _threads(self, read: list[tuple[Item, list[Brought]]]) -> list[str]:
        """Of the meetings that were understood: all that is known of them is what the server says now."""
        understood = [
            item.path for item, things in read if not any(isinstance(one, Skipped) for one in things)
        ]
        before = [self._known.items[path][1] for path in understood if path in self._known.items]
        now = [one.thread for _, things in read for one in things if isinstance(one, Interaction)]
        return list(dict.fromkeys(filter(None, (*before, *now))))

    def let_go(self) -> None:
        """What is gone there: cards are said, meetings to come are cancelled; then all is known up to the server's word."""
        found = self._found
        if found is None:
            return
        with self._book.transaction():
            if not self._is_wanted():
                return
            if self._one.kind is Kind.CARDS:
                gone = [record_id(self._account, path) for path in found.gone]
                self.gone = tell_gone(self._book, self._place, gone, day=self._day)
            else:
                cancel_coming(self._book, [self._known.items[path][1] for path in found.gone], day=self._day)
            left = {path: one for path, one in self._known.items.items() if path not in set(found.gone)}
            whole = self._day.isoformat() if found.whole else self._known.whole
            self._known = Position(
                name=self.name,
                address=self._one.address,
                token=found.token,
                ctag=self._one.ctag,
                items=left,
                whole=whole,
            )
            if self._known != positions(self._book, self._account).get(self._one.path):
                keep_position(self._book, self._account, self._one.path, self._known)

    def _keep(self, read: dict[str, tuple[str, str]]) -> None:
        """So far; the server's word is kept only once everything before it has come."""
        self._known = replace(
            self._known, name=self.name, address=self._one.address, items={**self._known.items, **read}
        )
        keep_position(self._book, self._account, self._one.path, self._known)


def _uid(things: list[Brought]) -> str:
    return next((one.thread for one in things if isinstance(one, Interaction)), "")
