"""A mailbox on a server, read and never changed (IMAP4rev1, RFC 3501): folders are examined, mails peeked at.

Only over TLS, from the first byte or by STARTTLS; plain words go to a server on this machine alone. Of a mail the first megabyte is fetched: the
words stand before what is attached.
"""

import contextlib
import imaplib
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from threading import Event
from types import TracebackType
from typing import Any, Self

from otherward.errors import UnusableInput
from otherward.sources.mail_account import TLS_FROM_THE_START, MailAccount

MOST_BYTES = 1 << 20
"""Of one mail."""
AT_ONCE = 4 << 20
"""Bytes asked for at once."""
MOST_AT_ONCE = 200
SEARCHED_AT_ONCE = 20_000
"""Numbers looked for at once, so that an answer stays short however large the folder is."""
TIMEOUT = 60
LOOK = 1.0
"""Seconds between two looks at whether a wait is to end."""
MOST_SAID = 1 << 16
"""Bytes that a server may say while it is waited for."""
_CAME = re.compile(rb"^\* [1-9]\d* (?:EXISTS|RECENT)\r?$", re.MULTILINE)
_FOLDER = re.compile(rb'\((?P<marks>[^)]*)\) (?:"(?:\\.|[^"\\])*"|NIL) (?P<name>.+)$', re.DOTALL)
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")


class MailboxSilent(UnusableInput):
    """The mail server does not answer, or not let us in."""


class _NoEntry(Exception):
    """Name and password, or token, are not taken."""


class Imap:
    """One logged-in connection; use it in a `with`. A token that was refused is asked for once more with `renew`."""

    def __init__(
        self,
        account: MailAccount,
        password: str,
        *,
        trust: ssl.SSLContext | None = None,
        renew: Callable[[], str] | None = None,
    ) -> None:
        self._account = account
        self._password = password
        self._renew = renew
        self._trust = trust or ssl.create_default_context()
        self._server: imaplib.IMAP4

    def __enter__(self) -> Self:
        if not self._password:
            what = "token" if self._account.token else "password"
            message = f"There is no {what} for {self._account.name} at {self._account.host} on this machine; add the mailbox again."
            raise MailboxSilent(message)
        try:
            self._enter()
        except _NoEntry as problem:
            renewed = self._renew() if self._renew else ""
            if renewed in ("", self._password):
                raise MailboxSilent(self._no_entry()) from problem
            self._password = renewed
            try:
                self._enter()
            except _NoEntry as again:
                raise MailboxSilent(self._no_entry()) from again
        return self

    def _enter(self) -> None:
        with self._said("could not be reached"):
            self._server = self._connected()
        try:
            if self._account.token:
                self._server.authenticate("XOAUTH2", self._shown_token)
            else:
                self._server.login(self._account.name, self._password)
        except imaplib.IMAP4.error as problem:
            self._gone()
            raise _NoEntry from problem
        except OSError as problem:
            message = f"{self._account.host} hung up; try again later."
            raise MailboxSilent(message) from problem

    def _shown_token(self, challenge: bytes) -> bytes:
        """Google's and Microsoft's way; a challenge says why not, and wants an empty answer."""
        return b"" if challenge else f"user={self._account.name}\1auth=Bearer {self._password}\1\1".encode()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._gone()

    def folders(self) -> dict[str, frozenset[str]]:
        """Name, as the server writes it, and marks (such as those of the folder of sent mail) of each folder that can be opened."""
        with self._said("does not list its folders"):
            _, rows = self._server.list()
        found = {}
        for row in rows:
            line = b" ".join(part for part in row if part) if isinstance(row, tuple) else row
            match = _FOLDER.match(line or b"")
            if match:
                marks = frozenset(match["marks"].decode("ascii", "replace").casefold().split())
                if "\\noselect" not in marks:
                    found[_unquoted(match["name"])] = marks
        return found

    def examine(self, folder: str) -> tuple[int, int]:
        """(UIDVALIDITY, the number the next mail will get); nothing in the folder is marked as seen."""
        with self._said(f"does not open the folder {shown(folder)}"):
            status, told = self._server.select(_quoted(folder), readonly=True)
            if status != "OK":
                raise imaplib.IMAP4.error(told)
            validity, following = self._number("UIDVALIDITY"), self._number("UIDNEXT")
        return validity, following

    @property
    def can_wait(self) -> bool:
        """Whether the server says by itself that mail has come (RFC 2177)."""
        with self._said("does not say what it can do"):
            _, told = self._server.capability()
        return b"IDLE" in b" ".join(one for one in told if one).upper().split()

    def wait(self, folder: str, last: int, seconds: float, stopped: Event) -> bool:
        """Wait until there is mail in this folder beyond the last number read: True once there is, False after so long or when stopped.

        Answers are read from the line itself: what the library reads ahead would be lost to a wait that has an end.
        """
        _, following = self.examine(folder)
        if following - 1 > last:
            return True
        with self._said("hung up"):
            line = self._server.socket()
            line.settimeout(LOOK)
            try:
                line.sendall(b"IDLE1 IDLE\r\n")
                came = _mail_came(line, time.monotonic() + seconds, stopped)
                line.settimeout(TIMEOUT)
                line.sendall(b"DONE\r\n")
                _until_done(line)
            finally:
                line.settimeout(TIMEOUT)
        return came

    def numbers(self, first: int, following: int, since: str = "") -> Iterator[int]:
        """The mails' numbers from this one on, rising; with a day, those that arrived on it or later."""
        for low in range(first, following, SEARCHED_AT_ONCE):
            high = min(low + SEARCHED_AT_ONCE, following) - 1
            asked = ["UID", f"{low}:{high}", *(("SINCE", _day(since)) if since else ())]
            with self._said("does not say which mails there are"):
                _, rows = self._server.uid("SEARCH", *asked)
            yield from sorted(n for row in rows if row for n in map(int, row.split()) if low <= n <= high)

    def mails(self, numbers: list[int]) -> Iterator[tuple[int, bytes]]:
        """(number, the mail, cut at a megabyte), a few at a time."""
        for some in self._in_parts(numbers):
            with self._said("stopped in the middle"):
                _, rows = self._server.uid("FETCH", _set(some), f"(UID BODY.PEEK[]<0.{MOST_BYTES}>)")
            yield from _fetched(rows)

    def _in_parts(self, numbers: list[int]) -> Iterator[list[int]]:
        part: list[int] = []
        weight = 0
        for at in range(0, len(numbers), 1000):
            some = numbers[at : at + 1000]
            with self._said("does not say how large the mails are"):
                _, rows = self._server.uid("FETCH", _set(some), "(UID RFC822.SIZE)")
            sizes = dict(_sizes(rows))
            for number in some:
                size = min(sizes.get(number, 0), MOST_BYTES)
                if part and (weight + size > AT_ONCE or len(part) == MOST_AT_ONCE):
                    yield part
                    part, weight = [], 0
                part.append(number)
                weight += size
        if part:
            yield part

    def _connected(self) -> imaplib.IMAP4:
        account = self._account
        if account.port == TLS_FROM_THE_START:
            return imaplib.IMAP4_SSL(account.host, account.port, ssl_context=self._trust, timeout=TIMEOUT)
        server = imaplib.IMAP4(account.host, account.port, timeout=TIMEOUT)
        if "STARTTLS" in server.capabilities:
            server.starttls(self._trust)
        elif not account.may_be_plain:
            server.shutdown()
            message = f"{account.host} offers no secured connection on port {account.port}; try port {TLS_FROM_THE_START}."
            raise MailboxSilent(message)
        return server

    def _number(self, name: str) -> int:
        _, found = self._server.response(name)
        text = found[0] if found else None
        return int(text) if text else 0

    def _no_entry(self) -> str:
        hint = (
            " Gmail wants an app password (myaccount.google.com/apppasswords)."
            if "gmail" in self._account.host
            else ""
        )
        what = "is the token still good" if self._account.token else "is the password right"
        return f"{self._account.host} does not let {self._account.name} in; {what}?{'' if self._account.token else hint}"

    @contextlib.contextmanager
    def _said(self, what: str) -> Iterator[None]:
        """Whatever goes wrong on the line, in one sentence."""
        try:
            yield
        except (imaplib.IMAP4.error, OSError, ValueError) as problem:
            reason = str(problem).split("\n")[0][:120]
            message = f"{self._account.host} {what} ({reason}); try again later."
            raise MailboxSilent(message) from problem

    def _gone(self) -> None:
        with contextlib.suppress(imaplib.IMAP4.error, OSError):
            self._server.logout()


def _mail_came(line: socket.socket, until: float, stopped: Event) -> bool:
    heard = b""
    while time.monotonic() < until and not stopped.is_set():
        try:
            piece = line.recv(4096)
        except TimeoutError:
            continue
        if not piece:
            message = "the line is closed"
            raise OSError(message)
        heard = (heard + piece)[-MOST_SAID:]
        if re.search(rb"^(?:IDLE1 (?:NO|BAD)|\* BYE)", heard, re.MULTILINE):
            message = "it allows no waiting"
            raise OSError(message)
        if _CAME.search(heard):
            return True
    return False


def _until_done(line: socket.socket) -> None:
    heard = b""
    while b"IDLE1 OK" not in heard:
        piece = line.recv(4096)
        if not piece or len(heard) > MOST_SAID:
            message = "the line is closed"
            raise OSError(message)
        heard += piece
    # what follows the answer belongs to nobody: nothing else was asked for


def shown(folder: str) -> str:
    """A folder's name for people; the server's own letters are modified UTF-7 (RFC 3501, section 5.1.3)."""

    def letters(found: "re.Match[str]") -> str:
        inside = found[1].replace(",", "/")
        return "&" if not inside else f"+{inside}-".encode("ascii", "replace").decode("utf-7", "replace")

    return re.sub(r"&([^-]*)-", letters, folder)


def _fetched(rows: list[Any]) -> Iterator[tuple[int, bytes]]:
    for at, row in enumerate(rows):
        if isinstance(row, tuple):
            behind = rows[at + 1] if at + 1 < len(rows) and isinstance(rows[at + 1], bytes) else b""
            found = _UID.search(row[0]) or _UID.search(behind)
            if found:
                yield int(found[1]), row[1]


def _sizes(rows: list[Any]) -> Iterator[tuple[int, int]]:
    for row in rows:
        line = row[0] if isinstance(row, tuple) else row or b""
        number, size = _UID.search(line), _SIZE.search(line)
        if number and size:
            yield int(number[1]), int(size[1])


def _set(numbers: list[int]) -> str:
    """`3,5:9`: as few letters as possible."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ",".join(":".join(map(str, part)) for part in parts)


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unquoted(raw: bytes) -> str:
    text = raw.decode("utf-8", "replace").strip()
    if text.startswith('"') and text.endswith('"'):
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    return re.sub(r"^\{\d+\}\s*", "", text)


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day):02}-{_MONTHS[int(month) - 1]}-{year}"
