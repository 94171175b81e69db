"""Mail that comes while the page is served is read at once, from a real server; a line that breaks is tried again."""

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from otherward.book.memory import MemoryBook
from otherward.sources.imap import Imap, MailboxSilent
from otherward.sources.mail_account import MailAccount, forget_account, keep_account
from otherward.sources.mail_bell import MailBell
from otherward.sources.mail_watching import MailWatch
from tests.ports import ENTERED_BY_ALL
from tests.sources.dovecot import PASSWORD, mail_server
from tests.sources.line import line
from tests.sources.test_sync import mail

pytestmark = pytest.mark.xdist_group("mail server")


@pytest.fixture
def server():
    with tempfile.TemporaryDirectory(dir=ENTERED_BY_ALL) as place, mail_server(Path(place)) as one:
        one.put([mail(1)])
        yield one


def until(holds):
    """Wait for it, for as long as a busy machine may need."""
    end = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def test_a_delivery_rings_and_a_broken_line_is_taken_up_again(server):
    book, now, connected = MemoryBook(), [datetime(2026, 9, 14, 8, tzinfo=UTC)], []

    def connect(one):
        connected.append(one)
        return Imap(one, PASSWORD, trust=server.trust)

    with line(server.plain) as wire:
        one = MailAccount(address="marie@tharp.example", host="127.0.0.1", port=wire.port)
        keep_account(book, one)
        watch = MailWatch(book=book, clock=lambda: now[0], connect=connect)
        bell = MailBell(watch=watch)
        assert bell.tick() == []
        assert watch.tick() == {one.address: 1}
        assert bell.tick() == [one.address]
        assert bell.tick() == []
        server.put([mail(2)])
        until(lambda: book.interactions.count() == 2 and not watch._one_at_a_time.locked())
        assert len(connected) == 3
        wire.cut()
        until(lambda: not bell._waiting[one.address].is_alive())
        assert bell.tick() == []
        server.put([mail(3)])
        now[0] += timedelta(minutes=1)
        assert bell.tick() == [one.address]
        until(lambda: book.interactions.count() == 3)
        forget_account(book, one.address)
        bell.stop()
        until(lambda: not bell._waiting[one.address].is_alive())


def test_a_wait_ends_when_it_is_told_to_and_the_line_is_good_for_more(server):
    one = MailAccount(address="marie@tharp.example", host="127.0.0.1", port=server.plain)
    stopped = Event()
    stopped.set()
    with Imap(one, PASSWORD, trust=server.trust) as connection:
        assert connection.can_wait
        assert connection.wait("INBOX", 0, 5, stopped) is True
        assert connection.wait("INBOX", 1, 5, stopped) is False
        assert connection.wait("INBOX", 1, 0, Event()) is False
        assert list(connection.numbers(1, 2)) == [1]
    with (
        pytest.raises(MailboxSilent, match="does not open the folder Nowhere"),
        Imap(one, PASSWORD, trust=server.trust) as connection,
    ):
        connection.wait("Nowhere", 0, 1, stopped)
