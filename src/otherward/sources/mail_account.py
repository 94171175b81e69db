"""The user's mailboxes on mail servers: which, and how far each folder was read. Kept in the book's settings; passwords are not."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from otherward.book.book import Book
from otherward.errors import NotFound, WrongUse
from otherward.sources.loopback import is_loopback
from otherward.sources.sign_in import IMAP

ACCOUNTS = "mail.accounts"
POSITIONS = "mail.positions"
TLS_FROM_THE_START = 993
"""RFC 8314; on every other port the connection is secured by STARTTLS."""
SERVERS = {
    "gmail.com": "imap.gmail.com",
    "googlemail.com": "imap.gmail.com",
    "icloud.com": "imap.mail.me.com",
    "me.com": "imap.mail.me.com",
    "yahoo.com": "imap.mail.yahoo.com",
    "aol.com": "imap.aol.com",
    "fastmail.com": "imap.fastmail.com",
    "gmx.de": "imap.gmx.net",
    "gmx.net": "imap.gmx.net",
    "gmx.com": "imap.gmx.com",
    "web.de": "imap.web.de",
    "t-online.de": "secureimap.t-online.de",
    "posteo.de": "posteo.de",
    "mailbox.org": "imap.mailbox.org",
    "zoho.com": "imap.zoho.com",
}
"""What the large houses say of themselves; elsewhere `imap.` is tried before the address's own domain."""
NO_PASSWORDS = dict.fromkeys(("outlook.com", "hotmail.com", "live.com", "msn.com"), "outlook.office365.com")
"""Since September 2024 these let no program in by a password, only by a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAccount:
    """One mailbox on a server."""

    address: str
    host: str
    port: int = TLS_FROM_THE_START
    user: str = ""
    folders: tuple[str, ...] = ()
    """Which are read; without any, the inbox and what was sent."""
    since: str = ""
    """Only mails that arrived on this day or later (ISO 8601); all of them if empty."""
    token: bool = False
    """Signs in with a token (OAuth 2.0, by XOAUTH2) instead of a password."""

    @property
    def name(self) -> str:
        """Who logs in."""
        return self.user or self.address

    @property
    def may_be_plain(self) -> bool:
        """A server on this machine: what is said to it crosses no network."""
        return is_loopback(self.host)


def accounts(book: Book) -> list[MailAccount]:
    """All, in the order in which they were added."""
    return [
        MailAccount(**{**one, "folders": tuple(one["folders"])})
        for one in json.loads(book.setting(ACCOUNTS) or "[]")
    ]


def account_of(book: Book, address: str) -> MailAccount:
    """The mailbox of this address."""
    for one in accounts(book):
        if one.address == address.strip().casefold():
            return one
    message = f"There is no mailbox {address}; `otherward sync --add {address}` adds it."
    raise NotFound(message)


def server_for(address: str, *, token: bool = False) -> str:
    """The likely server of an address."""
    domain = address.rpartition("@")[2].casefold()
    if domain in NO_PASSWORDS and not token:
        message = (
            f"{domain} lets no program in by a password; export your mail there and bring the file in, "
            "or name a command that prints a token (`otherward sync --add … --token --command …`)."
        )
        raise WrongUse(message)
    return NO_PASSWORDS[domain] if domain in NO_PASSWORDS else SERVERS.get(domain, f"imap.{domain}")


def keep_account(book: Book, account: MailAccount) -> None:
    """Add it, or change it."""
    account = replace(account, address=account.address.strip().casefold())
    with book.transaction():
        _keep(book, [*(one for one in accounts(book) if one.address != account.address), account])


def forget_account(book: Book, address: str) -> None:
    """Read it no more; what it brought stays."""
    with book.transaction():
        gone = account_of(book, address)
        _keep(book, [one for one in accounts(book) if one.address != gone.address])
        positions = json.loads(book.setting(POSITIONS) or "{}")
        positions.pop(gone.address, None)
        book.set_setting(POSITIONS, json.dumps(positions))


def position(book: Book, account: MailAccount, folder: str) -> tuple[int, int]:
    """(UIDVALIDITY, last UID read) of a folder; zeros if it was never read."""
    found = json.loads(book.setting(POSITIONS) or "{}").get(account.address, {}).get(folder, (0, 0))
    return int(found[0]), int(found[1])


def keep_position(book: Book, account: MailAccount, folder: str, validity: int, last: int) -> None:
    """So far it was read."""
    with book.transaction():
        positions = json.loads(book.setting(POSITIONS) or "{}")
        positions.setdefault(account.address, {})[folder] = [validity, last]
        book.set_setting(POSITIONS, json.dumps(positions))


def is_read(book: Book, account: MailAccount) -> bool:
    """Whether it is among those the user wants read."""
    return any(one.address == account.address for one in accounts(book))


def password_of(account: MailAccount) -> str:
    """The password or token: from the environment, from the system's keyring, or from the user's command."""
    return IMAP.secret(account.name, account.host)


def keep_password(account: MailAccount, password: str) -> None:
    """Keep it in the system's keyring."""
    IMAP.keep(account.name, account.host, password)


def _keep(book: Book, kept: list[MailAccount]) -> None:
    book.set_setting(ACCOUNTS, json.dumps([asdict(one) for one in kept]))


def folders_wanted(account: MailAccount, there: dict[str, frozenset[str]]) -> Iterator[str]:
    """Those the user named, else the inbox and what is marked as sent (RFC 6154), or called so."""
    if account.folders:
        yield from account.folders
        return
    yield "INBOX"
    marked = [name for name, marks in there.items() if "\\sent" in marks]
    called = [name for name in there if name.casefold().rpartition(".")[2].rpartition("/")[2] in SENT]
    yield from marked or called[:1]


SENT = ("sent", "sent items", "sent messages", "gesendet", "gesendete elemente", "envoyés", "enviados")
