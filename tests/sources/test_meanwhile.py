"""Everything is cleared, or a place taken off, while something is being fetched: nothing of it comes afterwards."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from otherward.opening import open_book
from otherward.sources.account_watching import EVERY
from otherward.sources.dav import account as dav_account
from otherward.sources.dav.account import DavAccount, Position
from otherward.sources.feeds.following import follow
from otherward.sources.feeds.refreshing import refresh
from otherward.sources.fetching import Fetcher
from otherward.sources.leaving import leave
from otherward.sources.mail_account import (
    MailAccount,
    accounts,
    forget_account,
    keep_account,
    keep_position,
    position,
)
from otherward.sources.mail_sync import sync
from otherward.sources.mail_watching import MailWatch, problems
from tests.sources.feed_of_one import feed_of

DAY, NOW = date(2026, 9, 14), datetime(2026, 9, 14, 8, tzinfo=UTC)
MAIL = b"From: Ana Ruiz <ana@north.example>\r\nTo: me@mine.example\r\nDate: Tue, 1 Sep 2026 09:00:00 +0000\r\nMessage-ID: <%d@north.example>\r\n\r\nHi\r\n"
ACCOUNT = MailAccount(address="me@mine.example", host="imap.mine.example")


@pytest.fixture
def book(tmp_path):
    one = open_book(tmp_path / "network.db")
    yield one
    one.close()


class Box:
    """A mailbox of so many mails; something happens before the next thousand is asked for."""

    def __init__(self, count, meanwhile):
        self.count, self.meanwhile = count, meanwhile

    def folders(self):
        return {"INBOX": frozenset()}

    def examine(self, folder):
        return 1, self.count + 1

    def numbers(self, first, following, since):
        for number in range(first, following):
            if number == 1001:
                self.meanwhile()
            yield number

    def mails(self, numbers):
        return ((number, MAIL % number) for number in numbers)


@pytest.mark.parametrize("how", ["cleared", "taken off"])
def test_a_mailbox_that_is_gone_is_not_read_on(book, tmp_path, how):
    keep_account(book, ACCOUNT)

    def meanwhile():
        if how == "cleared":
            leave(book, tmp_path / "fetched")
        else:
            forget_account(book, ACCOUNT.address)

    sync(book, ACCOUNT, Box(1010, meanwhile), day=DAY)
    assert book.interactions.count() == (0 if how == "cleared" else 1000)
    assert position(book, ACCOUNT, "INBOX") == (0, 0)


def test_a_feed_that_comes_after_everything_was_cleared_brings_nothing(book, tmp_path, web):
    web["/feed"] = feed_of("Slot booking")
    follow(book, [f"{web.origin}/feed"])
    fetcher = Fetcher(may_be_private=True, pace=0, kept=tmp_path / "fetched")
    fetch = fetcher.fetch

    def slowly(*args, **more):
        found = fetch(*args, **more)
        leave(book, tmp_path / "fetched")
        return found

    fetcher.fetch = slowly
    refresh(book, fetcher, now=NOW)
    assert not book.resources.count()
    assert not book.imports.count()


def test_how_far_two_were_read_is_kept_of_both(book):
    others = [MailAccount(address=f"{n}@mine.example", host="h") for n in range(4)]
    dav = [DavAccount(address=f"https://{n}.example/", user="me") for n in range(4)]
    begin = threading.Barrier(8)

    def mail(one):
        begin.wait()
        keep_account(book, one)
        for last in range(1, 20):
            keep_position(book, one, "INBOX", 1, last)

    def place(one):
        begin.wait()
        dav_account.keep_account(book, one)
        for last in range(1, 20):
            dav_account.keep_position(book, one, "/", Position(token=str(last)))

    threads = [threading.Thread(target=mail, args=(one,)) for one in others]
    threads += [threading.Thread(target=place, args=(one,)) for one in dav]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {one.address for one in accounts(book)} == {one.address for one in others}
    assert [position(book, one, "INBOX") for one in others] == [(1, 19)] * 4
    assert {one.key for one in dav_account.accounts(book)} == {one.key for one in dav}
    assert [dav_account.positions(book, one)["/"].token for one in dav] == ["19"] * 4


def test_a_fault_nobody_foresaw_is_told_leaves_the_others_alone_and_is_not_tried_every_minute(book):
    now, tried = [NOW], []
    for name in ("a", "b"):
        keep_account(book, MailAccount(address=f"{name}@mine.example", host="h"))

    def connect(one):
        tried.append(one.address)
        raise ValueError

    watch = MailWatch(book=book, clock=lambda: now[0], connect=connect)
    watch.tick()
    assert tried == ["a@mine.example", "b@mine.example"]
    assert "ValueError" in problems(book)["a@mine.example"]
    now[0] += timedelta(minutes=1)
    watch.tick()
    assert len(tried) == 2
    now[0] += EVERY * 2
    watch.tick()
    assert len(tried) == 4
