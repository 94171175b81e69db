"""`merge`, `split`, `duplicates`: one person or two."""

from datetime import date
from typing import Any

import click

from otherward.book.book import Book
from otherward.cli.as_json import person_json
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.network.person import Person
from otherward.translation.sentences import retold
from otherward.translation.words import say


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--not", "different", is_flag=True, help="Say that they are NOT the same; never asked again.")
@common
def merge(a: str, b: str, *, different: bool, network: str | None, day: date, as_json: bool) -> None:
    """A and B are one person; `otherward split` takes it back."""
    from otherward.actions import same_person

    with opened(network) as book:
        if different:
            same_person.not_the_same(book, a, b, day=day)
            people: list[Person] = []
        else:
            people = [same_person.merge(book, a, b, day=day)]
        _print(book, people, as_json=as_json)


@click.command()
@click.argument("who")
@click.option("--record", default="", help="The record to set apart; by default the last one.")
@common
def split(who: str, record: str, *, network: str | None, day: date, as_json: bool) -> None:
    """One is really two people."""
    from otherward.actions import same_person

    with opened(network) as book:
        _print(book, same_person.split(book, who, day=day, record=record), as_json=as_json)


@click.command()
@common
def duplicates(*, network: str | None, day: date, as_json: bool) -> None:
    """Who may be one person, for you to say."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.same_person import duplicates as likely

    with opened(network) as book:
        ensure_derived(book, day=day)
        told: list[dict[str, Any]] = [
            {"a": _one(book, pair.a), "b": _one(book, pair.b), "reasons": list(pair.reasons)}
            for pair in likely(book)
        ]
    if as_json:
        print_json(told)
        return
    for pair in told:
        a, b = (f"{pair[side]['name']} ({pair[side]['id']})" for side in ("a", "b"))
        tell(f"{say('{a} and {b}', a=a, b=b)}?")
        tell(f"    {'; '.join(map(retold, pair['reasons']))}")
        tell(f"    otherward merge {pair['a']['id']} {pair['b']['id']}   (add --not if they are two people)")
    if not told:
        tell("Nobody seems to be in your network twice.")


def _one(book: Book, person: Person) -> dict[str, object]:
    return person_json(person, book.records.many(person.records), book.rapports.get(person.id))


def _print(book: Book, people: list[Person], *, as_json: bool) -> None:
    if as_json:
        print_json([_one(book, person) for person in people])
    elif people:
        tell("Now: " + ", ".join(f"{p.name} ({len(p.records)} records, {p.id})" for p in people))
    else:
        tell("Remembered: they are two people.")
