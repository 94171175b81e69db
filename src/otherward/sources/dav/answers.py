"""A server's answers taken apart (RFC 4918, section 13): what it says of each card, event or collection. No entities, no document types."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

from otherward.sources.dav.server import Answer, DavRefused, DavServer, DavSilent

D = "{DAV:}"
CARD = "{urn:ietf:params:xml:ns:carddav}"
CAL = "{urn:ietf:params:xml:ns:caldav}"
CS = "{http://calendarserver.org/ns/}"
SPACES = (
    'xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav" xmlns:C="urn:ietf:params:xml:ns:caldav" '
    'xmlns:S="http://calendarserver.org/ns/"'
)
MULTISTATUS = 207


@dataclass(frozen=True, slots=True)
class Said:
    """What the server says of one address."""

    href: str
    status: int
    """Of the whole; 0 where only single properties have one."""
    props: dict[str, Element] = field(default_factory=dict)
    """Those that are there, by their full name."""

    def text(self, name: str) -> str:
        """A property's text, or empty."""
        found = self.props.get(name)
        return (found.text or "").strip() if found is not None else ""

    def hrefs(self, name: str) -> list[str]:
        """The addresses a property names."""
        found = self.props.get(name)
        return [(one.text or "").strip() for one in found.iter(f"{D}href")] if found is not None else []

    def holds(self, name: str, inner: str) -> bool:
        """Whether a property holds this element."""
        found = self.props.get(name)
        return found is not None and found.find(f".//{inner}") is not None


@dataclass(slots=True)
class Told:
    """A whole answer; `token` is known once it was gone through."""

    answer: Answer
    token: str = ""

    def __iter__(self) -> Iterator[Said]:
        """One address after the other; nothing of it is held longer."""
        host = self.answer.address.split("/")[2]
        try:
            yield from self._taken_apart()
        except (ParseError, ValueError, LookupError) as problem:
            message = f"What {host} answers is no WebDAV, or breaks off; is it the address of an address book or calendar server?"
            raise DavSilent(message) from problem

    def _taken_apart(self) -> Iterator[Said]:
        parsed = iterparse(BytesIO(_clean(self.answer.body)), ("start", "end"), forbid_dtd=True)
        _, root = next(parsed)
        for event, element in parsed:
            if event == "end" and element.tag == f"{D}response":
                yield _said(element)
                root.clear()
            elif event == "end" and element.tag == f"{D}sync-token" and root.find(element.tag) is element:
                self.token = (element.text or "").strip()


def told(server: DavServer, method: str, address: str, body: str, *, depth: int) -> Told:
    """Ask, and take the answer apart; `DavRefused` where there is none of that kind."""
    whole = f'<?xml version="1.0" encoding="utf-8"?>{body}'
    answer = server.ask(method, address, whole, depth=str(depth))
    if answer.status != MULTISTATUS:
        host = answer.address.split("/")[2]
        message = f"{host} {_WHY.get(answer.status, f'answers {answer.status}')} when asked for address books and calendars."
        raise DavRefused(message, answer.status)
    return Told(answer)


_WHY = {
    200: "shows a web page",
    403: "does not let us look there",
    404: "has nothing there",
    405: "knows no such thing",
    500: "has a fault of its own",
    501: "knows no such thing",
    503: "is busy",
    507: "is full",
}


_ENCODING = re.compile(rb"""\s*<\?xml[^>]*encoding=["']([\w-]+)""")
_NEVER = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));",
    re.IGNORECASE,
)


def _clean(body: bytes) -> bytes:
    """Without the letters that XML does not know: one card with a stray byte in it must not hide the other ninety-nine."""
    declared = _ENCODING.match(body)
    if declared and declared[1].lower() != b"utf-8":
        return body
    return _NEVER.sub("", body.decode("utf-8", "replace")).encode()


def _said(element: Element) -> Said:
    props: dict[str, Element] = {}
    for one in element.iter(f"{D}propstat"):
        found = one.find(f"{D}prop")
        if found is not None and _status(one) == 200:
            props |= {prop.tag: prop for prop in found}
    return Said((element.findtext(f"{D}href") or "").strip(), _status(element), props)


def _status(element: Element) -> int:
    words = (element.findtext(f"{D}status") or "").split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
