"""While the page is served: mail servers that can say so tell at once when mail has come (IMAP IDLE, RFC 2177).

It is read then, not only every quarter of an hour. A server that cannot, or that hangs up, is read by the clock all the same.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Thread
from typing import ClassVar

from otherward.errors import OtherwardError
from otherward.sources.mail_account import MailAccount, position
from otherward.sources.mail_watching import MailWatch
from otherward.sources.repeating import Repeating

AT_ONCE = 540.0
"""Seconds of one wait: lines left silent for longer are cut on the way (RFC 2177 allows 29 minutes, many routers ten)."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)


@dataclass(kw_only=True)
class MailBell(Repeating):
    """Waits at every mailbox that is read without trouble, each in a thread of its own."""

    called: ClassVar[str] = "mail bell"
    every: ClassVar[float] = 5.0
    watch: MailWatch
    _waiting: dict[str, Thread] = field(default_factory=dict)
    _not_before: dict[str, datetime] = field(default_factory=dict)
    _failures: dict[str, int] = field(default_factory=dict)

    def tick(self) -> list[str]:
        """Begin to wait where nobody waits yet; where that is."""
        now, begun = self.watch.clock(), []
        for address, account in self.watch.accounts().items():
            waiting = self._waiting.get(address)
            if waiting is not None and waiting.is_alive():
                continue
            if self.watch.is_well(address) and self._not_before.get(address, now) <= now:
                thread = Thread(target=self._wait, args=(account,), daemon=True, name=f"bell {address}")
                self._waiting[address] = thread
                thread.start()
                begun.append(address)
        return begun

    def _wait(self, account: MailAccount) -> None:
        """Until the account is changed or taken off, or the line breaks; then it is left alone for a while, each time longer."""
        folder = next(iter(account.folders), "INBOX")
        with suppress(OtherwardError):
            with self.watch.connect(account) as server:
                if not server.can_wait:
                    self._leave_alone(account, LONGEST_PAUSE)
                    return
                while self._is_wanted(account):
                    came = server.wait(folder, self._last(account, folder), AT_ONCE, self._stopped)
                    self._failures.pop(account.address, None)
                    if came:
                        self.watch.read_now(account.address)
            return
        failed = self._failures[account.address] = self._failures.get(account.address, 0) + 1
        self._leave_alone(account, min(FIRST_PAUSE * 2 ** (failed - 1), LONGEST_PAUSE))

    def _is_wanted(self, account: MailAccount) -> bool:
        same = self.watch.accounts().get(account.address) == account
        return same and self.watch.is_well(account.address) and not self._stopped.is_set()

    def _last(self, account: MailAccount, folder: str) -> int:
        return position(self.watch.book, account, folder)[1]

    def _leave_alone(self, account: MailAccount, pause: timedelta) -> None:
        self._not_before[account.address] = self.watch.clock() + pause
