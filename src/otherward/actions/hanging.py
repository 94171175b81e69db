"""What the user did and decided about people, kept beside what was brought in: it goes where they go."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from otherward.actions.anchored import kept_asks, kept_introductions
from otherward.book.book import Book
from otherward.ledger.ask import Ask


def hanging_on(book: Book, people: AbstractSet[str], records: AbstractSet[str]) -> dict[str, list[Any]]:
    """By shelf, what is about these people or their records and about nothing without them. Call it while they are there."""
    needs = {one.id for who in people for one in book.needs.all(holder=who)}
    promises = {one.id for one in book.promises.all() if people & {one.by, one.to}}
    favors = {one.id for one in book.favors.all() if people & {one.giver, one.receiver}}
    with_them = [one.id for one in kept_introductions(book) if people & {one.a.person, one.b.person}]
    return {
        "edits": [one for one in book.edits.all() if one.record in records],
        "decisions": [one for one in book.decisions.all() if records & {one.a, one.b}],
        "opinions": [one for one in book.opinions.all() if people & set(one.people)],
        "responses": [one for one in book.responses.all() if people & set(one.people)],
        "settlements": [one for one in book.settlements.all() if one.need in needs],
        "keepings": [one for one in book.keepings.all() if one.promise in promises],
        "thankings": [one for one in book.thankings.all() if one.favor in favors],
        "results": [one for one in book.results.all() if one.favor in favors],
        "introductions": list(book.introductions.many(with_them).values()),
    }


def asks_without(book: Book, people: AbstractSet[str]) -> Iterator[tuple[Ask, Ask]]:
    """The asks that were put to one of them, each as it is kept and as it is without them."""
    for one in kept_asks(book):
        kept = book.asks.get(one.id)
        left = tuple(r for r in one.requests if r.person not in people)
        if kept and len(left) < len(one.requests):
            yield kept, replace(one, requests=left)
