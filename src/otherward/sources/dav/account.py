"""The user's address books and calendars on servers: which, and what of them was read. Kept in the book's settings; passwords are not."""

import json
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

from otherward.book.book import Book
from otherward.errors import NotFound, WrongUse
from otherward.sources.loopback import is_loopback
from otherward.sources.public_address import address_of

ACCOUNTS = "dav.accounts"
POSITIONS = "dav.positions"
HOUSES = {
    "icloud.com": ("https://contacts.icloud.com/", "https://caldav.icloud.com/"),
    "fastmail.com": ("https://carddav.fastmail.com/", "https://caldav.fastmail.com/"),
    "mailbox.org": ("https://dav.mailbox.org/",),
    "posteo.de": ("https://posteo.de:8443/",),
    "gmx.net": ("https://carddav.gmx.net/", "https://caldav.gmx.net/"),
    "web.de": ("https://carddav.web.de/", "https://caldav.web.de/"),
    "yahoo.com": ("https://carddav.address.yahoo.com/", "https://caldav.calendar.yahoo.com/"),
}
"""Where the large houses say their address books and calendars are."""
SPREAD_OVER = {"contacts.icloud.com": ".icloud.com", "caldav.icloud.com": ".icloud.com"}
"""Houses that keep their users on servers of other names below their own (p42-contacts.icloud.com)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DavAccount:
    """One server with address books or calendars, under one name."""

    address: str
    """Where to begin looking, as the user typed it: `https://cloud.example.org/`."""
    user: str
    names: tuple[str, ...] = ()
    """Which address books and calendars are read; all of them if empty."""
    token: bool = False
    """Signs in with a token (OAuth 2.0 bearer) instead of a password."""

    @property
    def host(self) -> str:
        """The server's name."""
        return urlsplit(self.address).hostname or ""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.user} at {self.address}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What of one address book or calendar was read."""

    name: str = ""
    address: str = ""
    """Where it is: a house may keep it on another server than the one typed."""
    token: str = ""
    """The server's own word for how far (RFC 6578)."""
    ctag: str = ""
    """The server's word for its state, where it has one."""
    items: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Path of each card or event → its ETag as read, and an event's UID."""
    whole: str = ""
    """The day on which all of it was last looked through (ISO 8601)."""


def accounts(book: Book) -> list[DavAccount]:
    """All, in the order in which they were added."""
    kept = json.loads(book.setting(ACCOUNTS) or "[]")
    return [DavAccount(**{**one, "names": tuple(one["names"])}) for one in kept]


def account_of(book: Book, address: str, user: str = "") -> DavAccount:
    """The one at this address."""
    wanted = places_of(address)
    found = [one for one in accounts(book) if one.address in wanted and user in ("", one.user)]
    if not found:
        message = (
            f"No address book or calendar at {address} is read; `otherward sync --list` shows which are."
        )
        raise NotFound(message)
    if len({one.user for one in found}) > 1:
        message = f"Several names are read at {address}; say which with --user."
        raise WrongUse(message)
    return found[0]


def places_of(text: str) -> tuple[str, ...]:
    """The addresses to begin at, for what the user typed: a house's name (`icloud.com`) or a server's address; secured ones only."""
    text = text.strip()
    bare = text.casefold().removeprefix("https://").rstrip("/").removeprefix("www.")
    if bare in HOUSES:
        return HOUSES[bare]
    one = address_of(text if "://" in text else f"https://{text}", any_port=True)
    if one.scheme != "https" and not is_loopback(one.host):
        message = f"{one.host} would get your password where everybody on the way can read it; give its https:// address."
        raise WrongUse(message)
    return (one.whole,)


def keep_account(book: Book, account: DavAccount) -> None:
    """Add it, or change it."""
    with book.transaction():
        _keep(book, [*(one for one in accounts(book) if one.key != account.key), account])


def forget_account(book: Book, account: DavAccount) -> None:
    """Read it no more; what it brought stays."""
    with book.transaction():
        _keep(book, [one for one in accounts(book) if one.key != account.key])
        known = json.loads(book.setting(POSITIONS) or "{}")
        known.pop(account.key, None)
        book.set_setting(POSITIONS, json.dumps(known))


def positions(book: Book, account: DavAccount) -> dict[str, Position]:
    """What was read of each of its address books and calendars, by their path."""
    known = json.loads(book.setting(POSITIONS) or "{}").get(account.key, {})
    return {
        path: Position(**{**one, "items": {item: (etag, uid) for item, (etag, uid) in one["items"].items()}})
        for path, one in known.items()
    }


def keep_position(book: Book, account: DavAccount, path: str, position: Position | None) -> None:
    """So far it was read; None where it is gone."""
    with book.transaction():
        known = json.loads(book.setting(POSITIONS) or "{}")
        mine = known.setdefault(account.key, {})
        if position is None:
            mine.pop(path, None)
        else:
            mine[path] = asdict(position)
        book.set_setting(POSITIONS, json.dumps(known))


def is_read(book: Book, account: DavAccount) -> bool:
    """Whether it is among those the user wants read."""
    return any(one.key == account.key for one in accounts(book))


def _keep(book: Book, kept: list[DavAccount]) -> None:
    book.set_setting(ACCOUNTS, json.dumps([asdict(one) for one in kept]))
