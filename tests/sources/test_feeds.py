"""Followed feeds: read again when they are due, unchanged ones not sent again, failing ones left alone, nothing doubled."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from otherward.actions.take_back import take_back
from otherward.book.memory import MemoryBook
from otherward.cli.app import main
from otherward.errors import NotFound, WrongUse
from otherward.opening import open_book
from otherward.sources.feeds.following import follow, followed, unfollow
from otherward.sources.feeds.reading import addresses_in_list, is_feed
from otherward.sources.feeds.refreshing import EVERY, FIRST_WAIT, LONGEST_WAIT, refresh
from otherward.sources.feeds.watching import FeedWatch
from otherward.sources.fetching import Fetcher
from tests.sources.feed_of_one import feed_of
from tests.sources.web_of_one import dripping, with_etag

NOW = datetime(2026, 9, 14, 8, tzinfo=UTC)
OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Docks" xmlUrl="https://dock.example/feed"/>
<outline text="Yards"><outline text="Boards" xmlUrl="https://yard.example/feed"/><outline text="Bad" xmlUrl="javascript:x"/></outline></body></opml>"""


@pytest.fixture
def book():
    return MemoryBook()


@pytest.fixture
def fetcher(tmp_path):
    return Fetcher(may_be_private=True, pace=0, kept=tmp_path / "fetched")


def titles(book):
    return sorted(one.title for one in book.resources.all())


def test_what_it_has_is_kept_once_and_what_is_new_comes_later(web, book, fetcher):
    web["/feed"] = feed_of("Slot booking", "Yard boards")
    follow(book, [f"{web.origin}/feed"])
    (first,) = refresh(book, fetcher, now=NOW)
    assert (first.new, first.title) == (2, "Dock notes")
    assert refresh(book, fetcher, now=NOW + timedelta(minutes=5)) == []
    web["/feed"] = feed_of("Gate times", "Slot booking", "Yard boards")
    (later,) = refresh(book, fetcher, now=NOW + EVERY)
    assert later.new == 1
    assert titles(book) == ["Gate times", "Slot booking", "Yard boards"]
    (brought,) = book.imports.all()
    assert (brought.added, brought.format) == (3, "followed feed")


def test_an_unchanged_feed_is_not_sent_again(web, book, fetcher):
    web["/feed"] = with_etag(feed_of("Slot booking"), '"one"')
    follow(book, [f"{web.origin}/feed"])
    refresh(book, fetcher, now=NOW)
    revision = book.setting("revision")
    (again,) = refresh(book, fetcher, now=NOW + EVERY)
    assert again.unchanged
    assert web.asked[-1][1]["If-None-Match"] == '"one"'
    assert book.setting("revision") == revision


def test_a_webinar_that_was_moved_is_moved_here(web, book, fetcher):
    said = feed_of("Webinar: Yard boards").replace("About", "8 October 2026, 3 pm. About")
    web["/feed"] = said
    follow(book, [f"{web.origin}/feed"])
    refresh(book, fetcher, now=NOW)
    web["/feed"] = said.replace("8 October", "9 October")
    refresh(book, fetcher, now=NOW + EVERY)
    (one,) = book.resources.all()
    assert one.starts_at.date() == date(2026, 10, 9)


def test_a_failing_one_is_left_alone_twice_as_long_each_time_and_says_why(web, book, fetcher):
    web["/feed"] = lambda handler: handler.tell(500, b"oh")
    follow(book, [f"{web.origin}/feed"])
    now, waits = NOW, []
    for _ in range(8):
        refresh(book, fetcher, now=now)
        (one,) = followed(book)
        following = datetime.fromisoformat(one.next)
        waits.append(following - now)
        assert refresh(book, fetcher, now=following - timedelta(seconds=1)) == []
        now = following
    assert waits[:3] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4]
    assert waits[-1] == LONGEST_WAIT
    assert "fault of its own" in one.problem
    web["/feed"] = feed_of("Slot booking")
    refresh(book, fetcher, now=now)
    assert (followed(book)[0].problem, followed(book)[0].failures) == ("", 0)


def test_the_time_a_server_names_counts(web, book, fetcher):
    web["/feed"] = lambda handler: handler.tell(503, b"busy", {"Retry-After": "7200"})
    follow(book, [f"{web.origin}/feed"])
    refresh(book, fetcher, now=NOW)
    assert followed(book)[0].next == (NOW + timedelta(hours=2)).isoformat(timespec="seconds")


def test_what_is_gone_for_good_is_asked_for_only_when_the_user_says_so(web, book, fetcher):
    web["/feed"] = lambda handler: handler.tell(410, b"gone")
    follow(book, [f"{web.origin}/feed"])
    refresh(book, fetcher, now=NOW)
    assert refresh(book, fetcher, now=NOW + timedelta(days=9)) == []
    assert len(refresh(book, fetcher, now=NOW, every=True)) == 1


def test_one_that_fails_does_not_keep_the_others(web, book, fetcher):
    web["/page"], web["/feed"] = "<html><body>No feed at all</body></html>", feed_of("Slot booking")
    follow(book, [f"{web.origin}/page", f"{web.origin}/feed"])
    bad, good = refresh(book, fetcher, now=NOW)
    assert "paste the feed's own address" in bad.problem
    assert good.new == 1


def test_inside_somebodys_house_nothing_is_asked(web, book):
    web["/feed"] = feed_of("Slot booking")
    follow(book, [f"{web.origin}/feed"])
    (one,) = refresh(book, Fetcher(pace=0), now=NOW)
    assert one.problem
    assert not web.asked


def test_following_twice_is_following_once_and_no_script_is_followed(book):
    follow(book, ["https://dock.example/feed", "http://www.dock.example/feed/"])
    assert len(followed(book)) == 1
    with pytest.raises(WrongUse, match="no web address"):
        follow(book, ["javascript:alert(1)"])
    unfollow(book, "https://dock.example/feed")
    with pytest.raises(NotFound):
        unfollow(book, "https://dock.example/feed")


def test_a_list_of_another_reader(book):
    assert addresses_in_list(OPML) == ["https://dock.example/feed", "https://yard.example/feed"]
    assert addresses_in_list(b"<html>") == []
    assert not is_feed(OPML)


def test_whoever_takes_back_what_a_feed_brought_gets_no_more_of_it(web, book, fetcher):
    web["/feed"] = feed_of("Slot booking")
    follow(book, [f"{web.origin}/feed"])
    refresh(book, fetcher, now=NOW)
    take_back(book, next(book.imports.all()).id, day=NOW.date())
    assert refresh(book, fetcher, now=NOW + EVERY) == []
    assert not followed(book)
    assert not titles(book)


def test_while_the_page_is_served_it_goes_by_itself(web, book, fetcher):
    web["/feed"] = feed_of("Slot booking")
    follow(book, [f"{web.origin}/feed"])
    watch = FeedWatch(book=book, fetcher=fetcher, clock=lambda: NOW, first=0)
    watch.start()
    while not titles(book):
        time.sleep(0.05)
    watch.stop()
    assert titles(book) == ["Slot booking"]
    watch._thread.join()


KILLED = """
import sys
from datetime import UTC, datetime
from otherward.opening import open_book
from otherward.sources.feeds.refreshing import refresh
from otherward.sources.fetching import Fetcher
refresh(open_book(sys.argv[1]), Fetcher(may_be_private=True, pace=0, patience=60), now=datetime(2026, 9, 14, 8, tzinfo=UTC))
"""


def test_killed_in_the_middle_it_goes_on_where_it_stopped(web, tmp_path, fetcher):
    web["/one"], web["/two"] = feed_of("Slot booking"), dripping(600)
    network = tmp_path / "network.db"
    book = open_book(network)
    follow(book, [f"{web.origin}/one", f"{web.origin}/two"])
    book.close()
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(network)])
    while not any(path == "/two" for path, _ in web.asked):
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    book = open_book(network)
    assert titles(book) == ["Slot booking"]
    web["/two"] = feed_of("Yard boards", name="Yards", origin="https://yard.example")
    (two,) = refresh(book, fetcher, now=NOW)
    assert (two.title, two.new) == ("Yards", 1)
    assert titles(book) == ["Slot booking", "Yard boards"]
    book.close()


def test_the_command_follows_lists_and_stops(tmp_path, capsys):
    network, opml = str(tmp_path / "network.db"), tmp_path / "feeds.opml"
    opml.write_bytes(OPML.replace(b"dock.example", b"127.0.0.1").replace(b"yard.example", b"127.0.0.2"))
    with pytest.raises(SystemExit) as ended:
        main(["feeds", "--follow", str(opml), "--network", network])
    assert ended.value.code == 1
    assert "private network" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["feeds", "--unfollow", "https://127.0.0.1/feed", "--network", network])
    assert "127.0.0.1" not in capsys.readouterr().out
