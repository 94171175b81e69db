"""Introduce two people: begin it, ask each side, record the answers, make it, hear what came of it.

The rules stand in the records themselves (`ledger.introduction`) and in `giving.introduction_rules`; every surface comes through here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from otherward.actions.anchored import kept_introductions
from otherward.actions.find_person import find_person, find_user
from otherward.actions.grounds import grounds_for
from otherward.actions.own_acts import introduction_favors, own_thanks
from otherward.actions.revision import changed
from otherward.actions.suggest import situation_of
from otherward.book.book import Book
from otherward.errors import NotFound, Refused, WrongUse
from otherward.giving.introduction_rules import introduction_rule
from otherward.giving.opportunity import Opportunity
from otherward.ledger import introduction as life
from otherward.ledger.introduction import Introduction, Side, month_is_full
from otherward.network.handle import plain
from otherward.network.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What is recorded in one go; names are of the two sides."""

    asked: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    made: bool = False
    step: bool = False
    outcome: str = ""
    thanked: tuple[str, ...] = ()
    closed: str = ""


def introduce(
    book: Book,
    a: str,
    b: str,
    steps: Steps | None = None,
    *,
    day: date,
    because: str = "",
    idea: Opportunity | None = None,
) -> Introduction:
    """Begin the introduction of these two, or carry it on; all of it or, where a rule says no, nothing.

    A surface that has the suggestion it rests on hands it in.
    """
    one, other = find_person(book, a), find_person(book, b)
    with book.transaction():
        known = _between(book, one.id, other.id)
        begun = known or _begin(book, one, other, day=day, because=because, idea=idea)
        return _carry_on(book, begun, steps or Steps(), day)


def carry_on(book: Book, name: str, steps: Steps, *, day: date) -> Introduction:
    """Carry an introduction on by its identifier."""
    with book.transaction():
        return _carry_on(book, introduction_called(book, name), steps, day)


def introduction_called(book: Book, name: str) -> Introduction:
    """The introduction with this identifier."""
    for one in kept_introductions(book):
        if one.id == name:
            return one
    message = f"There is no introduction {name}; `otherward introductions` lists them."
    raise NotFound(message)


def undo(book: Book, name: str, *, day: date) -> None:
    """Take an introduction out again that was begun by mistake; one that was made stays."""
    del day
    with book.transaction():
        one = introduction_called(book, name)
        if one.made:
            message = f"{one.a.name} and {one.b.name} have been introduced; that cannot be taken back."
            raise Refused(message)
        book.introductions.remove([one.id])
        changed(book)


def put_back(book: Book, before: Introduction) -> None:
    """An introduction as it stood before its last step; what followed from that step goes."""
    with book.transaction():
        now = book.introductions.get(before.id)
        if now and now.made:
            favors = list(introduction_favors(now, find_user(book).id))
            book.thanks.remove([one.id for one in own_thanks(book, favors)])
            book.favors.remove([one.id for one in favors])
        _keep(book, before)


def _between(book: Book, a: str, b: str) -> Introduction | None:
    pair = {a, b}
    found = kept_introductions(book)
    return next((one for one in found if {side.person for side in one.sides} == pair), None)


def _begin(
    book: Book, a: Person, b: Person, *, day: date, because: str, idea: Opportunity | None
) -> Introduction:
    for person in (a, b):
        if person.is_me:
            message = "You introduce others here; what you need yourself is an ask: otherward ask “…”."
            raise WrongUse(message)
    if a.id == b.id:
        message = f"{a.name} cannot be introduced to {a.greeting}; name two people."
        raise WrongUse(message)
    situation = situation_of(book, day=day)
    if reason := introduction_rule(situation, a, b):
        message = f"{a.name} and {b.name} are not introduced: {reason}."
        raise Refused(message)
    return grounds_for(situation, a, b, because, idea)


def _carry_on(book: Book, one: Introduction, steps: Steps, day: date) -> Introduction:
    for who in _sides(one, (*steps.asked, *steps.yes)):
        if not one.was_asked(who.person):
            _room_in_the_month(book, one, who, day)
        one = life.ask(one, who.person, day)
    for who in _sides(one, steps.yes):
        one = life.say_yes(one, who.person, day)
    for who in _sides(one, steps.no):
        one = life.say_no(one, who.person, day)
    if steps.made:
        one = life.make(one, day)
    if steps.step:
        one = life.take_step(one, day)
    if steps.outcome.strip():
        one = life.tell_outcome(one, steps.outcome.strip(), day)
    for who in _sides(one, steps.thanked):
        one = life.thank(one, who.person, day)
    if steps.closed.strip():
        one = life.close(one, steps.closed.strip(), day)
    return _keep(book, one)


def _room_in_the_month(book: Book, one: Introduction, side: Side, day: date) -> None:
    others = (other for other in kept_introductions(book) if other.id != one.id)
    if month_is_full(others, side.person, day):
        message = (
            f"{side.name} is being introduced to two people this month already; "
            "ask again when the month is over, so that nobody is worn out."
        )
        raise Refused(message)


def _sides(one: Introduction, names: Iterable[str]) -> list[Side]:
    return [_side(one, name) for name in names]


def _side(one: Introduction, name: str) -> Side:
    """The side meant: by identifier, whole name or first name; a name shared by both is asked back."""
    wanted = plain(name)
    fits = [
        side
        for side in one.sides
        if name == side.person or wanted == plain(side.name) or wanted == plain(side.name).split(" ")[0]
    ]
    if len(fits) == 1:
        return fits[0]
    message = f"“{name}” is not clearly one of the two; say {one.a.name} or {one.b.name}."
    raise WrongUse(message)


def _keep(book: Book, one: Introduction) -> Introduction:
    """Keep it, with what follows from it: an introduction made is a favor to both."""
    book.introductions.put([one])
    if one.made:
        me = find_user(book).id
        favors = list(introduction_favors(one, me))
        book.favors.put(favors)
        book.thanks.put(own_thanks(book, favors))
    changed(book)
    return one
