"""Put what the user set by hand into the card it belongs to, on the server.

Only when they say so, only for whom they say, and never over a change that was made there meanwhile (If-Match, RFC 9110, section 13.1.1).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from otherward.actions.find_person import find_person
from otherward.book.book import Book
from otherward.book.kept import Edit
from otherward.errors import NotFound, WrongUse
from otherward.network.person import Person
from otherward.sources.dav.account import DavAccount, accounts, positions
from otherward.sources.dav.card_text import FIELDS, said, with_field
from otherward.sources.dav.reading import record_id
from otherward.sources.dav.server import DavRefused, DavServer, DavSilent

CHANGED = 412

Connect = Callable[[DavAccount], DavServer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that the card says otherwise than the user did by hand."""

    field: str
    """phone, email or title."""
    before: str
    """What stands there now (of several the first); empty where nothing does."""
    after: str
    beside: bool
    """Whether what stands there stays beside it, as a number or address does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What would change in which card."""

    person: Person
    place: str
    changes: tuple[Change, ...]
    state: str
    """The server's word for the card as it was looked at: only this is written over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBack:
    """What was put into which card, and how it was before."""

    person: Person
    place: str
    """The server and address book."""
    fields: tuple[str, ...]
    before: str
    state: str
    """The server's word for the card as it was written."""


@dataclass(frozen=True, slots=True)
class _Card:
    account: DavAccount
    path: str
    etag: str
    name: str
    """Of its address book."""
    base: str
    """Where the address book is."""

    @property
    def place(self) -> str:
        return f"{self.account.host}/{self.name}"

    @property
    def address(self) -> str:
        return urljoin(self.base or self.account.address, quote(self.path))


def look(book: Book, who: str, connect: Connect) -> Looked:
    """What was set by hand and their card does not say; nothing is written."""
    person = find_person(book, who)
    card, edits = _card_of(book, person), _by_hand(book, person)
    with connect(card.account) as server:
        text, state = _read(server, card, person)
    changes = [
        Change(field=field, before=said(text, field), after=edit.value.strip(), beside=field != "title")
        for field, edit in edits.items()
        if with_field(text, field, edit.value) != text
    ]
    return Looked(person=person, place=card.place, changes=tuple(changes), state=state)


def write_back(
    book: Book, who: str, connect: Connect, *, only: Collection[str] = FIELDS, looked_at: str = ""
) -> WrittenBack:
    """Their phone, mail address and title as set by hand go into their card, those of `only`.

    `DavSilent` where it was changed there since it was read, or since the user looked at it.
    """
    person = find_person(book, who)
    card, edits = _card_of(book, person), _by_hand(book, person)
    chosen = {field: edit for field, edit in edits.items() if field in only}
    with connect(card.account) as server:
        before, state = _read(server, card, person)
        if not state or state != (looked_at or card.etag):
            raise DavSilent(_changed(person, card))
        text = before
        for field, edit in chosen.items():
            text = with_field(text, field, edit.value)
        written = _put(server, card, text, state, person)
    return WrittenBack(person=person, place=card.place, fields=tuple(chosen), before=before, state=written)


def take_back(book: Book, done: WrittenBack, connect: Connect) -> None:
    """The card as it was before. `DavSilent` where it was changed there since."""
    card = _card_of(book, done.person)
    with connect(card.account) as server:
        _put(server, card, done.before, done.state, done.person)


def _read(server: DavServer, card: _Card, person: Person) -> tuple[str, str]:
    """The card as it is, and the server's word for it."""
    answer = server.ask("GET", card.address, accept="text/vcard")
    if answer.status != 200:
        message = (
            f"The card of {person.name} is no longer at {card.account.host}; `otherward sync` sees to that."
        )
        raise DavRefused(message, answer.status)
    return answer.body.decode("utf-8"), answer.headers.get("etag", "")


def _put(server: DavServer, card: _Card, text: str, state: str, person: Person) -> str:
    """Write it over this state of it alone; gives the server's word for it now."""
    answer = server.ask("PUT", card.address, text, if_match=state, content_type="text/vcard; charset=utf-8")
    if answer.status == CHANGED:
        raise DavSilent(_changed(person, card))
    if answer.status not in (200, 201, 204):
        message = f"{card.account.host} does not let the card of {person.name} be changed ({answer.status}); nothing was written."
        raise DavRefused(message, answer.status)
    return answer.headers.get("etag", "") or _read(server, card, person)[1]


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
