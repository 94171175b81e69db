"""A page, a PDF or a feed that the user names by its address: a strategy page, an annual report, a newsroom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from otherward.intake.feed_parsing import parsed_feed
from otherward.sources.fetching import Fetched, Fetcher
from otherward.sources.research.answers import words_of
from otherward.sources.research.paper import NothingThere, Paper, written

ENDINGS = {"application/pdf": ".pdf", "text/plain": ".txt"}
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
MOST_NEWS = 30


@dataclass(frozen=True)
class WebPage:
    """One address."""

    address: str
    name: str = "address"

    def says(self, company: str) -> str:
        """What will be fetched and from where."""
        del company
        return self.address

    def papers(self, company: str, fetcher: Fetcher) -> Iterator[Paper]:
        """The page, or the news of a feed."""
        found = fetcher.fetch(self.address)
        if FEED.search(found.body[:2000]):
            yield _news(company, found)
        else:
            yield Paper(address=found.address, name=_named(found), body=found.body)


def _named(found: Fetched) -> str:
    parts = urlsplit(found.address)
    last = PurePosixPath(unquote(parts.path)).name
    stem = re.sub(r"[^\w .,-]+", " ", PurePosixPath(last).stem).strip() or parts.netloc
    if found.body[:5] == b"%PDF-":
        return f"{stem}.pdf"
    return stem + ENDINGS.get(
        found.kind, PurePosixPath(last).suffix if len(PurePosixPath(last).suffix) in (4, 5) else ".html"
    )


def _news(company: str, found: Fetched) -> Paper:
    lines: list[str] = [f"News of {company}"]
    newest: date | None = None
    for item in parsed_feed(found.body).items[:MOST_NEWS]:
        on = item.published.date() if item.published else None
        newest = max(filter(None, (newest, on)), default=None)
        lines.append(words_of(item.title) + (f" ({on.day} {on:%B %Y})" if on else ""))
        lines.append(words_of(item.content or item.summary))
    if len(lines) == 1:
        message = f"The feed at {found.address} has no news in it."
        raise NothingThere(message)
    return written(found.address, f"news {newest or ''}.txt", [line for line in lines if line], newest)
