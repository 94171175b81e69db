"""A newsletter, or any mail that somebody puts here to pass on: each thing it links to, with the words around the link.

Nothing is fetched: the addresses in a newsletter often tell its sender who opened it, and when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email.message import Message
from typing import Any

from otherward.intake.linked_page import Linked, resource_of
from otherward.intake.mail_body import body_of
from otherward.intake.mail_header import decoded, identifiers_in, moment_in, people_in, words_of
from otherward.intake.mail_parsing import message_of
from otherward.intake.page_text import parsed, text_of
from otherward.intake.resource_address import canonical, web_address
from otherward.names import name_of
from otherward.network.resource import Resource
from otherward.network.source import Source

MOST_THINGS = 40
MOST_LINKS = 2000
UP = 5
"""Elements above a link in which its heading and its words are looked for."""
ENOUGH_WORDS = 3
ENOUGH_AROUND = 40
"""Characters beside a link from which on they tell something of it."""
LONGEST_SUMMARY = 800
_HOUSEKEEPING = re.compile(
    r"unsubscribe|opt[ -]?out|(?:manage|update|change|email|your) (?:\w+ )?preferences|privacy|terms (?:of|and)|(?:view|read|open|see) (?:this|it|the)? ?"
    r"(?:\w+ )?(?:in|on) (?:your|a|the) (?:browser|web)|view online|forward to a friend|(?:follow|find|join) us|facebook|instagram|advertise|abmelden|im browser|"
    r"se désabonner|darse de baja|copyright|all rights reserved|contact us|update your profile|log ?in",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\W*(?:read|learn|find out|see|view|watch|listen|register|sign up|book|apply|download|click|more|details|here|continue|join|rsvp|"
    r"weiterlesen|mehr|lire|leer)\b.{0,25}$",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "strong", "b")
_BARE = re.compile(r"https?://[^\s<>()\"']+[^\s<>()\"'.,;:!?]")


@dataclass(frozen=True, slots=True)
class _Link:
    url: str
    title: str
    around: str


def things_in_mail(raw: bytes, *, path: str, day: date) -> list[Resource]:
    """What the mail passes on, in its order; without a link, the mail's own words are the thing."""
    message = message_of(raw)
    subject = words_of(str(message.get("subject", ""))) or "A mail without a subject"
    sender = next(
        (one.name or one.handle.removeprefix("mailto:") for one in people_in(str(message.get("from", "")))),
        "",
    )
    at = moment_in(str(message.get("date", "")))
    on = at.date() if at else None
    identifier = next(iter(identifiers_in(str(message.get("message-id", "")))), "")
    source = Source(
        path=path, where=f"the mail “{subject}”{f' from {sender}' if sender else ''}", locator=identifier
    )
    text = body_of(message).text
    found = []
    for number, link in enumerate(_things(message, text), start=1):
        read = Linked(title=link.title, summary=link.around, published=on)
        one = resource_of(read, link.url, day=on or day)
        found.append(replace(one, source=replace(source, index=number), feed=sender or one.feed))
        if number == MOST_THINGS:
            break
    if found:
        return found
    whole = resource_of(Linked(title=subject, summary=text, author=sender, published=on), "", day=on or day)
    return [
        replace(whole, id=name_of("resource", identifier or f"{subject}\n{text}"), source=source, feed=sender)
    ]


def _things(message: "Message[str, str]", text: str) -> Iterator[_Link]:
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    links = _in_page(page) if page is not None else _in_text(text)
    seen: set[str] = set()
    for link in links:
        key = canonical(link.url)
        if (
            key not in seen
            and len(link.title.split()) >= ENOUGH_WORDS
            and not _HOUSEKEEPING.search(link.title)
        ):
            seen.add(key)
            yield link


def _in_page(part: "Message[str, str]") -> Iterator[_Link]:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    root = parsed(decoded(content, str(part.get_content_charset() or "")).encode("utf-8", "replace"), "utf-8")
    if root is None:
        return
    for number, anchor in enumerate(root.iter("a")):
        url = web_address(anchor.get("href") or "")
        if number >= MOST_LINKS:
            return
        if url:
            said = _words(anchor)
            title = said if not _MORE.match(said) and said else _heading(anchor)
            yield _Link(url, title, _around(anchor, title))


def _heading(anchor: Any) -> str:
    """What a link that only says “read more” belongs to: the nearest heading above it."""
    for block in _above(anchor):
        named = [_words(one) for one in block.iter(*_HEADINGS)]
        longest = max(named, key=len, default="")
        if len(longest.split()) >= ENOUGH_WORDS:
            return longest
    return ""


def _around(anchor: Any, title: str) -> str:
    """The words beside a link, as far as they belong to it and to no other."""
    for block in _above(anchor):
        hrefs = {canonical(url) for one in block.iter("a") if (url := web_address(one.get("href") or ""))}
        if len(hrefs) > 1:
            break
        words = " ".join(text_of(block).split()).replace(title, "", 1).strip(" –—|")
        for one in block.iter("a"):
            if _MORE.match(said := _words(one)):
                words = words.removesuffix(said).strip()
        if len(words) >= ENOUGH_AROUND:
            return words[:LONGEST_SUMMARY]
    return ""


def _above(anchor: Any) -> Iterator[Any]:
    block = anchor.getparent()
    for _ in range(UP):
        if block is None or block.tag in ("body", "html"):
            return
        yield block
        block = block.getparent()


def _in_text(text: str) -> Iterator[_Link]:
    """Addresses in plain text: the line above says what it is, the lines above that belong to it too."""
    for paragraph in re.split(r"\n\s*\n", text):
        for found in list(_BARE.finditer(paragraph))[:MOST_THINGS]:
            said = " ".join(_BARE.sub(" ", paragraph).split())
            first = next(
                (line.strip() for line in paragraph.splitlines() if _BARE.sub("", line).strip(" :-*")), ""
            )
            yield _Link(web_address(found[0]), _BARE.sub("", first).strip(" :-*"), said[:LONGEST_SUMMARY])


def _words(element: Any) -> str:
    return " ".join(text_of(element).split())
