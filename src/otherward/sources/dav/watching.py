"""While the page is served: reads what is new in the user's address books and calendars."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar

from otherward.book.book import Book
from otherward.sources.account_watching import AccountWatch, problems_at
from otherward.sources.dav.account import DavAccount, accounts
from otherward.sources.dav.server import DavServer
from otherward.sources.dav.sync import sync
from otherward.sources.sign_in import DAV

PROBLEMS = "dav.problems"

Connect = Callable[[DavAccount], DavServer]


def connect(account: DavAccount) -> DavServer:
    """A connection with the password or token of the environment, the keyring or the user's command."""
    renew = partial(DAV.secret, account.user, account.host)
    return DavServer(account, renew(), renew=renew)


def problems(book: Book) -> dict[str, str]:
    """What went wrong with which server the last time, in one sentence each."""
    return problems_at(book, PROBLEMS)


@dataclass(kw_only=True)
class DavWatch(AccountWatch[DavAccount]):
    """Reads the servers that are due."""

    called: ClassVar[str] = "address books and calendars"
    told_at: ClassVar[str] = PROBLEMS
    connect: Connect = connect

    def accounts(self) -> dict[str, DavAccount]:
        """By name and server."""
        return {one.key: one for one in accounts(self.book)}

    def read_on(self, account: DavAccount, now: datetime) -> tuple[int, str]:
        """How many cards and events came; what could not be read is named."""
        with self.connect(account) as server:
            done = sync(self.book, server, day=now.date())
        return done.count, " ".join(done.problems)
