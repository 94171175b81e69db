"""Look around with the example network where there is none of one's own, and go from it again; what is one's own stays."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from otherward.actions.bring_in import bring_in_entries, named
from otherward.actions.derive import STALE, derive
from otherward.actions.forgotten import SETTING as FORGOTTEN
from otherward.actions.forgotten import since
from otherward.actions.hanging import asks_without, hanging_on
from otherward.actions.let_go import let_go_of_the_forgotten
from otherward.book.book import Book
from otherward.book.kept import Import, ImportState
from otherward.book.take_back import BROUGHT
from otherward.errors import WrongUse
from otherward.example import HERE, example
from otherward.intake.entries import entries
from otherward.network.handle import name_handle
from otherward.network.person import Person
from otherward.translation.words import say

SETTING = "example"
"""Says that the example was brought in: its day, then its imports. It goes with the network, into a copy too."""


def example_day(book: Book) -> date | None:
    """The today of the example that was brought into this network; None where it was not, or went again."""
    brought, *_ = book.setting(SETTING).split()[:1] or [""]
    return date.fromisoformat(brought) if brought and example_imports(book) else None


def example_imports(book: Book) -> list[str]:
    """The imports by which the example came and that were not taken back."""
    kept = book.setting(SETTING).split()[1:]
    found = book.imports.many(kept) if kept else {}
    return [name for name in kept if name in found and found[name].state is not ImportState.UNDONE]


def look_around(book: Book) -> None:
    """Bring the example in, once; what is there of it already is left as it is."""
    with book.bringing_in():
        if example_imports(book):
            return
        if book.people.count():
            message = say(
                "There is a network here already, and the example would be mixed with it. `otherward demo` shows it by itself."
            )
            raise WrongUse(message)
        try:
            _bring(book)
        except BaseException:
            for name in example_imports(book):
                book.take_back(name)
            book.set_setting(SETTING, "")
            raise


def _bring(book: Book) -> None:
    """File by file, each noted as the example's together with its rows: however it ends, what came is told from one's own."""
    shown = example()
    noted = shown.today.isoformat()
    for entry in entries(shown.folders):
        with book.transaction():
            brought = bring_in_entries(book, [named(entry, HERE)], day=shown.today, then_derive=False)
            noted = " ".join((noted, *(one.id for one in brought)))
            book.set_setting(SETTING, noted)
            book.set_setting("derived", STALE)
    derive(book, day=shown.today)


def stop_looking_around(book: Book, *, today: date) -> Callable[[], None] | None:
    """The example goes, with what was noted, decided and begun about its people only; what is one's own stays. The way back; None where there was none."""
    with book.bringing_in():
        ours = example_imports(book)
        if not ours:
            book.set_setting(SETTING, "")
            return None
        noted = book.setting(SETTING)
        with book.transaction():
            taken = _TakenOut(book)
            taken.all_of(ours)
            book.set_setting(SETTING, "")
            then = book.setting(FORGOTTEN)
        derive(book, day=today)

    def back() -> None:
        with book.bringing_in():
            with book.transaction():
                taken.put_back()
                book.set_setting(SETTING, noted)
                let_go_of_the_forgotten(book, since(then, book.setting(FORGOTTEN)))
            derive(book, day=example_day(book) or today)

    return back


class _TakenOut:
    """What goes with the example, kept to be had back."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._gone: dict[str, list[Any]] = {}
        self._as_it_was: dict[str, list[Any]] = {}
        """What stays in another form: imports marked as taken back, asks put to other people still."""

    def all_of(self, ours: list[str]) -> None:
        """Take out what these imports brought, and what is about their people and nobody else."""
        book = self._book
        records = {name for one in ours for name in book.records.names(import_id=one)}
        there = [one for one in book.people.all() if one.records and records >= set(one.records)]
        people = {one.id for one in there if not one.is_me}
        hanging = hanging_on(book, people, records)
        asks = list(asks_without(book, people))
        for name in (*ours, *_about_only(book, there)):
            self._import(name)
        for shelf, things in hanging.items():
            self._gone.setdefault(shelf, []).extend(things)
            getattr(book, shelf).remove([one.id for one in things])
        self._as_it_was["asks"] = [before for before, _ in asks]
        book.asks.put([after for _, after in asks])

    def _import(self, name: str) -> None:
        for shelf in BROUGHT:
            self._gone.setdefault(shelf, []).extend(getattr(self._book, shelf).all(import_id=name))
        one = self._book.imports.get(name)
        self._as_it_was.setdefault("imports", []).extend([one] if one else [])
        self._book.take_back(name)

    def put_back(self) -> None:
        """As it was."""
        for kept in (self._gone, self._as_it_was):
            for shelf, things in kept.items():
                getattr(self._book, shelf).put(things)


def _about_only(book: Book, there: list[Person]) -> list[str]:
    """The lines typed and messages written here that are about nobody but these people."""
    theirs = {handle for one in there for handle in (*one.handles, name_handle(one.name))}
    mine = {handle for one in book.people.all() if one.is_me for handle in (*one.handles, "me:")}
    return [
        one.id
        for one in book.imports.all(path="", state=ImportState.DONE)
        if _is_about(book, one, theirs, mine)
    ]


def _is_about(book: Book, one: Import, theirs: AbstractSet[str], mine: AbstractSet[str]) -> bool:
    """Whether somebody is in it besides the user, and all of them are these."""
    if book.records.names(import_id=one.id):
        return False
    named = {part.handle for text in book.interactions.all(import_id=one.id) for part in text.people}
    for reading in book.readings.all(import_id=one.id):
        for finding in reading.findings:
            named |= {part.handle for part in (finding.holder, finding.to) if part}
    others = named - mine
    return bool(others) and others <= theirs
