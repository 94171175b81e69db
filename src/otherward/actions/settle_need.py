"""Say that a need is met or no longer there, or say it better; each can be taken back."""

from dataclasses import replace
from datetime import date

from otherward.actions.note_line import Typed, keep_typed, participant_of
from otherward.actions.revision import changed
from otherward.actions.take_back import take_back
from otherward.book.book import Book
from otherward.errors import NotFound, WrongUse
from otherward.names import name_of
from otherward.network.need import Need, Settlement, Status
from otherward.reading.finding import Finding, FindingType

SAID_ANEW = "said better: "
"""How a need is settled whose holder's words were put better; what follows is the identifier of the typed line."""


def settle_need(book: Book, name: str, status: Status, *, day: date, how: str = "") -> Need:
    """Met, or past: it leads to no suggestion any more. `how` says in the user's words what came of it."""
    if status not in (Status.MET, Status.PAST):
        message = "A need is settled when it is met or when it is past."
        raise WrongUse(message)
    settlement = Settlement(
        id=name_of("settlement", name), need=name, status=status, on=day, how=how.strip() or "said by hand"
    )
    with book.transaction():
        need = need_called(book, name)
        book.settlements.put([settlement])
        book.needs.put([replace(need, status=status)])
        changed(book)
    return need


def reopen_need(book: Book, name: str, *, day: date) -> None:
    """It stands after all; words it was put better in are taken back."""
    with book.transaction():
        need = need_called(book, name)
        typed = [
            one.how.removeprefix(SAID_ANEW)
            for one in book.settlements.all(need=name)
            if one.how.startswith(SAID_ANEW)
        ]
        book.settlements.clear(need=name)
        book.needs.put([replace(need, status=Status.OPEN)])
        changed(book)
    for line in typed:
        take_back(book, line, day=day)


def say_need_better(book: Book, name: str, text: str, *, day: date, due: date | None = None) -> None:
    """The user's own words for what a person needs take the place of those it was read in."""
    need, text = need_called(book, name), " ".join(text.split())
    person = book.people.get(need.holder)
    if person is None:
        message = "What an organization needs is read in its documents; it can only be said to be met."
        raise WrongUse(message)
    if not text:
        message = "Say in a few words what is needed."
        raise WrongUse(message)
    typed, them = Typed(text, day), participant_of(person)
    finding = Finding(
        type=FindingType.NEED,
        passage=typed.note_id,
        quote=text,
        start=0,
        holder=them,
        summary=text,
        need_kind=need.kind,
        department=need.department,
        due=due or need.due,
        confidential=need.confidential,
        on=day,
    )
    with book.bringing_in(), book.transaction():
        settle_need(book, name, Status.PAST, day=day, how=f"{SAID_ANEW}{typed.import_id}")
        keep_typed(book, typed, (finding,), them)


def need_called(book: Book, name: str) -> Need:
    """The need of this identifier."""
    need = book.needs.get(name)
    if need is None:
        message = "That need is not kept any more; reload the page, or see `otherward needs`."
        raise NotFound(message)
    return need
