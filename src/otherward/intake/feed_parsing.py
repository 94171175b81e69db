"""The items of a feed in whatever dialect, as bare strings; hostile declarations are taken out before parsing."""

import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

MOST_ENTITIES = 8
"""A feed that declares more entities than this, or a long one, means mischief; its declarations are dropped."""
LONGEST_ENTITY = 80

_ENTITY = re.compile(rb"<!ENTITY\b[^>]{0,4096}>?", re.IGNORECASE)
PROLOG = 1 << 20
"""Bytes in which declarations stand, if they stand anywhere."""
_EXTERNAL = re.compile(rb"\b(?:SYSTEM|PUBLIC)\b|%", re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item, its texts still as HTML."""

    title: str = ""
    url: str = ""
    guid: str = ""
    summary: str = ""
    content: str = ""
    author: str = ""
    published: datetime | None = None
    categories: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFeed:
    """A feed's title and items, or why there are none."""

    title: str = ""
    items: list[FeedItem] = field(default_factory=list)
    problem: str = ""


def parsed_feed(raw: bytes) -> ReadFeed:
    """A feed in XML."""
    import feedparser

    try:
        # a stream, never the bytes themselves: those feedparser may take for the name of a file
        feed = feedparser.parse(BytesIO(harmless(raw)), resolve_relative_uris=True, sanitize_html=True)
        items = [_item(one) for one in feed.entries]
        title = str(feed.feed.get("title") or "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError, OSError):
        return ReadFeed(problem="The feed is damaged beyond reading; download it again.")
    if not items and not feed.get("version") and not title:
        return ReadFeed(problem="It looks like a feed, but no item in it could be read.")
    return ReadFeed(title=title, items=items)


def harmless(raw: bytes) -> bytes:
    """The feed without entity declarations that grow, fetch or are many."""
    if b"\x00" in raw[:64]:
        raw = _in_one_byte(raw)
    prolog, rest = raw[:PROLOG], raw[PROLOG:]
    declared = _ENTITY.findall(prolog)
    if all(_is_plain(one) for one in declared) and len(declared) <= MOST_ENTITIES:
        return raw
    start = prolog.upper().find(b"<!DOCTYPE")
    end = prolog.find(b"]", prolog.upper().rfind(b"<!ENTITY"))
    close = prolog.find(b">", end)
    if 0 <= start < end < close:
        prolog = prolog[:start] + prolog[close + 1 :]
    return _ENTITY.sub(b"", prolog) + rest


def _is_plain(entity: bytes) -> bool:
    """A short text of its own: fetches nothing, is made of no other entities."""
    return len(entity) <= LONGEST_ENTITY and not _EXTERNAL.search(entity) and not re.search(rb"&\w", entity)


def _in_one_byte(raw: bytes) -> bytes:
    for charset in ("utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be", "utf-32-le"):
        with suppress(UnicodeError):
            text = raw.decode(charset)
            if "<" in text[:200]:
                return (
                    re.sub(r'(<\?xml[^>]*encoding=["\'])[^"\']+', r"\1utf-8", text[:400]).encode()
                    + text[400:].encode()
                )
    return raw


def _item(one: Mapping[str, Any]) -> FeedItem:
    content = one.get("content") or []
    links = one.get("links") or []
    return FeedItem(
        title=_text(one.get("title")),
        url=_text(one.get("link")) or _first_link(links),
        guid=_text(one.get("id")),
        summary=_text(one.get("summary")),
        content=next((_text(part.get("value")) for part in content if part.get("value")), ""),
        author=_text(one.get("author")),
        published=_published(one),
        categories=tuple(_text(tag.get("term")) for tag in one.get("tags") or [] if tag.get("term")),
        media=tuple(_text(link.get("type")) for link in links if link.get("rel") == "enclosure"),
        starts_at=_iso(_text(one.get("ev_startdate") or one.get("xcal_dtstart") or one.get("start_date"))),
        ends_at=_iso(_text(one.get("ev_enddate") or one.get("xcal_dtend") or one.get("end_date"))),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _first_link(links: list[Any]) -> str:
    return next((_text(link.get("href")) for link in links if link.get("rel") in (None, "alternate")), "")


def _published(one: Mapping[str, Any]) -> datetime | None:
    """When it appeared, with the publisher's own offset where the feed says one."""
    for name in ("published", "updated", "created"):
        struct = one.get(f"{name}_parsed")
        if struct is None:
            continue
        with suppress(ValueError, OverflowError, TypeError, OSError):
            moment = datetime.fromtimestamp(timegm(struct), tz=UTC)
            return moment + _offset(_text(one.get(name)))
    return None


def _offset(written: str) -> timedelta:
    if not (found := _OFFSET.search(written)):
        with suppress(ValueError, TypeError, IndexError):
            return parsedate_to_datetime(written).utcoffset() or timedelta()
        return timedelta()
    size = timedelta(hours=min(int(found[2]), 14), minutes=min(int(found[3]), 59))
    return size if found[1] == "+" else -size


def _iso(written: str) -> datetime | None:
    with suppress(ValueError):
        moment = datetime.fromisoformat(written.strip()) if written.strip() else None
        return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
    return None


def parsed_json_feed(raw: bytes) -> ReadFeed:
    """A feed in JSON."""
    try:
        feed = json.loads(raw.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return ReadFeed(problem="It is no complete JSON; download the feed again.")
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return ReadFeed(problem="It is a JSON feed without items.")
    return ReadFeed(title=_text(feed.get("title")), items=list(_json_items(items)))


def _json_items(items: list[Any]) -> Iterator[FeedItem]:
    for one in items:
        if not isinstance(one, dict):
            yield FeedItem()
            continue
        authors = one.get("authors") if isinstance(one.get("authors"), list) else [one.get("author")]
        attached = one.get("attachments") if isinstance(one.get("attachments"), list) else []
        tags = one.get("tags") if isinstance(one.get("tags"), list) else []
        yield FeedItem(
            title=_text(one.get("title")),
            url=_text(one.get("url")) or _text(one.get("external_url")),
            guid=str(one.get("id") or ""),
            summary=_text(one.get("summary")),
            content=_text(one.get("content_html")) or _text(one.get("content_text")),
            author=next((_text(a.get("name")) for a in authors or [] if isinstance(a, dict)), ""),
            published=_iso(_text(one.get("date_published")).replace("Z", "+00:00")),
            categories=tuple(tag for tag in tags or [] if isinstance(tag, str)),
            media=tuple(_text(a.get("mime_type")) for a in attached or [] if isinstance(a, dict)),
        )
