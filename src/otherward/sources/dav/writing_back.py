"""Put what the user set by hand into the card it belongs to, on the server.

Only when they say so, only for whom they say, and never over a change that was made there meanwhile (If-Match, RFC 9110, section 13.1.1).
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from otherward.actions.find_person import find_person
from otherward.book.book import Book
from otherward.book.kept import Edit
from otherward.errors import NotFound, WrongUse
from otherward.network.person import Person
from otherward.sources.dav.account import DavAccount, accounts, positions
from otherward.sources.dav.card_text import FIELDS, with_field
from otherward.sources.dav.reading import record_id
from otherward.sources.dav.server import DavRefused, DavServer, DavSilent

CHANGED = 412


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBack:
    """What was put into which card."""

    person: Person
    place: str
    """The server and address book."""
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    account: DavAccount
    path: str
    etag: str
    name: str
    """Of its address book."""
    base: str
    """Where the address book is."""


def write_back(book: Book, who: str, connect: Callable[[DavAccount], DavServer]) -> WrittenBack:
    """Their phone, mail address and title as set by hand go into their card. `DavSilent` where it was changed there since it was read."""
    person = find_person(book, who)
    card, edits = _card_of(book, person), _by_hand(book, person)
    with connect(card.account) as server:
        address = urljoin(card.base or card.account.address, quote(card.path))
        answer = server.ask("GET", address, accept="text/vcard")
        if answer.status != 200:
            message = f"The card of {person.name} is no longer at {card.account.host}; `otherward sync` sees to that."
            raise DavRefused(message, answer.status)
        etag = answer.headers.get("etag", "")
        if not etag or etag != card.etag:
            raise DavSilent(_changed(person, card))
        text = answer.body.decode("utf-8")
        for field, edit in edits.items():
            text = with_field(text, field, edit.value)
        _put(server, address, text, etag, person, card)
    return WrittenBack(person=person, place=f"{card.account.host}/{card.name}", fields=tuple(edits))


def _put(server: DavServer, address: str, text: str, etag: str, person: Person, card: _Card) -> None:
    answer = server.ask("PUT", address, text, if_match=etag, content_type="text/vcard; charset=utf-8")
    if answer.status == CHANGED:
        raise DavSilent(_changed(person, card))
    if answer.status not in (200, 201, 204):
        message = f"{card.account.host} does not let the card of {person.name} be changed ({answer.status}); nothing was written."
        raise DavRefused(message, answer.status)


def _changed(person: Person, card: _Card) -> str:
    return f"The card of {person.name} was changed at {card.account.host} meanwhile; nothing was written. Say `otherward sync`, look, and write back again."


def _card_of(book: Book, person: Person) -> _Card:
    for account in accounts(book):
        for known in positions(book, account).values():
            for path, (etag, _) in known.items.items():
                if record_id(account, path) in person.records:
                    return _Card(account, path, etag, known.name, known.address)
    message = f"No card of {person.name} came from an address book on a server; `otherward sync --list` shows which are read."
    raise NotFound(message)


def _by_hand(book: Book, person: Person) -> dict[str, Edit]:
    """The last word on each field that a card holds."""
    edits = sorted(
        (one for record in person.records for one in book.edits.all(record=record)), key=lambda one: one.at
    )
    found = {one.field: one for one in edits if one.field in FIELDS and one.value.strip()}
    if not found:
        message = f"Nothing that a card holds (phone, mail, title) was set by hand for {person.name}; change it on their page first."
        raise WrongUse(message)
    return found
