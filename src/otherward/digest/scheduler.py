"""While the page is served: looks once a minute whether a digest is due, and sends it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from otherward.book.book import Book
from otherward.digest.sending import PROBLEM, SENT, send_digest
from otherward.errors import OtherwardError
from otherward.sources.post import Post, kept_post
from otherward.sources.repeating import Repeating

AGAIN_AFTER = timedelta(minutes=30)
"""After something went wrong: not before half an hour."""


def is_due(post: Post, last: str, now: datetime) -> bool:
    """Whether one should go out by now: daily after its hour; weekly in every week once, from Monday on."""
    if now.time() < time.fromisoformat(post.at):
        return False
    if not last:
        return True
    before, day = date.fromisoformat(last), now.date()
    return before.isocalendar()[:2] != day.isocalendar()[:2] if post.every == "week" else before != day


@dataclass(kw_only=True)
class Scheduler(Repeating):
    """Sends what is due. Knows no time of its own: `clock` gives it."""

    called: ClassVar[str] = "digest"
    every: ClassVar[float] = 60.0
    book: Book
    clock: Callable[[], datetime]
    _not_before: datetime | None = None
    _looked: date | None = None

    def tick(self) -> str:
        """Look once; what came of it, empty if nothing was due."""
        now = self.clock()
        post = kept_post(self.book)
        if post is None or self._looked == now.date() or (self._not_before and now < self._not_before):
            return ""
        if not is_due(post, self.book.setting(SENT), now):
            return ""
        try:
            told = send_digest(self.book, post, day=now.date(), at=now, weekly=post.every == "week")
        except Exception:
            self._not_before = now + AGAIN_AFTER
            raise
        self._looked = now.date()  # what turns up later today has time until tomorrow
        return told

    def failed(self, problem: Exception) -> None:
        """Kept, and shown by `otherward digest --settings`; `send_digest` keeps what it says itself."""
        if not isinstance(problem, OtherwardError):
            with suppress(OtherwardError):
                self.book.set_setting(PROBLEM, f"It could not be written ({type(problem).__name__}).")
