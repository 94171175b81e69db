"""While the page is served: reads what is new in the user's mailboxes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar

from otherward.book.book import Book
from otherward.sources.account_watching import AccountWatch, problems_at
from otherward.sources.imap import Imap
from otherward.sources.mail_account import MailAccount, accounts, password_of
from otherward.sources.mail_sync import sync

PROBLEMS = "mail.problems"

Connect = Callable[[MailAccount], Imap]


def connect(account: MailAccount) -> Imap:
    """A connection with the password or token of the environment, the keyring or the user's command."""
    return Imap(account, password_of(account), renew=partial(password_of, account))


def problems(book: Book) -> dict[str, str]:
    """What went wrong with which mailbox the last time, in one sentence each."""
    return problems_at(book, PROBLEMS)


@dataclass(kw_only=True)
class MailWatch(AccountWatch[MailAccount]):
    """Reads the mailboxes that are due."""

    called: ClassVar[str] = "mail"
    told_at: ClassVar[str] = PROBLEMS
    connect: Connect = connect

    def accounts(self) -> dict[str, MailAccount]:
        """By address."""
        return {one.address: one for one in accounts(self.book)}

    def read_on(self, account: MailAccount, now: datetime) -> tuple[int, str]:
        """How many mails came."""
        with self.connect(account) as server:
            return sync(self.book, account, server, day=now.date()).fetched, ""
