"""The introductions there are: made by the user, and those in which somebody introduced the user."""

from dataclasses import dataclass
from datetime import date

from otherward.book.book import Book
from otherward.giving.situation import Situation
from otherward.giving.thanks import is_thanked
from otherward.ledger.favor import Favor
from otherward.network.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Somebody introduced the user: to whom, was it followed up, were they thanked and told what came of it."""

    favor: Favor
    by: Person
    to: tuple[Person, ...]
    followed_up: date | None
    thanked: bool
    outcome: str


def received_introductions(book: Book, situation: Situation) -> list[Received]:
    """All introductions the user was given, as far as they were read or typed; the newest first."""
    me = situation.me
    if me is None:
        return []
    outcomes = {result.favor: result.text for result in book.results.all()}
    found = [
        _received(book, situation, favor, by, outcomes.get(favor.id, ""))
        for favor in situation.favors
        if favor.kind == "introduction" and favor.receiver == me.id and (by := situation.person(favor.giver))
    ]
    return sorted(found, key=lambda one: (one.favor.on or date.min, one.favor.id), reverse=True)


def _received(book: Book, situation: Situation, favor: Favor, by: Person, outcome: str) -> Received:
    to = _introduced_to(book, situation, favor, by)
    later = [
        last
        for person in to
        if (last := situation.rapport(person.id).last_from_me) and (favor.on is None or last >= favor.on)
    ]
    return Received(
        favor=favor,
        by=by,
        to=to,
        followed_up=min(later, default=None),
        thanked=is_thanked(favor, situation.thanks),
        outcome=outcome,
    )


def _introduced_to(book: Book, situation: Situation, favor: Favor, by: Person) -> tuple[Person, ...]:
    """Whom the user was introduced to: named in the words, or written to together with the user."""
    words = f"{favor.summary} {favor.evidence.quote}".casefold()
    people = situation.network.people.values()
    named = [
        p for p in people if p.name.casefold() in words and " " in p.name and not p.is_me and p.id != by.id
    ]
    if named:
        return tuple(named)
    text = book.interactions.get(favor.evidence.text_id) if favor.evidence.text_id else None
    present = (situation.by_handle.get(one.handle) for one in text.people) if text else ()
    others = {p.id: p for p in present if p and not p.is_me and p.id != by.id}
    return tuple(others.values())
