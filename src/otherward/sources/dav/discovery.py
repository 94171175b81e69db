"""Which address books and calendars there are: from the address the user typed to their own ones (RFC 6764, section 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urljoin, urlsplit

from otherward.sources.dav.answers import CAL, CARD, CS, SPACES, D, Said, told
from otherward.sources.dav.server import DavRefused, DavServer, DavSilent

MOST = 200
"""Address books and calendars under one name."""


class Kind(StrEnum):
    """What is kept in a collection."""

    CARDS = "address book"
    EVENTS = "calendar"


@dataclass(frozen=True, slots=True)
class _Words:
    """How a kind is called on the wire."""

    well_known: str
    home: str
    asked: str
    is_one: str


_WORDS = {
    Kind.CARDS: _Words(
        "/.well-known/carddav",
        f"{CARD}addressbook-home-set",
        "<A:addressbook-home-set/>",
        f"{CARD}addressbook",
    ),
    Kind.EVENTS: _Words(
        "/.well-known/caldav", f"{CAL}calendar-home-set", "<C:calendar-home-set/>", f"{CAL}calendar"
    ),
}
_PROPS = "<D:resourcetype/><D:displayname/><D:sync-token/><D:supported-report-set/><S:getctag/><C:supported-calendar-component-set/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One address book or calendar on a server."""

    address: str
    name: str
    kind: Kind
    ctag: str = ""
    token: str = ""
    tells_changes: bool = False
    """Whether it can be asked what changed since (RFC 6578)."""

    @property
    def path(self) -> str:
        """Its place on the server, by which it is known again."""
        return plain_path(self.address)


def plain_path(address: str) -> str:
    """The path of an address, written one way only."""
    return unquote(urlsplit(address).path)


def collections(server: DavServer) -> list[Collection]:
    """The user's address books and calendars; `DavSilent` if there are none to be found."""
    account = server.account
    found: dict[str, Collection] = {}
    start = list(_listed(server, account.address, depth=0))
    for one in start or [
        one for kind in Kind for home in _homes(server, kind) for one in _listed(server, home, depth=1)
    ]:
        found.setdefault(one.path, one)
    if not found:
        message = (
            f"No address book or calendar of {account.user} is found at {account.address}; "
            "give the address that its help names for CardDAV or CalDAV."
        )
        raise DavSilent(message)
    wanted = {name.casefold() for name in account.names}
    kept = [one for one in found.values() if not wanted or one.name.casefold() in wanted]
    missing = wanted - {one.name.casefold() for one in kept}
    if missing:
        there = ", ".join(one.name for one in found.values())
        message = (
            f"There is no address book or calendar “{min(missing)}” at {account.host}; there are: {there}."
        )
        raise DavSilent(message)
    return kept[:MOST]


def _homes(server: DavServer, kind: Kind) -> list[str]:
    """Where the user's own ones lie: said at the address typed, at the well-known one, or by the user's principal."""
    typed, words = server.account.address, _WORDS[kind]
    well_known = urljoin(typed, words.well_known)
    for place in (well_known, typed) if urlsplit(typed).path in ("", "/") else (typed, well_known):
        for one in _asked(server, place, f"<D:current-user-principal/>{words.asked}", depth=0):
            if homes := _places(server, place, one.hrefs(words.home)):
                return homes
            for principal in _places(server, place, one.hrefs(f"{D}current-user-principal")):
                for said in _asked(server, principal, words.asked, depth=0):
                    if homes := _places(server, principal, said.hrefs(words.home)):
                        return homes
    return []


def _places(server: DavServer, base: str, hrefs: list[str]) -> list[str]:
    return [whole for href in hrefs if href and (whole := server.within(base, href))]


def _asked(server: DavServer, place: str, props: str, *, depth: int) -> list[Said]:
    """Nothing, where there is nothing of that kind."""
    try:
        return list(
            told(
                server,
                "PROPFIND",
                place,
                f"<D:propfind {SPACES}><D:prop>{props}</D:prop></D:propfind>",
                depth=depth,
            )
        )
    except DavRefused as problem:
        if problem.status == 401 or problem.status >= 500:
            raise
        return []


def _listed(server: DavServer, place: str, *, depth: int) -> Iterator[Collection]:
    for said in _asked(server, place, _PROPS, depth=depth):
        kind = next(
            (kind for kind, words in _WORDS.items() if said.holds(f"{D}resourcetype", words.is_one)), None
        )
        address = server.within(place, said.href)
        if kind is not None and address and (kind is Kind.CARDS or _has_events(said)):
            path = plain_path(address).rstrip("/")
            yield Collection(
                address=address,
                name=" ".join(said.text(f"{D}displayname").split())[:80] or path.rpartition("/")[2],
                kind=kind,
                ctag=said.text(f"{CS}getctag"),
                token=said.text(f"{D}sync-token"),
                tells_changes=said.holds(f"{D}supported-report-set", f"{D}sync-collection"),
            )


def _has_events(said: Said) -> bool:
    """A calendar that says what it takes, and takes no events, is a list of tasks."""
    found = said.props.get(f"{CAL}supported-calendar-component-set")
    kinds = [one.get("name", "").upper() for one in found] if found is not None else []
    return not kinds or "VEVENT" in kinds
