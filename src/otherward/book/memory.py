"""The book in memory: for tests, for the library, for looking at something without keeping it."""

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date
from typing import Any, Generic, TypeVar

from otherward.book.book import GROUP, Together, Touch
from otherward.book.shelves import SHELVES, ShelfKind
from otherward.book.take_back import take_back
from otherward.network.interaction import Interaction, InteractionKind

Thing = TypeVar("Thing")


class MemoryShelf(Generic[Thing]):
    """All things of one kind, each under its identifier."""

    def __init__(self, kind: ShelfKind) -> None:
        self._kind = kind
        self.things: dict[str, Thing] = {}

    def get(self, name: str) -> Thing | None:
        """The thing with this identifier."""
        return self.things.get(name)

    def many(self, names: Iterable[str]) -> dict[str, Thing]:
        """Those of these identifiers that exist."""
        return {name: self.things[name] for name in names if name in self.things}

    def all(self, **where: str) -> Iterator[Thing]:
        """All things (that have these key values), in order of putting in."""
        reads = [(self._kind.keys[key], str(value)) for key, value in where.items()]
        return iter(
            [t for t in self.things.values() if all(str(read(t) or "") == value for read, value in reads)]
        )

    def names(self, **where: str) -> set[str]:
        """The identifiers of those."""
        return {self._kind.identifier(thing) for thing in self.all(**where)}

    def known(self, names: Sequence[str]) -> set[str]:
        """Those of these identifiers that exist."""
        return {name for name in names if name in self.things}

    def count(self, **where: str) -> int:
        """How many."""
        return sum(1 for _ in self.all(**where))

    def put(self, things: Iterable[Thing]) -> int:
        """Keep these, replacing things of the same identifier; how many."""
        count = 0
        for thing in things:
            self.things[self._kind.identifier(thing)] = thing
            count += 1
        return count

    def remove(self, names: Iterable[str]) -> int:
        """Take these out; how many were there."""
        return sum(self.things.pop(name, None) is not None for name in list(names))

    def clear(self, **where: str) -> int:
        """Take out all (that have these key values); how many."""
        return self.remove(self.names(**where))


class MemoryBook:
    """A network in memory; see `otherward.book.book.Book` for what each part promises."""

    def __init__(self) -> None:
        self._shelves: dict[str, MemoryShelf[Any]] = {
            name: MemoryShelf(kind) for name, kind in SHELVES.items()
        }
        self._vectors: dict[str, bytes] = {}
        self._settings: dict[str, str] = {}
        self._depth = 0

    def __getattr__(self, name: str) -> Any:
        shelves = self.__dict__.get("_shelves", {})
        if name in shelves:
            return shelves[name]
        raise AttributeError(name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the outermost decides."""
        before = None
        if not self._depth:
            before = (
                {name: dict(shelf.things) for name, shelf in self._shelves.items()},
                dict(self._vectors),
                copy.copy(self._settings),
            )
        self._depth += 1
        try:
            yield
        except BaseException:
            if before:
                for name, things in before[0].items():
                    self._shelves[name].things = things
                self._vectors, self._settings = before[1], before[2]
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def bringing_in(self) -> Iterator[None]:
        """Nobody else can reach a book in memory."""
        yield

    def take_back(self, import_id: str) -> dict[str, int]:
        """Remove what this import brought."""
        with self.transaction():
            return take_back(self, import_id)

    def interactions_with(self, handles: Iterable[str], limit: int = 50) -> list[Interaction]:
        """The newest interactions any of these handles took part in, newest first."""
        wanted = set(handles)
        return _newest([one for one in self._all() if wanted & _handles(one)], limit)

    def shared_interactions(
        self, handles: Iterable[str], with_handles: Iterable[str], limit: int = 20
    ) -> list[Interaction]:
        """The newest interactions in which one of each took part."""
        left, right = set(handles), set(with_handles)
        return _newest([one for one in self._all() if left & _handles(one) and right & _handles(one)], limit)

    def touches(self, me: Iterable[str], day: date) -> Iterator[Touch]:
        """How every handle was in touch with the user."""
        mine = set(me)
        met: dict[str, list[Interaction]] = defaultdict(list)
        for one in self._all():
            handles = _handles(one)
            if _counts(one) and one.day and one.day <= day and len(handles) <= GROUP:
                for handle in handles - mine:
                    met[handle].append(one)
        for handle, ones in sorted(met.items()):
            said = [one for one in ones if one.kind is not InteractionKind.MEETING]
            theirs = [one for one in said if one.author and one.author.handle == handle]
            ours = [one for one in said if one.author and one.author.handle in mine]
            days = [one.day for one in ones if one.day]
            yield Touch(
                handle=handle,
                first=min(days),
                last=max(days),
                days=len(set(days)),
                wrote=len(theirs),
                written=len(ours),
                met=len(ones) - len(said),
                last_from_them=max((one.day for one in theirs if one.day), default=None),
                last_from_me=max((one.day for one in ours if one.day), default=None),
            )

    def together(self, limit: int = GROUP) -> Iterator[Together]:
        """Who was seen together: the newest meeting and the newest text of each pair."""
        newest: dict[tuple[str, str, bool], Interaction] = {}
        for one in self._all():
            handles = sorted(_handles(one))
            if _counts(one) and len(handles) <= limit:
                for i, a in enumerate(handles):
                    for b in handles[i + 1 :]:
                        pair = (a, b, one.kind is not InteractionKind.MEETING)
                        newest[pair] = max(newest.get(pair, one), one, key=_later)
        for (a, b, written), one in sorted(newest.items(), key=lambda item: item[0]):
            yield Together(a=a, b=b, interaction=one.id, on=one.day, meeting=not written)

    def threads(self, **where: str) -> Iterator[tuple[str, int]]:
        """(thread, how many interactions) between people."""
        counts: dict[str, int] = defaultdict(int)
        for one in self._shelves["interactions"].all(**where):
            if not one.machine:
                counts[one.thread] += 1
        return iter(counts.items())

    def thread(self, name: str) -> list[Interaction]:
        """The interactions of one thread, oldest first."""
        return sorted(self._shelves["interactions"].all(thread=name), key=moment)

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Kept vectors by text hash."""
        return {key: self._vectors[key] for key in keys if key in self._vectors}

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by text hash."""
        self._vectors.update(vectors)

    def forget_vectors(self) -> None:
        """Forget them all."""
        self._vectors.clear()

    def setting(self, name: str) -> str:
        """A setting's value, or empty."""
        return self._settings.get(name, "")

    def set_setting(self, name: str, value: str) -> None:
        """Change a setting."""
        self._settings[name] = value

    def close(self) -> None:
        """Nothing to close."""

    def _all(self) -> Iterator[Interaction]:
        return self._shelves["interactions"].all()


def moment(one: Interaction) -> str:
    """For the order of interactions: UTC, times without a zone as they stand; empty if unknown."""
    if one.at is None:
        return ""
    return (one.at.astimezone(UTC) if one.at.tzinfo else one.at.replace(tzinfo=UTC)).isoformat()


def _later(one: Interaction) -> tuple[str, str]:
    return moment(one), one.id


def _handles(one: Interaction) -> set[str]:
    return {part.handle for part in one.people}


def _counts(one: Interaction) -> bool:
    return not one.machine and not one.cancelled


def _newest(ones: list[Interaction], limit: int) -> list[Interaction]:
    return sorted(sorted(ones, key=lambda one: one.id), key=moment, reverse=True)[:limit]
