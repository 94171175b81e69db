"""Act on a suggestion: take it up, put it off, wave it away. What was said is remembered and taught to what comes."""

from collections.abc import Sequence
from datetime import date, timedelta

from otherward.actions.carry_out import carry_back, carry_out
from otherward.actions.revision import changed
from otherward.actions.suggest import opportunities
from otherward.book.book import Book
from otherward.book.kept import Act, Response
from otherward.errors import NotFound, WrongUse
from otherward.giving.opportunity import Opportunity
from otherward.giving.taste import FEWER, UNDER_WAY
from otherward.names import name_of

Among = Sequence[Opportunity] | None

LATER_DAYS = 7
"""“Later” means not before a week from now."""

REASONS = ("they know each other", "no longer needed", "not mine to give", "wrong", "already done", "other")
"""One tap says why not; any other words are kept as they are."""


def reasons_for(one: Opportunity) -> tuple[str, ...]:
    """Those that can be said of this one, and last that there are to be fewer of its kind, unless it is owed or under way."""
    fewer = FEWER.get(one.kind)
    return (*REASONS, fewer) if fewer and one.gift not in UNDER_WAY else REASONS


def take(book: Book, name: str, *, day: date, among: Among = None) -> Opportunity:
    """Taken up: it is not suggested again. A surface that has the suggestions at hand gives them as `among`."""
    return _respond(book, name, Act.TAKEN, day=day, among=among)


def later(book: Book, name: str, *, day: date, among: Among = None) -> Opportunity:
    """Not now: back in a week."""
    return _respond(book, name, Act.LATER, day=day, until=day + timedelta(days=LATER_DAYS), among=among)


def dismiss(book: Book, name: str, *, because: str, day: date, among: Among = None) -> Opportunity:
    """Not this: with the reason, which teaches what is suggested."""
    if not because.strip():
        message = f"Say why: `--because` with one of {', '.join((*REASONS, *FEWER.values()))}, or in your own words."
        raise WrongUse(message)
    return _respond(book, name, Act.DISMISSED, day=day, because=because.strip(), among=among)


def undo_response(book: Book, name: str) -> None:
    """Take the last act on this suggestion back."""
    with book.transaction():
        for response in list(book.responses.all(opportunity=name)):
            if response.act is Act.TAKEN:
                carry_back(book, response)
        book.responses.clear(opportunity=name)
        changed(book)


def _respond(
    book: Book,
    name: str,
    act: Act,
    *,
    day: date,
    because: str = "",
    until: date | None = None,
    among: Among = None,
) -> Opportunity:
    every = opportunities(book, day=day, everything=True) if among is None else among
    found = next((one for one in every if one.id == name), None)
    if found is None:
        message = f"There is no suggestion {name}; `otherward today --json` shows their identifiers."
        raise NotFound(message)
    respond_to(book, found, act, day=day, because=because, until=until)
    return found


def respond_to(
    book: Book,
    found: Opportunity,
    act: Act,
    *,
    day: date,
    because: str = "",
    until: date | None = None,
) -> None:
    """Remember what was said to this suggestion in place of what was said before; what is taken up is carried out."""
    response = Response(
        id=name_of("response", found.id, act),
        opportunity=found.id,
        act=act,
        on=day,
        kind=found.kind,
        people=found.people,
        subject=found.subject,
        gift=found.gift,
        what=found.what,
        minutes=found.minutes,
        because=because,
        until=until,
    )
    with book.transaction():
        if len(book.people.known(found.people)) < len(set(found.people)):
            message = "Somebody it is about is not in your network any more; nothing was kept."
            raise NotFound(message)
        book.responses.clear(opportunity=found.id)
        book.responses.put([response])
        if act is Act.TAKEN:
            carry_out(book, found, response, day=day)
        changed(book)
