"""While the page is served: reads what is new at the user's servers, every quarter of an hour; what goes wrong is kept and shown."""

import json
from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import ClassVar, Generic, TypeVar

from otherward.book.book import Book
from otherward.errors import OtherwardError
from otherward.sources.repeating import Repeating

EVERY = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=6)

Account = TypeVar("Account")


def problems_at(book: Book, setting: str) -> dict[str, str]:
    """What went wrong with which account the last time, in one sentence each."""
    return dict(json.loads(book.setting(setting) or "{}"))


@dataclass(kw_only=True)
class AccountWatch(Repeating, Generic[Account]):
    """Reads what is due. Knows no time of its own: `clock` gives it.

    Stopped while an account is read, it reads on to the next thousand, or until the program ends.
    """

    every: ClassVar[float] = 60.0
    told_at: ClassVar[str]
    """The setting that keeps what went wrong."""
    book: Book
    clock: Callable[[], datetime]
    first: float = 20.0
    _next: dict[str, datetime] = field(default_factory=dict)
    _failures: dict[str, int] = field(default_factory=dict)
    _one_at_a_time: Lock = field(default_factory=Lock)

    @abstractmethod
    def accounts(self) -> Mapping[str, Account]:
        """Those the user has set, by what tells them apart."""

    @abstractmethod
    def read_on(self, account: Account, now: datetime) -> tuple[int, str]:
        """Read what is new: how much that was, and what of it went wrong, in a sentence or empty."""

    def tick(self) -> dict[str, int]:
        """Look once: how much came, by account, of those that were due."""
        now, told = self.clock(), {}
        there = self.accounts()
        for key, account in there.items():
            if self._next.get(key, now) <= now:
                told[key] = self._read(key, account, now)
        for key in problems_at(self.book, self.told_at).keys() - there.keys():
            self._tell(key, "")
        return told

    def is_well(self, key: str) -> bool:
        """Whether it was read, and nothing was wrong the last time."""
        return key in self._next and key not in self._failures

    def read_now(self, key: str) -> int:
        """Read this one at once, because something has come: how much that was."""
        account = self.accounts().get(key)
        return self._read(key, account, self.clock()) if account is not None else 0

    def _read(self, key: str, account: Account, now: datetime) -> int:
        """One that fails is left alone twice as long each time: a wrong password tried often gets an account locked."""
        try:
            with self._one_at_a_time:
                count, trouble = self.read_on(account, now)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is left alone for a while, and the others are read
            failed = self._failures[key] = self._failures.get(key, 0) + 1
            self._next[key] = now + min(EVERY * 2 ** min(failed, 10), LONGEST_WAIT)
            self._tell(key, _in_words(problem))
            return 0
        self._failures.pop(key, None)
        self._next[key] = now + EVERY
        self._tell(key, trouble)
        return count

    def _tell(self, key: str, words: str) -> None:
        with self.book.transaction():
            known = problems_at(self.book, self.told_at)
            before = known.pop(key, "")
            if words != before:
                told = {**known, **({key: words} if words else {})}
                self.book.set_setting(self.told_at, json.dumps(told))


def _in_words(problem: Exception) -> str:
    if isinstance(problem, OtherwardError):
        return str(problem)
    return f"It could not be read ({type(problem).__name__}); it is tried again later."
