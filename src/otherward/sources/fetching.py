"""Fetch one public page, politely: only where the user said, within limits of size and time, unchanged ones not again.

Redirects are followed one by one, each looked at like the first. What came with an ETag or a day (RFC 9110, section 13) is kept in a folder of
the user's and asked for with it the next time. A server that says "too many" (429, 503) is waited for once if it names a short time.
"""

import contextlib
import hashlib
import json
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin

import httpcore

from otherward.errors import UnusableInput
from otherward.sources.pinned_connection import STILL, PinnedConnection
from otherward.sources.public_address import Address, Resolve, address_of, look_up, public_answers

MOST_BYTES = 25 << 20
PATIENCE = 30.0
"""Seconds for one whole page."""
MOST_REDIRECTS = 5
MOST_KEPT = 200
"""Pages kept; the oldest go first."""
PACE = 0.15
"""Seconds between two requests to one host: well below the ten a second that sec.gov allows."""
LONGEST_WAIT = 20.0
"""Seconds that a server may ask to be waited for."""
READABLE = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/json",
    "application/feed",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats",
    "application/octet-stream",
)
REDIRECTS = (301, 302, 303, 307, 308)
GONE = {
    404: "is not there (any more)",
    410: "is gone for good",
    401: "wants a login",
    403: "does not let us in",
}
BUSY = (429, 503)


class NotFetched(UnusableInput):
    """The page could not be had; `again_after` says when to try again, where the server did."""

    def __init__(self, message: str, *, status: int = 0, again_after: float = 0.0) -> None:
        super().__init__(message)
        self.status = status
        self.again_after = again_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One page as it came."""

    address: str
    """Where it was in the end, after redirects."""
    body: bytes
    kind: str = ""
    """The content type, without its parameters."""
    etag: str = ""
    changed: str = ""
    """Last-Modified, as the server said it."""
    at: str = ""
    """When it was fetched; ISO 8601."""
    unchanged: bool = False
    """The kept one is still current; nothing was sent again."""


@dataclass
class Fetcher:
    """Fetches from public places. `may_be_private` opens the guard for a server of one's own in a test, and for nothing else."""

    kept: Path | None = None
    """The folder of what was fetched before."""
    pace: float = PACE
    most_bytes: int = MOST_BYTES
    patience: float = PATIENCE
    resolve: Resolve = look_up
    may_be_private: bool = False
    trust: ssl.SSLContext | None = None
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, address: str, *, accept: str = "*/*", contact: str = "") -> Fetched:
        """The page at this address; `NotFetched` or `NotPublic`, one sentence each.

        `contact` is the user's mail address, for a register that asks to be told it (SEC EDGAR); no other host hears it, not even after a redirect.
        """
        known = self._known(address)
        found = self._followed(address, accept, known, contact)
        if self.kept is not None and not found.unchanged and (found.etag or found.changed):
            self._keep(address, found)
        return found

    def _followed(self, address: str, accept: str, known: Fetched | None, contact: str) -> Fetched:
        deadline, waited, at = time.monotonic() + self.patience, False, address
        asked = address_of(address, any_port=self.may_be_private).host
        for _ in range(MOST_REDIRECTS + 2):
            one = address_of(at, any_port=self.may_be_private)
            said = _said(one, accept, known, contact if one.host == asked else "")
            status, headers, body = self._ask(one, said, deadline)
            if status in REDIRECTS and headers.get("location"):
                at = urljoin(at, headers["location"])
            elif status in BUSY and not waited and 0 < (pause := _pause(headers)) <= LONGEST_WAIT:
                waited = True
                time.sleep(pause)
                deadline += pause
            elif status == 304 and known is not None:
                return replace(known, unchanged=True, at=_now())
            elif status == 200:
                return _fetched(at, headers, body)
            else:
                raise _refused(one.host, status, headers)
        message = f"{address_of(address, any_port=True).host} leads round in a circle; look at the address in a browser."
        raise NotFetched(message)

    def _ask(
        self, one: Address, said: list[tuple[bytes, bytes]], deadline: float
    ) -> tuple[int, dict[str, str], bytes]:
        self._pace(one.host)
        answers = [] if self.may_be_private else public_answers(one.host, one.port, self.resolve)
        backend = PinnedConnection(one.host, answers, deadline)
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=self.trust or ssl.create_default_context(), network_backend=backend
                ) as pool,
                pool.stream("GET", one.whole, headers=said, extensions=_TIMES) as answer,
            ):
                headers = _headers_of(answer.headers)
                if answer.status != 200:
                    return answer.status, headers, b""
                return answer.status, headers, self._body(one.host, headers, answer.iter_stream())
        except (httpcore.TimeoutException, TimeoutError) as problem:
            message = f"{one.host} took too long; try again later."
            raise NotFetched(message) from problem
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as problem:
            message = f"{one.host} could not be reached ({_short(problem)}); try again later."
            raise NotFetched(message) from problem

    def _body(self, host: str, headers: dict[str, str], stream: Iterable[bytes]) -> bytes:
        kind = _kind(headers)
        if kind and not kind.startswith(READABLE):
            message = (
                f"What {host} has there is no text ({kind}); give the address of a page, a PDF or a feed."
            )
            raise NotFetched(message)
        body = bytearray()
        for piece in _unpacked(stream, headers.get("content-encoding", ""), self.most_bytes + 1):
            body += piece
            if len(body) > self.most_bytes:
                message = f"What {host} has there is larger than {self.most_bytes >> 20 or 1} MB; save the part you need and bring that in."
                raise NotFetched(message)
        return bytes(body)

    def _pace(self, host: str) -> None:
        wait = self._last.get(host, 0.0) + self.pace - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._last[host] = time.monotonic()

    def _known(self, address: str) -> Fetched | None:
        if self.kept is None:
            return None
        try:
            said = json.loads(self._place(address, ".json").read_text(encoding="utf-8"))
            return Fetched(**said, body=self._place(address, ".body").read_bytes())
        except (OSError, ValueError, TypeError):
            return None

    def _keep(self, address: str, found: Fetched) -> None:
        assert self.kept is not None
        self.kept.mkdir(parents=True, exist_ok=True, mode=0o700)
        said = asdict(found)
        body = said.pop("body")
        with contextlib.suppress(OSError):  # a full disk costs a second fetch, nothing else
            self._place(address, ".body").write_bytes(body)
            self._place(address, ".json").write_text(json.dumps(said), encoding="utf-8")
            for old in sorted(self.kept.glob("*.body"), key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]:
                old.unlink()
                old.with_suffix(".json").unlink(missing_ok=True)

    def _place(self, address: str, ending: str) -> Path:
        assert self.kept is not None
        return self.kept / (hashlib.sha256(address.encode()).hexdigest()[:32] + ending)


_TIMES = {"timeout": {"connect": STILL, "read": STILL, "write": STILL, "pool": STILL}}


def _said(one: Address, accept: str, known: Fetched | None, contact: str) -> list[tuple[bytes, bytes]]:
    """The headers of a request."""
    who = f"Otherward/{version('otherward')}" + (f" ({contact})" if contact else "")
    port = "" if one.port in (80, 443) else f":{one.port}"
    host = f"[{one.host}]" if ":" in one.host else one.host
    said = {"Host": host + port, "User-Agent": who, "Accept": accept, "Accept-Encoding": "gzip"}
    if known is not None and known.etag:
        said["If-None-Match"] = known.etag
    if known is not None and known.changed:
        said["If-Modified-Since"] = known.changed
    return [(name.encode(), value.encode("latin-1", "ignore")) for name, value in said.items()]


def _headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").casefold(): value.decode("latin-1") for name, value in raw}


def _kind(headers: dict[str, str]) -> str:
    return headers.get("content-type", "").split(";")[0].strip().casefold()


def _fetched(at: str, headers: dict[str, str], body: bytes) -> Fetched:
    return Fetched(
        address=at,
        body=body,
        kind=_kind(headers),
        etag=headers.get("etag", ""),
        changed=headers.get("last-modified", ""),
        at=_now(),
    )


def _unpacked(stream: Iterable[bytes], coding: str, most: int) -> Iterator[bytes]:
    """The body unpacked as it comes, at most so many bytes of it: a small answer cannot become a flood."""
    packed = coding.strip().casefold()
    if packed in ("", "identity"):
        yield from stream
        return
    if packed not in ("gzip", "x-gzip"):
        message = f"it is packed as {packed[:20]}, which was not asked for"
        raise httpcore.RemoteProtocolError(message)
    unpacker, given = zlib.decompressobj(16 + zlib.MAX_WBITS), 0
    for piece in stream:
        try:
            out = unpacker.decompress(piece, most - given)
        except zlib.error as problem:
            message = "it is packed in a way that cannot be read"
            raise httpcore.RemoteProtocolError(message) from problem
        given += len(out)
        yield out
        if given >= most:
            return


def _refused(host: str, status: int, headers: dict[str, str]) -> NotFetched:
    if status in BUSY:
        pause = _pause(headers) or 3600.0
        message = f"{host} asks for patience; try again in {max(1, round(pause / 60))} minutes."
        return NotFetched(message, status=status, again_after=pause)
    why = GONE.get(status, "has a fault of its own" if status >= 500 else f"answers {status}")
    return NotFetched(f"What was asked for at {host} {why}; look at the address in a browser.", status=status)


def _pause(headers: dict[str, str]) -> float:
    """Seconds of Retry-After, said as a number or as a day; 0 if it says nothing."""
    said = headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    return max(0.0, (until - datetime.now(until.tzinfo or UTC)).total_seconds()) if until.tzinfo else 0.0


def _short(problem: Exception) -> str:
    return (str(problem) or type(problem).__name__).split("\n")[0][:100]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
