"""While the page is served: looks every few minutes whether a feed is due, and reads it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Thread

from otherward.book.book import Book
from otherward.sources.feeds.refreshing import Refreshed, refresh
from otherward.sources.fetching import Fetcher

EVERY = 300.0
"""Seconds between two looks."""
FIRST = 5.0
"""Seconds that the page has to itself after it was started."""


@dataclass
class FeedWatch:
    """Reads what is due. Knows no time of its own: `clock` gives it."""

    book: Book
    fetcher: Fetcher
    clock: Callable[[], datetime]
    first: float = FIRST
    _stopped: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin, in a thread that ends with the program."""
        self._thread = Thread(target=self._run, daemon=True, name="feeds")
        self._thread.start()

    def stop(self) -> None:
        """No more from here on."""
        self._stopped.set()
        if self._thread:
            self._thread.join(timeout=5)

    def tick(self) -> list[Refreshed]:
        """Look once; what came of those that were due."""
        return refresh(self.book, self.fetcher, now=self.clock())

    def _run(self) -> None:
        self._stopped.wait(self.first)
        while not self._stopped.is_set():
            # what goes wrong with one feed is kept with it; whatever else there is must not end the watch for good
            with suppress(Exception):
                self.tick()
            self._stopped.wait(EVERY)
