"""A book that remembers what is concluded: read once, and again only where it has changed.

A page asks for the same ten thousand people a dozen times. What was brought in stays in the store; what is concluded from it fits in memory,
and every change of it ends with a new revision (`otherward.actions.revision`), whoever makes it. A change made here is followed on the way:
a shelf it left alone is not read again, and of one it wrote to, what was written is what is remembered.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, cast

from otherward.book.book import Book, Shelf
from otherward.book.shelves import SHELVES, ShelfKind

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

REVISION = "revision"
MOST_VECTORS = 50_000
"""Vectors remembered at a time (400 bytes each)."""


class _Read(Generic[Thing]):
    """Everything on a shelf, as it was at one revision."""

    def __init__(self, revision: str, things: dict[str, Thing], writes: int) -> None:
        self.revision = revision
        self.things = things
        self.writes = writes
        """How often the shelf had been written to when this was read."""
        self.mark = object()
        """Stays the same as long as the things do."""
        self._by_key: dict[str, dict[str, list[Thing]]] = {}

    def having(self, key: str, says: Callable[[Thing], str]) -> dict[str, list[Thing]]:
        """The things by what they say for this key."""
        if key not in self._by_key:
            sorted_out: dict[str, list[Thing]] = {}
            for thing in self.things.values():
                sorted_out.setdefault(str(says(thing) or ""), []).append(thing)
            self._by_key[key] = sorted_out
        return self._by_key[key]

    def at(self, revision: str) -> "_Read[Thing]":
        """The same things at a later revision, which changed none of them."""
        later = _Read(revision, self.things, self.writes)
        later.mark, later._by_key = self.mark, self._by_key
        return later


class _Draft(Generic[Thing]):
    """What a shelf holds in the middle of a change that may still be taken back."""

    def __init__(self, base: _Read[Thing]) -> None:
        self.begun_at = base.revision
        self.read = _Read(base.revision, dict(base.things), 0)

    def becomes(self, things: dict[str, Thing]) -> None:
        """It holds these now."""
        self.read = _Read(self.begun_at, things, 0)


class _Change(threading.local):
    """What this thread is changing: how deep in it, from which revision to which, and what each shelf holds by now."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Nothing is being changed."""
        self.depth = 0
        self.came_from: str | None = None
        self.led_to = ""
        self.lost = False
        """Something was taken back, or somebody else changed the network in between: only the store knows what there is."""
        self.drafts: dict[Any, _Draft[Any] | None] = {}

    def step(self, before: str, after: str) -> None:
        """A new revision was set."""
        if self.came_from is None:
            self.came_from = before
        elif before != self.led_to:
            self.lost = True
        self.led_to = after


class RememberedShelf(Generic[Thing]):
    """A derived shelf; see `otherward.book.book.Shelf` for what each part promises."""

    def __init__(
        self, shelf: Shelf[Thing], kind: ShelfKind, revision: Callable[[], str], change: _Change
    ) -> None:
        self._shelf = shelf
        self._kind = kind
        self._revision = revision
        self._change = change
        self._read: _Read[Thing] | None = None
        self._writes = 0

    def _now(self) -> "_Read[Thing] | None":
        """What is there, read at this revision; None where only the store knows."""
        revision, read = self._revision(), self._read
        if self._change.depth:
            return self._in_change(revision, read)
        if read is None or read.revision != revision or read.writes != self._writes:
            writes = self._writes
            read = _Read(revision, {self._kind.identifier(one): one for one in self._shelf.all()}, writes)
            self._read = read
        return read

    def _in_change(self, revision: str, read: "_Read[Thing] | None") -> "_Read[Thing] | None":
        """What this thread sees of its own change."""
        change = self._change
        if change.lost:
            return None
        if self in change.drafts:
            draft = change.drafts[self]
            return draft.read if draft else None
        begun = change.came_from if revision == change.led_to else revision
        return read if read and read.revision == begun and read.writes == self._writes else None

    def mark(self) -> object:
        """Something that stays the same as long as the things on this shelf do."""
        read = self._now()
        return read.mark if read else object()

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
        ones = list(things)
        draft = self._draft()
        count = self._written(lambda: self._shelf.put(ones))
        if draft:
            draft.becomes({**draft.read.things, **{self._kind.identifier(one): one for one in ones}})
        return count

    def remove(self, names: Iterable[str]) -> int:
        """Take these out; how many were there."""
        ones = set(names)
        draft = self._draft()
        count = self._written(lambda: self._shelf.remove(ones))
        if draft:
            draft.becomes({name: one for name, one in draft.read.things.items() if name not in ones})
        return count

    def clear(self, **where: str) -> int:
        """Take out all (that have these key values); how many."""
        draft = self._draft()
        gone = self.names(**where) if where and draft else set()
        count = self._written(lambda: self._shelf.clear(**where))
        if draft:
            kept = draft.read.things.items() if where else ()
            draft.becomes({name: one for name, one in kept if name not in gone})
        return count

    def _draft(self) -> "_Draft[Thing] | None":
        """What this thread writes to, from the first time it does; None where only the store will know what there is."""
        change = self._change
        if not change.depth or change.lost:
            return None
        if self not in change.drafts:
            base = self._in_change(self._revision(), self._read)
            change.drafts[self] = _Draft(base) if base else None
        return change.drafts[self]

    def _written(self, write: Callable[[], int]) -> int:
        self._writes += 1
        try:
            return write()
        finally:
            self._writes += 1
            if not self._change.depth:
                self._read = None

    def follow(self, before: str, after: str) -> None:
        """Go on with what was read, where the change left this shelf alone."""
        read = self._read
        if read and read.revision == before and read.writes == self._writes:
            self._read = read.at(after)

    def end(self, draft: "_Draft[Thing] | None", came_from: str | None, led_to: str) -> None:
        """The change this thread wrote for is kept: what it wrote is what is there, if nobody else changed the network meanwhile."""
        self._writes += 1
        known = draft is not None and draft.begun_at == came_from
        self._read = _Read(led_to, draft.read.things, self._writes) if draft and known else None


class RememberingBook:
    """A book whose derived shelves are remembered; everything else is the book's own."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._change = _Change()
        self._shelves: list[RememberedShelf[Any]] = []
        self.answers: dict[str, tuple[tuple[object, ...], Any]] = {}
        """By name: what each was computed from, and the answer."""
        self._vectors: dict[str, bytes] = {}
        """What texts mean, by the texts' hashes; it never changes."""
        for name, kind in SHELVES.items():
            if kind.derived:
                shelf = RememberedShelf[Any](getattr(book, name), kind, self._revision, self._change)
                self._shelves.append(shelf)
                setattr(self, name, shelf)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Kept vectors by text hash."""
        if len(self._vectors) > MOST_VECTORS:
            self._vectors.clear()
        self._vectors |= self._book.vectors([key for key in keys if key not in self._vectors])
        return {key: self._vectors[key] for key in keys if key in self._vectors}

    def forget_vectors(self) -> None:
        """Forget them all."""
        self._book.forget_vectors()
        self._vectors.clear()

    def _revision(self) -> str:
        return self._book.setting(REVISION)

    def set_setting(self, name: str, value: str) -> None:
        """Change a setting; a new revision is followed."""
        if name != REVISION:
            self._book.set_setting(name, value)
            return
        with self.transaction():
            self._change.step(self._revision(), value)
            self._book.set_setting(name, value)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; what is written within it is remembered once it can no longer be taken back."""
        with self._at_work(), self._book.transaction():
            yield

    @contextmanager
    def bringing_in(self) -> Iterator[None]:
        """Held while importing."""
        with self._book.bringing_in(), self._at_work():
            yield

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        change = self._change
        change.depth += 1
        try:
            yield
        except BaseException:
            change.lost = True
            raise
        finally:
            change.depth -= 1
            if not change.depth:
                self._end()

    def _end(self) -> None:
        change = self._change
        came_from = None if change.lost else change.came_from
        for shelf in self._shelves:
            if shelf in change.drafts:
                shelf.end(change.drafts.get(shelf), came_from, change.led_to)
            elif came_from is not None:
                shelf.follow(came_from, change.led_to)
        change.begin()


def remembering(book: Book) -> Book:
    """This book, remembering what is concluded."""
    return cast("Book", RememberingBook(book))


def mark_of(book: Book, *shelves: str) -> tuple[object, ...]:
    """Equal to what it was as long as these shelves of what is concluded hold the same; always new where that is not known."""
    found = (getattr(book, name) for name in shelves)
    return tuple(one.mark() if isinstance(one, RememberedShelf) else object() for one in found)


def kept_answer(book: Book, name: str, shelves: Sequence[str], make: Callable[[], Answer]) -> Answer:
    """What was computed from these shelves last, computed anew once they hold something else."""
    if not isinstance(book, RememberingBook):
        return make()
    marks, known = mark_of(book, *shelves), book.answers.get(name)
    if known and known[0] == marks:
        return cast("Answer", known[1])
    answer = make()
    book.answers[name] = (marks, answer)
    return answer
