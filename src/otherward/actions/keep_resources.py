"""Keep things to pass on: from a link, a newsletter, a feed. What is known already is not kept twice; taken back as one import."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.book.kept import Import, ImportState
from otherward.names import name_of
from otherward.network.resource import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResources:
    """What became of them."""

    import_id: str
    """The import to undo it by; empty if nothing was new."""
    resources: tuple[Resource, ...]
    """All of them, as kept."""
    new: int


def keep_resources(book: Book, found: Iterable[Resource], *, path: str, form: str) -> KeptResources:
    """Keep these under one import of this path, called `form` among the imports."""
    at = datetime.now(UTC)
    import_id = name_of("import", path, at.isoformat())
    with book.transaction():
        things = {one.id: one for one in found}
        there = book.resources.many(things)
        fresh = [_stamped(one, import_id) for one in things.values() if one.id not in there]
        if fresh:
            book.resources.put(fresh)
            book.imports.put([_import(import_id, path, form, at, rows=len(things), added=len(fresh))])
            changed(book)
    kept = {**there, **{one.id: one for one in fresh}}
    return KeptResources(
        import_id=import_id if fresh else "", resources=tuple(kept[name] for name in things), new=len(fresh)
    )


def keep_of_feed(book: Book, found: Iterable[Resource], *, path: str) -> int:
    """Keep what a followed feed has now, all under its one import; what it changed (a webinar moved) is changed here. How many are new."""
    import_id = name_of("import", "feed", path)
    with book.transaction():
        things = {one.id: _stamped(one, import_id) for one in found}
        there = book.resources.many(things)
        new = [one for one in things.values() if one.id not in there]
        moved = [
            one
            for one in things.values()
            if one.id in there and there[one.id].source.import_id == import_id and there[one.id] != one
        ]
        before = book.imports.get(import_id)
        count = before.added if before and before.state is ImportState.DONE else 0
        if new or moved:
            book.resources.put([*new, *moved])
            one = _import(
                import_id, path, "followed feed", datetime.now(UTC), rows=len(things), added=count + len(new)
            )
            book.imports.put([one])
            changed(book)
    return len(new)


def _stamped(one: Resource, import_id: str) -> Resource:
    return replace(one, source=replace(one.source, import_id=import_id))


def _import(name: str, path: str, form: str, at: datetime, *, rows: int, added: int) -> Import:
    return Import(
        id=name,
        path=path,
        format=form,
        state=ImportState.DONE,
        started=at,
        rows=rows,
        added=added,
        unchanged=max(0, rows - added),
    )
