"""What is new, changed or gone in an address book or calendar since it was last read, and the cards and events themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from otherward.sources.dav.account import Position
from otherward.sources.dav.answers import CAL, CARD, SPACES, D, Said, Told, told
from otherward.sources.dav.discovery import Collection, Kind, plain_path
from otherward.sources.dav.server import DavRefused, DavServer, DavSilent, TooLarge

PAGE = 100
"""Cards or events asked for at once."""
MOST_ROUNDS = 1000
FULL = 507
"""A server's word for “there is more, ask again” (RFC 6578, section 3.6)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be fetched, and what is gone."""

    there: dict[str, str]
    """New or changed: plain path → the address as the server writes it."""
    gone: tuple[str, ...] = ()
    token: str = ""
    whole: bool = False
    """Whether everything was looked through."""


@dataclass(frozen=True, slots=True)
class Item:
    """One card or event as it is on the server."""

    path: str
    etag: str
    data: bytes
    problem: str = ""
    """Why it could not be had, in one sentence; else empty."""


def changes(server: DavServer, one: Collection, known: Position, *, anew: bool = False) -> Changes:
    """By the server's own word where it has one, else by comparing every ETag; `anew` takes everything for changed."""
    if not anew and known.whole and one.ctag and one.ctag == known.ctag:
        return Changes({}, token=known.token)
    if not anew and known.token and one.tells_changes:
        try:
            return _since(server, one, known)
        except DavRefused as problem:
            if problem.status == 401:
                raise
    return _compared(server, one, known, anew=anew)


def _since(server: DavServer, one: Collection, known: Position) -> Changes:
    there: dict[str, str] = {}
    gone: dict[str, None] = {}
    token = known.token
    for _ in range(MOST_ROUNDS):
        body = (
            f"<D:sync-collection {SPACES}><D:sync-token>{escape(token)}</D:sync-token><D:sync-level>1</D:sync-level>"
            "<D:prop><D:getetag/></D:prop></D:sync-collection>"
        )
        answer = told(server, "REPORT", one.address, body, depth=0)
        more = False
        for said in answer:
            path = plain_path(said.href)
            if path == one.path:
                more |= said.status == FULL
            elif said.status == 404:
                there.pop(path, None)
                gone[path] = None
            elif known.items.get(path, ("",))[0] != said.text(f"{D}getetag") or not said.text(f"{D}getetag"):
                gone.pop(path, None)
                there[path] = said.href
        if not answer.token or (more and answer.token == token):
            message = f"{server.account.host} does not say how far its changes go; try again later."
            raise DavSilent(message)
        token = answer.token
        if not more:
            break
    return Changes(there, tuple(path for path in gone if path in known.items), token)


def _compared(server: DavServer, one: Collection, known: Position, *, anew: bool) -> Changes:
    body = f"<D:propfind {SPACES}><D:prop><D:getetag/><D:resourcetype/></D:prop></D:propfind>"
    seen: set[str] = set()
    there: dict[str, str] = {}
    for said in told(server, "PROPFIND", one.address, body, depth=1):
        path = plain_path(said.href)
        if path == one.path or said.holds(f"{D}resourcetype", f"{D}collection"):
            continue
        seen.add(path)
        etag = said.text(f"{D}getetag")
        if anew or not etag or known.items.get(path, ("",))[0] != etag:
            there[path] = said.href
    return Changes(there, tuple(path for path in known.items if path not in seen), one.token, whole=True)


def items(server: DavServer, one: Collection, hrefs: list[str]) -> Iterator[Item]:
    """The cards or events, a page at a time.

    A page that is too large, or that the server stumbles over, is asked for in halves, so that a single bad one is found and said.
    """
    for at in range(0, len(hrefs), PAGE):
        yield from _some(server, one, hrefs[at : at + PAGE])


def _some(server: DavServer, one: Collection, hrefs: list[str]) -> Iterator[Item]:
    try:
        yield from [item for said in _multiget(server, one, hrefs) if (item := _item(said, one))]
    except (TooLarge, DavRefused) as problem:
        if isinstance(problem, DavRefused) and problem.status != 500:
            raise
        if len(hrefs) == 1:
            yield Item(plain_path(hrefs[0]), "", b"", str(problem))
            return
        half = len(hrefs) // 2
        yield from _some(server, one, hrefs[:half])
        yield from _some(server, one, hrefs[half:])


def _multiget(server: DavServer, one: Collection, hrefs: list[str]) -> Told:
    report, data = {
        Kind.CARDS: ("A:addressbook-multiget", "<A:address-data/>"),
        Kind.EVENTS: ("C:calendar-multiget", "<C:calendar-data/>"),
    }[one.kind]
    asked = "".join(f"<D:href>{escape(href)}</D:href>" for href in hrefs)
    body = f"<{report} {SPACES}><D:prop><D:getetag/>{data}</D:prop>{asked}</{report}>"
    return told(server, "REPORT", one.address, body, depth=0)


def _item(said: Said, one: Collection) -> Item | None:
    """None for what went between being listed and being asked for: the next time says so."""
    text = said.text(f"{CARD}address-data" if one.kind is Kind.CARDS else f"{CAL}calendar-data")
    if not text:
        return None
    return Item(plain_path(said.href), said.text(f"{D}getetag"), text.encode())
