"""Ask for something: keep what is needed, see who could help and when, record whom one asked and what they said."""

from dataclasses import dataclass
from datetime import date

from otherward.actions.anchored import kept_asks
from otherward.actions.derive import ensure_derived
from otherward.actions.find_person import find_person
from otherward.actions.suggest import situation_of
from otherward.book.book import Book
from otherward.errors import NotFound, Refused, WrongUse
from otherward.giving.asking import Helper, helpers
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.giving.suggestions import suggestions
from otherward.ledger import ask as asking
from otherward.ledger.ask import Answer, Ask, Request
from otherward.names import name_of
from otherward.network.handle import plain

LONGEST = 500
"""Letters of an ask; more would be several asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What is recorded of an ask in one go."""

    asked: str = ""
    yes: str = ""
    no: str = ""
    met: str = ""


def ask(
    book: Book,
    text: str,
    *,
    day: date,
    situation: Situation | None = None,
    found: list[Opportunity] | None = None,
) -> tuple[Ask, list[Helper]]:
    """Keep the ask (the same words are the same ask), and say who could help with it, when and how."""
    ensure_derived(book, day=day)
    text = " ".join(text.split())
    if not text:
        message = 'Say what you need, for example: otherward ask "somebody who knows customs forms".'
        raise WrongUse(message)
    if len(text) > LONGEST:
        message = "That is long for one ask; say in one or two sentences what you need, small enough to be answered."
        raise WrongUse(message)
    one = _known(book, text) or Ask(id=name_of("ask", plain(text)), text=text, on=day)
    with book.transaction():
        if book.asks.get(one.id) is None:
            _keep(book, one)
    situation = situation or situation_of(book, day=day)
    found = suggestions(situation) if found is None else found
    return one, helpers(situation, text, found)


def carry_on(book: Book, which: str, carried: Carried, *, day: date) -> Ask:
    """Record that somebody was asked, what they answered, or that the need is met; by the ask's identifier or its words."""
    with book.transaction():
        one = _known(book, which)
        if one is None:
            message = f"There is no ask “{which}”; `otherward asks` lists them."
            raise NotFound(message)
        if carried.asked:
            one = _request(book, one, carried.asked, day)
        for name, answer in ((carried.yes, Answer.YES), (carried.no, Answer.NO)):
            if name:
                person, called = _whom(book, one, name)
                one = asking.reply(one, person, called, answer, day)
        if carried.met:
            one = asking.settle(one, carried.met.strip(), day)
        return _keep(book, one)


def drop(book: Book, which: str) -> Ask:
    """Take an ask out again that was typed by mistake; whom one has asked is not forgotten."""
    with book.transaction():
        one = _known(book, which)
        if one is None:
            message = f"There is no ask “{which}”; `otherward asks` lists them."
            raise NotFound(message)
        if one.requests:
            message = f"You have asked {one.requests[-1].name} for this; say instead that it is settled."
            raise Refused(message)
        book.asks.remove([one.id])
        return one


def put_back(book: Book, before: Ask) -> Ask:
    """An ask as it stood before the last thing done with it."""
    return _keep(book, before)


def _request(book: Book, one: Ask, name: str, day: date) -> Ask:
    person = find_person(book, name)
    record = next(iter(person.records), "")
    return asking.request(one, Request(person=person.id, record=record, name=person.name, on=day))


def _whom(book: Book, one: Ask, name: str) -> tuple[str, str]:
    """(identifier, name) of who answered: of two of one name, the one that was asked for this."""
    asked = {r.person: r.name for r in one.requests if plain(r.name) == plain(name)}
    if len(asked) == 1:
        return next(iter(asked.items()))
    person = find_person(book, name)
    return person.id, person.name


def _known(book: Book, which: str) -> Ask | None:
    wanted = plain(" ".join(which.split()))
    return next((one for one in kept_asks(book) if one.id == which or plain(one.text) == wanted), None)


def _keep(book: Book, one: Ask) -> Ask:
    """Keep it; no suggestion depends on it, so nothing has to be worked out anew."""
    book.asks.put([one])
    return one
