"""A page somebody links to, as a thing to pass on: its title, what it is about, what kind of thing it is, when it takes place.

What the page says of itself for programs (schema.org in JSON-LD) counts most; the rest is read from its words. Nothing of its
markup is kept.
"""

import logging
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from otherward.intake.brought import Circumstances
from otherward.intake.document import document_of
from otherward.intake.entry import Entry
from otherward.intake.feed_dates import Said, when_said
from otherward.intake.page_statement import Statement, statement_of
from otherward.intake.page_text import parsed, plain_text, text_of
from otherward.intake.resource_address import canonical, host_of, web_address
from otherward.intake.resource_kind import DATED, is_for_members, kind_of_resource
from otherward.names import name_of
from otherward.network.document import Document
from otherward.network.resource import Resource
from otherward.network.source import Source

LONGEST_TITLE = 300
LONGEST_SUMMARY = 1500
LONGEST_PAGE = 8 << 20
"""Characters of a page beyond which it is no article any more."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_PAGE = (b"<html", b"<!doctype html", b"<head", b"<body", b"<article", b"<title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What was read at an address."""

    title: str = ""
    summary: str = ""
    words: str = ""
    """The beginning of the text, in which days are looked for."""
    author: str = ""
    published: date | None = None
    said: Statement = field(default_factory=Statement)
    is_paper: bool = False
    """It is a file of pages (PDF, Word), not a web page."""


def resource_of_page(body: bytes, address: str, *, day: date, title: str = "") -> Resource:
    """The thing at this address; `title` is what the user or their browser calls it, for pages that do not say."""
    url = web_address(address)
    read = _page(body, url) if _is_page(body) else _paper(body, url, day)
    return resource_of(read, url, day=day, title=title)


def resource_of(read: Linked, url: str, *, day: date, title: str = "") -> Resource:
    """A thing to pass on, of what was read of it (nothing, where it could not be fetched)."""
    named = (
        _line(read.said.title or read.title)[:LONGEST_TITLE]
        or _line(title)[:LONGEST_TITLE]
        or _last_part(url)
    )
    about = read.said.summary or read.summary or read.words
    summary = _shortened(about.removeprefix(named).strip() or about)
    kind = _kind(read, named, summary, url)
    published = (
        read.published if read.published and read.published <= day else None
    )  # a day to come is the event's
    times = _times(read, kind, named, summary, day)
    return Resource(
        id=name_of("resource", canonical(url)),
        title=named,
        url=url,
        source=Source(path=url, where="the page", locator=url),
        kind=kind,
        summary=summary,
        author=_line(read.said.author or read.author)[:120],
        published=published,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        deadline=times.deadline,
        feed=host_of(url),
        members_only=is_for_members(f"{named}\n{summary}"),
    )


def feeds_named_in(body: bytes, address: str) -> list[str]:
    """The feeds that a page says it has, by their addresses."""
    root = parsed(body[:LONGEST_PAGE]) if _is_page(body) else None
    if root is None:
        return []
    links = [one for one in root.iter("link") if (one.get("type") or "").casefold() in FEED_TYPES]
    named = [web_address(urljoin(address, one.get("href") or "")) for one in links]
    return list(dict.fromkeys(one for one in named if one))


def _is_page(body: bytes) -> bool:
    head = body[:4096].lower()
    return any(mark in head for mark in _PAGE)


def _page(body: bytes, url: str) -> Linked:
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(
            logging.NullHandler()
        )  # what it thinks of a page is no matter for the terminal
    root = parsed(body[:LONGEST_PAGE])
    if root is None:
        return Linked()
    said = statement_of(root)
    found = bare_extraction(body[:LONGEST_PAGE], url=url, with_metadata=True, include_comments=False)
    told: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    words = plain_text(str(told.get("text") or "")) or text_of(root, without_frame=True)
    first = root.find(".//title")
    return Linked(
        title=str(told.get("title") or "") or ("" if first is None else "".join(first.itertext())),
        summary=plain_text(str(told.get("description") or "")),
        words=words[:LONGEST_SUMMARY],
        author=str(told.get("author") or ""),
        published=said.published or _day(str(told.get("date") or "")),
        said=said,
    )


def _paper(body: bytes, url: str, day: date) -> Linked:
    name = PurePosixPath(unquote(urlsplit(url).path)).name or "page.txt"
    entry = Entry(path=url, name=name, size=len(body), head=body[: 64 << 10], open=lambda: BytesIO(body))
    found = document_of(entry, Circumstances(day=day))
    if not isinstance(found, Document):
        return Linked()
    words = "\n".join(found.pages)[:LONGEST_SUMMARY]
    return Linked(title=found.title, words=words, published=found.on, is_paper=True)


def _kind(read: Linked, title: str, summary: str, url: str) -> str:
    if read.said.kind:
        return read.said.kind
    kind = kind_of_resource(title, summary, host=host_of(url))
    return "report" if kind == "article" and read.is_paper else kind


def _times(read: Linked, kind: str, title: str, summary: str, day: date) -> Said:
    """What the page states counts; else the day in the title, then in the words."""
    if read.said.starts_at or read.said.deadline:
        return Said(read.said.starts_at, read.said.ends_at, read.said.deadline)
    found = when_said(title, f"{summary}\n{read.words}", near=read.published or day)
    return found if kind in DATED else Said(deadline=found.deadline if kind == "opening" else None)


def _last_part(url: str) -> str:
    """What an address itself says, where nothing else does."""
    last = PurePosixPath(unquote(urlsplit(url).path)).stem.replace("-", " ").replace("_", " ").strip()
    return last[:1].upper() + last[1:LONGEST_TITLE] if len(last) > 3 else host_of(url)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SUMMARY else f"{text[:LONGEST_SUMMARY].rsplit(None, 1)[0]} …"


def _line(text: str) -> str:
    return " ".join(plain_text(text[: 1 << 14]).split())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
