"""Fetch what is new in the user's mailboxes. A thousand mails at a time are brought in whole, and the place is kept: cut off, it goes on there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice

from otherward.actions.bring_in import bring_in_as
from otherward.actions.derive import ensure_derived
from otherward.actions.progress import Progress, Step, silent
from otherward.actions.suggest import opportunities
from otherward.book.book import Book
from otherward.intake.brought import Brought, Circumstances
from otherward.intake.entry import Entry
from otherward.intake.mail_splitter import RawMail
from otherward.intake.mailbox import all_of
from otherward.sources.imap import Imap, shown
from otherward.sources.mail_account import (
    MailAccount,
    folders_wanted,
    is_read,
    keep_position,
    position,
)

A_PART = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What came of one mailbox."""

    account: MailAccount
    folders: tuple[tuple[str, int], ...]
    """(folder, mails fetched)."""

    @property
    def fetched(self) -> int:
        """All mails fetched."""
        return sum(count for _, count in self.folders)


class _Arriving:
    """Mails as they come from the server."""

    name = "mail account"

    def __init__(self, server: Imap, numbers: list[int]) -> None:
        self._server = server
        self._numbers = numbers

    def claims(self, entry: Entry) -> int:
        """Certain: nothing else is in the stream."""
        del entry
        return 100

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """One interaction a mail."""
        mails = (RawMail(number, "", mail) for number, mail in self._server.mails(self._numbers))
        yield from all_of(mails, entry, circumstances)


def sync(book: Book, account: MailAccount, server: Imap, *, day: date, progress: Progress = silent) -> Synced:
    """Bring in what is new in this mailbox, folder by folder, then conclude once. `MailboxSilent` leaves what came so far."""
    counts, wanted = [], is_read(book, account)
    try:
        for folder in folders_wanted(account, server.folders()):
            count = sum(_parts(book, account, server, folder, day, progress, wanted=wanted))
            counts.append((folder, count))
    finally:
        ensure_derived(book, day=day, progress=progress)
    if any(count for _, count in counts):
        opportunities(book, day=day)  # what it embeds is kept, so that the next Today comes at once
    return Synced(account=account, folders=tuple(counts))


def _parts(
    book: Book,
    account: MailAccount,
    server: Imap,
    folder: str,
    day: date,
    progress: Progress,
    *,
    wanted: bool,
) -> Iterator[int]:
    validity, following = server.examine(folder)
    known, last = position(book, account, folder)
    first = last + 1 if known == validity else 1
    numbers = server.numbers(first, following, account.since)
    path = f"{account.address}/{shown(folder)}"
    while part := list(islice(numbers, A_PART)):
        entry = Entry(path=path, name=shown(folder), size=0, head=b"", open=lambda: BytesIO(b""))
        with book.bringing_in():
            if is_read(book, account) != wanted:
                return  # taken off, or everything cleared meanwhile
            bring_in_as(book, entry, _Arriving(server, part), day=day, progress=progress)
            keep_position(book, account, folder, validity, part[-1])
        progress(Step("fetching", part[-1], following - 1, what=path, unit="mails"))
        yield len(part)
    if (
        following > 1
        and following - 1 > (last if known == validity else 0)
        and is_read(book, account) == wanted
    ):
        keep_position(book, account, folder, validity, following - 1)
