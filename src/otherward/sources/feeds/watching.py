"""While the page is served: looks every few minutes whether a feed is due, and reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from otherward.book.book import Book
from otherward.sources.feeds.refreshing import Refreshed, refresh
from otherward.sources.fetching import Fetcher
from otherward.sources.repeating import Repeating


@dataclass(kw_only=True)
class FeedWatch(Repeating):
    """Reads what is due; what goes wrong with one feed is kept with it. Knows no time of its own: `clock` gives it."""

    called: ClassVar[str] = "feeds"
    every: ClassVar[float] = 300.0
    book: Book
    fetcher: Fetcher
    clock: Callable[[], datetime]
    first: float = 5.0

    def tick(self) -> list[Refreshed]:
        """Look once; what came of those that were due."""
        return refresh(self.book, self.fetcher, now=self.clock())
