"""Feeds: RSS, Atom, RDF, JSON Feed as things to pass on; lists of feeds (OPML) as addresses to follow."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.feed_dates import Said, when_said
from otherward.intake.feed_parsing import FeedItem, ReadFeed, parsed_feed, parsed_json_feed
from otherward.intake.page_text import plain_text
from otherward.intake.resource_address import canonical, host_of, web_address
from otherward.intake.resource_kind import DATED, is_for_members, kind_of_resource
from otherward.intake.same_resource import merge_resources, same_resource
from otherward.names import name_of
from otherward.network.record import Skipped
from otherward.network.resource import Resource
from otherward.network.source import Source

__all__ = ["FORMATS", "merge_resources", "same_resource"]

MOST_ITEMS = 10_000
MOST_BYTES = 48 << 20
LONGEST_SUMMARY = 1500

_ROOT = re.compile(
    rb"\s*(?>(?><\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*<(?:[\w.-]+:)?(\w+)", re.DOTALL
)
_SOMEWHERE = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|RDF|opml|channel)[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?://jsonfeed\.org/')


def _head(entry: Entry) -> bytes:
    head = entry.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:8]:
        return head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return head


def _root(head: bytes) -> str:
    found = _ROOT.match(head[: 1 << 14])
    name = found[1].decode("ascii", "replace").casefold() if found else ""
    return name if name not in ("html", "") else ""


class Feed:
    """RSS of all versions, Atom, RDF and CDF: one resource an item."""

    name = "feed"

    def claims(self, entry: Entry) -> int:
        """Certain by the root element; likely if there is one of a feed further down."""
        head = _head(entry)
        if not head.startswith(b"<"):
            return 0
        root = _root(head)
        if root in ("rss", "feed", "channel"):
            return 92
        if root == "rdf":
            return 92 if b"rss" in head[:4096] or b"<item" in head else 0
        if root or b"<html" in head[:2048].lower():
            return 0
        found = _SOMEWHERE.search(head[:8192])
        return 70 if found and found[1].lower() != b"opml" else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The items in the order of the feed."""
        with entry.open() as stream:
            raw = stream.read(MOST_BYTES + 1)
        yield from _resources(parsed_feed(raw[:MOST_BYTES]), entry, circumstances, cut=len(raw) > MOST_BYTES)


class JsonFeed:
    """JSON Feed 1 and 1.1."""

    name = "JSON Feed"

    def claims(self, entry: Entry) -> int:
        """Certain by the version's address."""
        return (
            92
            if entry.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and _JSON_FEED.search(entry.head)
            else 0
        )

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The items in the order of the feed."""
        with entry.open() as stream:
            raw = stream.read(MOST_BYTES)
        yield from _resources(parsed_json_feed(raw), entry, circumstances, cut=False)


class FeedList:
    """OPML: the feeds somebody reads."""

    name = "list of feeds"

    def claims(self, entry: Entry) -> int:
        """Certain by the root element."""
        return 92 if _root(_head(entry)) == "opml" else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:  # noqa: ARG002
        """Each feed address, to be followed later."""
        from otherward.intake.page_text import parsed

        with entry.open() as stream:
            root = parsed(stream.read(MOST_BYTES))
        outlines = [] if root is None else [one for one in root.iter("outline") if one.get("xmlurl")]
        for number, one in enumerate(outlines, start=1):
            title = (one.get("title") or one.get("text") or one.get("xmlurl") or "")[:80]
            if web_address(one.get("xmlurl")):
                yield Passed(where=f"feed {number}: {title}", why="feed address to follow")
            else:
                yield Skipped(where=f"feed {number}: {title}", why="Its address is not one of the web.")
        if not outlines:
            yield Skipped(where="the whole file", why="It is a list of feeds with no feed address in it.")


def _resources(feed: ReadFeed, entry: Entry, circumstances: Circumstances, *, cut: bool) -> Iterator[Brought]:
    if feed.problem:
        yield Skipped(where="the whole file", why=feed.problem)
        return
    title = _line(feed.title)
    for number, item in enumerate(feed.items, start=1):
        if number > MOST_ITEMS:
            cut = True
            break
        yield _resource(number, item, title, entry, circumstances)
    if cut:
        yield Skipped(
            where=f"after item {MOST_ITEMS}", why="The feed is very large; only its first items were taken."
        )
    if not feed.items:
        yield Passed(where="the whole file", why="a feed without items")


def _resource(number: int, item: FeedItem, feed: str, entry: Entry, circumstances: Circumstances) -> Brought:
    url = web_address(item.url)
    summary = _summary(item)
    title = _line(item.title)[:300] or _opening(summary) or url
    if not title:
        return Skipped(where=f"item {number}", why="It has neither a title nor words.")
    published = _day(item.published)
    near = published or circumstances.exported or circumstances.day
    kind = kind_of_resource(title, summary, categories=item.categories, media=item.media, host=host_of(url))
    said = when_said(title, summary, near=near)
    times = said if kind in DATED else Said(deadline=said.deadline)
    if kind in DATED and item.starts_at:
        times = Said(item.starts_at, item.ends_at, said.deadline)
    return Resource(
        id=name_of("resource", canonical(url) or f"{title}\n{published}"),
        title=title,
        url=url,
        source=Source(
            path=entry.path,
            where=f"item {number}",
            index=number,
            locator=item.guid or url or title,
            import_id=circumstances.import_id,
        ),
        kind=kind,
        summary=summary,
        author=_line(item.author)[:120],
        published=published,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        deadline=times.deadline,
        feed=feed,
        members_only=is_for_members(f"{title}\n{summary}"),
    )


def _summary(item: FeedItem) -> str:
    text = plain_text(item.summary[: 1 << 18]) or plain_text(item.content[: 1 << 18])
    if len(text) <= LONGEST_SUMMARY:
        return text
    cut = text[:LONGEST_SUMMARY].rsplit(None, 1)[0]
    return f"{cut[: LONGEST_SUMMARY - 2]} …"


def _line(text: str) -> str:
    """A title on one line, as a reader sees it (`S&amp;OP` is `S&OP`)."""
    return " ".join(plain_text(text[: 1 << 14]).split())


def _opening(summary: str) -> str:
    """The first words of an item without a title."""
    first = summary.partition("\n")[0]
    return first if len(first) <= 100 else f"{first[:98].rsplit(None, 1)[0]} …"


def _day(moment: Any) -> date | None:
    """The day it was published, by the clock of the publisher where that is told."""
    return moment.date() if isinstance(moment, datetime) else None


FORMATS = (Feed(), JsonFeed(), FeedList())
