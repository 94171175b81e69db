"""While the page is served, the digest goes out by itself, once, and what fails is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from otherward.digest.scheduler import AGAIN_AFTER, Scheduler, is_due
from otherward.digest.sending import SENT_NOW
from otherward.sources.post import keep_post
from tests.digest.conftest import post_to

MONDAY = datetime(2026, 9, 14, 7, 30, tzinfo=UTC)


class Clock:
    def __init__(self, now=MONDAY):
        self.now = now

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("every", "last", "now", "due"),
    [
        ("day", "", MONDAY, True),
        ("day", "2026-09-13", MONDAY, True),
        ("day", "2026-09-13", MONDAY - timedelta(minutes=1), False),
        ("day", "2026-09-14", MONDAY + timedelta(hours=9), False),
        ("week", "2026-09-07", MONDAY, True),
        ("week", "2026-09-14", MONDAY + timedelta(days=6), False),
        ("week", "2026-09-14", MONDAY + timedelta(days=9), True),
    ],
)
def test_when_one_is_due(every, last, now, due):
    server = type("Server", (), {"port": 25})
    assert is_due(post_to(server, every=every), last, now) is due


def test_it_goes_out_once(filled, post, inbox):
    clock = Clock()
    scheduler = Scheduler(book=filled, clock=clock)
    assert scheduler.tick() == SENT_NOW
    clock.now += timedelta(minutes=1)
    assert scheduler.tick() == ""
    assert Scheduler(book=filled, clock=clock).tick() == ""
    assert len(inbox.mails) == 1
    assert inbox.mails[0]["Date"].datetime == MONDAY


def test_nothing_goes_out_where_no_server_is_set(filled, inbox):
    assert Scheduler(book=filled, clock=Clock()).tick() == ""
    assert not inbox.mails


def test_what_failed_is_tried_again_after_a_while(filled, post, inbox):
    clock = Clock()
    scheduler = Scheduler(book=filled, clock=clock)
    inbox.refuses = "451 Later"
    with pytest.raises(Exception, match="451"):
        scheduler.tick()
    inbox.refuses = ""
    clock.now += timedelta(minutes=1)
    assert scheduler.tick() == ""
    clock.now += AGAIN_AFTER
    assert scheduler.tick() == SENT_NOW


def test_it_runs_by_itself_and_stops(filled, post, inbox):
    scheduler = Scheduler(book=filled, clock=Clock())
    scheduler.start()
    while not inbox.mails:
        scheduler._stopped.wait(0.05)
    scheduler.stop()
    scheduler._thread.join()


def test_a_changed_server_is_used_at_once(filled, server, inbox):
    scheduler = Scheduler(book=filled, clock=Clock())
    assert scheduler.tick() == ""
    keep_post(filled, post_to(server))
    assert scheduler.tick() == SENT_NOW
