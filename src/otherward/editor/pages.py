"""A draft open in an editor: read with what the network knows of the one its `To:` line names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.utils import getaddresses

from otherward.actions.review_message import draft_to
from otherward.book.book import Book
from otherward.errors import OtherwardError
from otherward.review.anatomy import take_apart
from otherward.review.draft import Draft
from otherward.review.finding import Finding
from otherward.review.reviewer import review


class Pages:
    """The drafts an editor has open. What is known of a reader is kept until the network changes."""

    def __init__(self, book: Book, today: Callable[[], date]) -> None:
        self._book = book
        self._today = today
        self._known: dict[tuple[str, str, date], Draft] = {}

    def findings(self, text: str) -> list[Finding]:
        """The few findings on this draft that are worth showing at once; places are in `plain_lines(text)`."""
        text = plain_lines(text)
        if not text.strip():
            return []
        draft = replace(self._to(take_apart(text).recipient), body=text)
        found = review(draft)
        return list(found.findings[: found.shown])

    def _to(self, recipient: str) -> Draft:
        """An empty draft to this recipient."""
        mark = (recipient, self._book.setting("revision"), self._today())
        if mark not in self._known:
            if any(known[1:] != mark[1:] for known in self._known):
                self._known.clear()
            self._known[mark] = self._empty_to(recipient)
        return self._known[mark]

    def _empty_to(self, recipient: str) -> Draft:
        for name, address in getaddresses([recipient]):
            for who in filter(None, (address if "@" in address else "", name, address)):
                try:
                    return draft_to(self._book, who, {}, day=self._today())
                except OtherwardError:
                    continue
        return Draft(body="")


def plain_lines(text: str) -> str:
    """The text with one kind of line end; lines and columns stay the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
