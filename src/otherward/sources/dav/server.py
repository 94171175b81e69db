"""A server asked under the user's name (WebDAV, RFC 4918): over TLS only, at the host the user typed and nowhere else.

A private address is fine where the user typed it: a server at home is one's own. Whatever the server itself names has to be on the same host, or
on a public one of the same house (`SPREAD_OVER`); the password goes nowhere else, and no answer sends us into somebody's network.
"""

import base64
import contextlib
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore

from otherward.errors import UnusableInput
from otherward.sources.dav.account import SPREAD_OVER, DavAccount
from otherward.sources.loopback import is_loopback
from otherward.sources.pinned_connection import PinnedConnection
from otherward.sources.public_address import Address, Resolve, address_of, look_up, public_answers

MOST_BYTES = 48 << 20
"""Of one answer."""
STILL = 60.0
"""Seconds in which something must arrive; a server may look through a large address book before it answers."""
LONGEST_VISIT = 3600.0
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 307, 308)
APP_PASSWORDS = {
    "icloud.com": "iCloud wants an app password (account.apple.com, under Sign-In and Security)",
    "fastmail.com": "Fastmail wants an app password (Settings, Privacy & Security)",
    "yahoo.com": "Yahoo wants an app password (Account security)",
    "google": "Google lets no program in by a password; give a command that prints a token",
}


class DavSilent(UnusableInput):
    """The server does not answer, does not let us in, or is none for address books and calendars."""


class DavRefused(DavSilent):
    """The server answered, and not with what was asked for."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class TooLarge(DavSilent):
    """An answer beyond all measure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    address: str
    """Where, after redirects on the same host."""
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class DavServer:
    """Use it in a `with`; connections are kept open meanwhile."""

    account: DavAccount
    secret: str
    trust: ssl.SSLContext | None = None
    resolve: Resolve = look_up
    renew: Callable[[], str] | None = None
    """Gives a token anew, where the one there was is refused."""
    _pools: dict[str, httpcore.ConnectionPool] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self._pools.values():
            pool.close()

    def ask(self, method: str, address: str, body: str | bytes = b"", **headers: str) -> Answer:
        """The answer, whatever its status but 401; `DavSilent` in one sentence. Headers are written with underscores: `if_match`."""
        if not self.secret:
            raise DavRefused(self._no_secret(), 401)
        at = address
        for _ in range(MOST_REDIRECTS + 1):
            one = self._allowed(at)
            answer = self._once(method, one, body.encode() if isinstance(body, str) else body, headers)
            if answer.status == 401 and self.renew and (renewed := self.renew()) not in ("", self.secret):
                self.secret = renewed
                continue
            if answer.status == 401:
                raise DavRefused(self._no_entry(answer), 401)
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                return answer
            at = urljoin(at, answer.headers["location"])
        message = f"{self.account.host} leads round in a circle; look at the address in a browser."
        raise DavSilent(message)

    def within(self, base: str, href: str) -> str:
        """The whole address of what the server names, or empty where that is at a place of no concern."""
        try:
            whole = urljoin(base, href)
            self._allowed(whole)
        except (UnusableInput, ValueError):
            return ""
        return whole

    def _allowed(self, address: str) -> Address:
        one = address_of(address, any_port=True)
        typed = address_of(self.account.address, any_port=True)
        same = one.host == typed.host and (
            one.port == typed.port or (one.scheme, one.port, typed.port) == ("https", 443, 80)
        )
        house = SPREAD_OVER.get(typed.host, "")
        if not same and not (house and one.host.endswith(house) and one.port == 443):
            message = (
                f"{typed.host} points on to {one.host}; your password goes to no other place by itself. "
                f"If that is right, add it: `otherward sync --add {one.scheme}://{urlsplit(address).netloc}`."
            )
            raise DavSilent(message)
        if one.scheme != "https" and not is_loopback(one.host):
            message = f"{one.host} is asked for without a secured connection; the password stays here. Give its https:// address."
            raise DavSilent(message)
        return one

    def _once(self, method: str, one: Address, body: bytes, headers: dict[str, str]) -> Answer:
        try:
            with (
                self._shown(one),
                self._pool(one).stream(
                    method,
                    one.whole,
                    headers=self._headers(one, body, headers),
                    content=body or None,
                    extensions=_TIMES,
                ) as answer,
            ):
                told = {n.decode("latin-1").casefold(): v.decode("latin-1") for n, v in answer.headers}
                return Answer(one.whole, answer.status, told, self._body(answer.iter_stream()))
        except TooLarge:
            self._pools.pop(one.host).close()
            raise

    def _body(self, stream: Iterator[bytes]) -> bytes:
        body = bytearray()
        for piece in stream:
            body += piece
            if len(body) > MOST_BYTES:
                message = f"An answer of {self.account.host} is larger than {MOST_BYTES >> 20} MB; nothing of it was taken."
                raise TooLarge(message)
        return bytes(body)

    def _headers(self, one: Address, body: bytes, more: dict[str, str]) -> list[tuple[bytes, bytes]]:
        port = "" if one.port in (80, 443) else f":{one.port}"
        name = f"[{one.host}]" if ":" in one.host else one.host
        pair = base64.b64encode(f"{self.account.user}:{self.secret}".encode()).decode()
        said = {
            "Host": name + port,
            "User-Agent": f"Otherward/{version('otherward')}",
            "Authorization": f"Bearer {self.secret}" if self.account.token else f"Basic {pair}",
            "Content-Type": "application/xml; charset=utf-8",
            "Content-Length": str(len(body)),
            **{key.replace("_", "-").title(): value for key, value in more.items()},
        }
        return [(key.encode(), value.encode("latin-1", "ignore")) for key, value in said.items()]

    def _pool(self, one: Address) -> httpcore.ConnectionPool:
        if one.host not in self._pools:
            typed = urlsplit(self.account.address).hostname
            answers = [] if one.host == typed else public_answers(one.host, one.port, self.resolve)
            backend = PinnedConnection(one.host, answers, time.monotonic() + LONGEST_VISIT, still=STILL)
            trust = self.trust or ssl.create_default_context()
            self._pools[one.host] = httpcore.ConnectionPool(ssl_context=trust, network_backend=backend)
        return self._pools[one.host]

    def _no_secret(self) -> str:
        """Without one nobody is asked anything: a copy of a network from elsewhere sends nobody anywhere."""
        what = "token" if self.account.token else "password"
        return f"There is no {what} for {self.account.user} at {self.account.host} on this machine; add it again, here or with `otherward sync --add`."

    def _no_entry(self, answer: Answer) -> str:
        host = self.account.host
        hint = next((words for name, words in APP_PASSWORDS.items() if name in host), "")
        offered = answer.headers.get("www-authenticate", "").casefold()
        if offered.startswith("digest") and "basic" not in offered:
            return f"{host} wants another way to sign in (Digest); allow Basic there, which is safe over a secured connection."
        return f"{host} does not let {self.account.user} in; is the password right, and has it not expired?{hint and f' {hint}.'}"

    @contextlib.contextmanager
    def _shown(self, one: Address) -> Iterator[None]:
        """Whatever goes wrong on the line, in one sentence."""
        try:
            yield
        except (httpcore.TimeoutException, TimeoutError) as problem:
            message = f"{one.host} took too long; what came so far is kept, try again later."
            raise DavSilent(message) from problem
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as problem:
            reason = (str(problem) or type(problem).__name__).split("\n")[0][:100]
            message = (
                f"Nobody vouches for the certificate of {one.host} ({reason}); add it to those this system trusts, or name its file in SSL_CERT_FILE."
                if "certificate" in reason.casefold()
                else f"{one.host} could not be reached, or hung up ({reason}); what came so far is kept, try again later."
            )
            raise DavSilent(message) from problem


_TIMES = {"timeout": {"connect": STILL, "read": STILL, "write": STILL, "pool": STILL}}
