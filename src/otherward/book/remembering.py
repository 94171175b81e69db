"""A book that remembers what is concluded: read once, and again only when the network has changed.

A page asks for the same ten thousand people a dozen times. What was brought in stays in the store; what is concluded from it fits in memory,
and every change of it ends with a new revision (`otherward.actions.revision`), whoever makes it.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, cast

from otherward.book.book import Book, Shelf
from otherward.book.shelves import SHELVES, ShelfKind

Thing = TypeVar("Thing")


class _Read(Generic[Thing]):
    """Everything on a shelf, as it was at one revision."""

    def __init__(self, revision: str, things: dict[str, Thing]) -> None:
        self.revision = revision
        self.things = things
        self._by_key: dict[str, dict[str, list[Thing]]] = {}

    def having(self, key: str, says: Callable[[Thing], str]) -> dict[str, list[Thing]]:
        """The things by what they say for this key."""
        if key not in self._by_key:
            sorted_out: dict[str, list[Thing]] = {}
            for thing in self.things.values():
                sorted_out.setdefault(str(says(thing) or ""), []).append(thing)
            self._by_key[key] = sorted_out
        return self._by_key[key]


class RememberedShelf(Generic[Thing]):
    """A derived shelf; see `otherward.book.book.Shelf` for what each part promises."""

    def __init__(self, shelf: Shelf[Thing], kind: ShelfKind, revision: Callable[[], str | None]) -> None:
        self._shelf = shelf
        self._kind = kind
        self._revision = revision
        self._read: _Read[Thing] | None = None

    def _now(self) -> "_Read[Thing] | None":
        """What was read at this revision; None while this thread is changing the network."""
        revision = self._revision()
        if revision is None:
            return None
        read = self._read
        if read is None or read.revision != revision:
            read = _Read(revision, {self._kind.identifier(thing): thing for thing in self._shelf.all()})
            self._read = read
        return read

    def get(self, name: str) -> Thing | None:
        """The thing with this identifier."""
        read = self._now()
        return self._shelf.get(name) if read is None else read.things.get(name)

    def many(self, names: Iterable[str]) -> dict[str, Thing]:
        """Those of these identifiers that exist."""
        read = self._now()
        if read is None:
            return self._shelf.many(names)
        return {name: read.things[name] for name in names if name in read.things}

    def all(self, **where: str) -> Iterator[Thing]:
        """All things (that have these key values), in order of putting in."""
        read = self._now()
        if read is None:
            return self._shelf.all(**where)
        if not where:
            return iter(list(read.things.values()))
        (key, value), *others = where.items()
        found = read.having(key, self._kind.keys[key]).get(str(value), [])
        asked = [(self._kind.keys[other], str(wanted)) for other, wanted in others]
        return iter([one for one in found if all(str(said(one) or "") == wanted for said, wanted in asked)])

    def names(self, **where: str) -> set[str]:
        """The identifiers of those."""
        return {self._kind.identifier(thing) for thing in self.all(**where)}

    def known(self, names: Sequence[str]) -> set[str]:
        """Those of these identifiers that exist."""
        return set(self.many(names))

    def count(self, **where: str) -> int:
        """How many."""
        return sum(1 for _ in self.all(**where))

    def put(self, things: Iterable[Thing]) -> int:
        """Keep these, replacing things of the same identifier; how many."""
        return self._forgetting(lambda: self._shelf.put(things))

    def remove(self, names: Iterable[str]) -> int:
        """Take these out; how many were there."""
        return self._forgetting(lambda: self._shelf.remove(names))

    def clear(self, **where: str) -> int:
        """Take out all (that have these key values); how many."""
        return self._forgetting(lambda: self._shelf.clear(**where))

    def _forgetting(self, change: Callable[[], int]) -> int:
        try:
            return change()
        finally:
            self._read = None


class RememberingBook:
    """A book whose derived shelves are remembered; everything else is the book's own."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._changing = threading.local()
        for name, kind in SHELVES.items():
            if kind.derived:
                setattr(self, name, RememberedShelf(getattr(book, name), kind, self._revision))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)

    def _revision(self) -> str | None:
        if getattr(self._changing, "depth", 0):
            return None
        return self._book.setting("revision")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; within it nothing is remembered, since it may still be taken back."""
        with self._book.transaction(), self._at_work():
            yield

    @contextmanager
    def bringing_in(self) -> Iterator[None]:
        """Held while importing."""
        with self._book.bringing_in(), self._at_work():
            yield

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self._changing.depth = getattr(self._changing, "depth", 0) + 1
        try:
            yield
        finally:
            self._changing.depth -= 1


def remembering(book: Book) -> Book:
    """This book, remembering what is concluded."""
    return cast("Book", RememberingBook(book))
