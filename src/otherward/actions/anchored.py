"""What the user carries through with people, as the people are recognized now: it follows them through merges and splits."""

from collections.abc import Iterator
from dataclasses import replace

from otherward.book.book import Book
from otherward.ledger.ask import Ask
from otherward.ledger.introduction import Introduction, Side


class Anchors:
    """Who a person is now who had this identifier and this record then."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._owner: dict[str, str] | None = None

    def now(self, person: str, record: str) -> str:
        """The identifier they have now; the old one if they cannot be found."""
        if self._book.people.get(person):
            return person
        if self._owner is None:
            self._owner = {name: one.id for one in self._book.people.all() for name in one.records}
        return self._owner.get(record, person)


def kept_introductions(book: Book) -> Iterator[Introduction]:
    """All introductions, those begun last first."""
    anchors = Anchors(book)
    for one in sorted(book.introductions.all(), key=lambda one: (one.on, one.id), reverse=True):
        yield _anchored(one, anchors)


def kept_asks(book: Book) -> Iterator[Ask]:
    """All asks, the newest first."""
    anchors = Anchors(book)
    for one in sorted(book.asks.all(), key=lambda one: (one.on, one.id), reverse=True):
        requests = tuple(replace(r, person=anchors.now(r.person, r.record)) for r in one.requests)
        yield replace(one, requests=requests)


def _anchored(one: Introduction, anchors: Anchors) -> Introduction:
    """The same introduction under the identifiers its two sides have now."""
    now = {side.person: anchors.now(side.person, side.record) for side in one.sides}
    if all(before == after for before, after in now.items()):
        return one

    def side(kept: Side) -> Side:
        return replace(kept, person=now[kept.person])

    return replace(
        one,
        a=side(one.a),
        b=side(one.b),
        asked=tuple(replace(x, who=now[x.who]) for x in one.asked),
        consents=tuple(replace(x, who=now[x.who]) for x in one.consents),
        refusals=tuple(replace(x, who=now[x.who]) for x in one.refusals),
        thanked=tuple(replace(x, who=now[x.who]) for x in one.thanked),
    )
