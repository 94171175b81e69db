"""Say that two are one person, or that one is two; it is remembered, and can be taken back."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

from otherward.actions.conclude import conclude
from otherward.actions.find_person import find_person
from otherward.actions.recognize import recognize_people
from otherward.book.book import Book
from otherward.book.kept import Decision
from otherward.errors import WrongUse
from otherward.names import name_of
from otherward.network.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Two who may be one person, with the reasons in words, for the user to say."""

    a: Person
    b: Person
    reasons: tuple[str, ...]


def duplicates(book: Book) -> list[Likely]:
    """Those who may be one person and about whom nothing has been said."""
    owner = {record: person for person in book.people.all() for record in person.records}
    found: dict[tuple[str, str], Likely] = {}
    for a, b, reasons in json.loads(book.setting("likely") or "[]"):
        left, right = owner.get(a) or book.people.get(a), owner.get(b) or book.people.get(b)
        if left and right and left.id != right.id:
            found.setdefault((left.id, right.id), Likely(a=left, b=right, reasons=tuple(reasons)))
    return list(found.values())


def merge(book: Book, who: str, other: str, *, day: date) -> Person:
    """These two are one person, with all the records that either has, whatever they say of one another."""
    a, b = find_person(book, who), find_person(book, other)
    if a.id == b.id:
        message = f"{a.name} is already one person."
        raise WrongUse(message)
    first, *others = (*a.records, *b.records)
    _decide(book, [(first, other) for other in others], same=True, day=day)
    return _owner(book, first)


def not_the_same(book: Book, who: str, other: str, *, day: date) -> None:
    """These two are two people; never asked again."""
    a, b = find_person(book, who), find_person(book, other)
    _decide(book, [(x, y) for x in a.records for y in b.records], same=False, day=day)


def take_back_word(book: Book, a: str, b: str, *, day: date) -> None:
    """What was said of two records, and with it all that was said in the same breath, is unsaid."""
    said = [d for d in book.decisions.all() if {d.a, d.b} == {a, b}]
    if said:
        newest = max(d.at for d in said)
        book.decisions.remove([d.id for d in book.decisions.all() if d.at == newest])
        _again(book, day)


def split(book: Book, who: str, *, day: date, record: str = "") -> list[Person]:
    """One is really several: take back the user's own merge, else set this record (or the last one) apart."""
    person = find_person(book, who)
    own = [d for d in book.decisions.all() if d.same and {d.a, d.b} <= set(person.records)]
    if own and not record:
        newest = max(d.at for d in own)
        taken_back = [d for d in own if d.at == newest]
        book.decisions.remove([d.id for d in taken_back])
        _again(book, day)
        owners = [_owner(book, record) for d in taken_back for record in (d.a, d.b)]
        return list({owner.id: owner for owner in owners}.values())
    if len(person.records) < 2:
        message = f"{person.name} comes from one record only; there is nothing to split."
        raise WrongUse(message)
    apart = record or person.records[-1]
    _decide(book, [(apart, other) for other in person.records if other != apart], same=False, day=day)
    rest = next(other for other in person.records if other != apart)
    return [_owner(book, rest), _owner(book, apart)]


def _decide(book: Book, pairs: list[tuple[str, str]], *, same: bool, day: date) -> None:
    now = datetime.now(UTC)
    decisions = []
    for x, y in pairs:
        a, b = min(x, y), max(x, y)
        decisions.append(Decision(id=name_of("decision", a, b), a=a, b=b, same=same, at=now))
    with book.transaction():
        book.decisions.put(decisions)
    _again(book, day)


def _again(book: Book, day: date) -> None:
    with book.bringing_in():
        recognize_people(book, day=day)
        conclude(book, day=day)


def _owner(book: Book, record: str) -> Person:
    return next(person for person in book.people.all() if record in person.records)
