"""While the page is served: reads what is new in the user's mailboxes, every quarter of an hour; what goes wrong is kept and shown."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from otherward.book.book import Book
from otherward.errors import OtherwardError
from otherward.sources.imap import Imap
from otherward.sources.mail_account import MailAccount, accounts, password_of
from otherward.sources.mail_sync import sync
from otherward.sources.repeating import Repeating

PROBLEMS = "mail.problems"
EVERY = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=6)

Connect = Callable[[MailAccount], Imap]


def connect(account: MailAccount) -> Imap:
    """A connection with the password of the environment or the keyring."""
    return Imap(account, password_of(account))


def problems(book: Book) -> dict[str, str]:
    """What went wrong with which mailbox the last time, in one sentence each."""
    return dict(json.loads(book.setting(PROBLEMS) or "{}"))


@dataclass(kw_only=True)
class MailWatch(Repeating):
    """Reads what is due. Knows no time of its own: `clock` gives it.

    Stopped while a mailbox is read, it reads on to the next thousand mails, or until the program ends.
    """

    called: ClassVar[str] = "mail"
    every: ClassVar[float] = 60.0
    book: Book
    clock: Callable[[], datetime]
    connect: Connect = connect
    first: float = 20.0
    _next: dict[str, datetime] = field(default_factory=dict)
    _failures: dict[str, int] = field(default_factory=dict)

    def tick(self) -> dict[str, int]:
        """Look once: how many mails came, by address, of those that were due."""
        now, told = self.clock(), {}
        for account in accounts(self.book):
            if self._next.get(account.address, now) <= now:
                told[account.address] = self._read(account, now)
        return told

    def _read(self, account: MailAccount, now: datetime) -> int:
        """One that fails is left alone twice as long each time: a wrong password tried often gets an account locked."""
        try:
            with self.connect(account) as server:
                count = sync(self.book, account, server, day=now.date()).fetched
        except OtherwardError as problem:
            failed = self._failures[account.address] = self._failures.get(account.address, 0) + 1
            self._next[account.address] = now + min(EVERY * 2**failed, LONGEST_WAIT)
            self._tell(account, str(problem))
            return 0
        self._failures.pop(account.address, None)
        self._next[account.address] = now + EVERY
        self._tell(account, "")
        return count

    def _tell(self, account: MailAccount, words: str) -> None:
        with self.book.transaction():
            known = problems(self.book)
            before = known.pop(account.address, "")
            if words != before:
                self.book.set_setting(
                    PROBLEMS, json.dumps({**known, **({account.address: words} if words else {})})
                )
