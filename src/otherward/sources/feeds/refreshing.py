"""Read followed feeds again: those that are due, one after the other, and never one more often than it is likely to have news.

Unchanged feeds are not sent again (ETag and Last-Modified, kept by the fetcher). One that fails is left alone twice as long each
time, a day at most; one that names a time (`Retry-After`) is left alone until then; one that is gone (410) for good.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from otherward.actions.keep_resources import keep_of_feed
from otherward.book.book import Book
from otherward.book.kept import ImportState
from otherward.errors import UnusableInput
from otherward.names import name_of
from otherward.sources.feeds.following import FollowedFeed, followed, is_followed, note_how_it_fared, unfollow
from otherward.sources.feeds.reading import read_feed
from otherward.sources.fetching import Fetcher, NotFetched

EVERY = timedelta(hours=2)
FIRST_WAIT = timedelta(minutes=30)
LONGEST_WAIT = timedelta(days=1)
GONE = 410
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What came of asking one feed."""

    address: str
    title: str = ""
    new: int = 0
    unchanged: bool = False
    problem: str = ""


def refresh(
    book: Book, fetcher: Fetcher, *, now: datetime, every: bool = False, only: str = ""
) -> list[Refreshed]:
    """Ask the feeds that are due by now (`every`: all of them, due or not; `only`: just this address)."""
    told = []
    for one in followed(book):
        if _was_taken_back(book, one):
            unfollow(book, one.address)
        elif (only == one.address) or (not only and (every or is_due(one, now))):
            told.append(_refresh(book, one, fetcher, now))
    return told


def is_due(one: FollowedFeed, now: datetime) -> bool:
    """Whether it is time to ask it again."""
    return not one.gone and (not one.next or datetime.fromisoformat(one.next) <= now)


def _refresh(book: Book, one: FollowedFeed, fetcher: Fetcher, now: datetime) -> Refreshed:
    try:
        found = fetcher.fetch(one.address, accept=ACCEPT)
        things = read_feed(found.body, one.address, day=now.date())
    except UnusableInput as trouble:
        problem = trouble
        note_how_it_fared(book, one.address, lambda kept: _failed(kept, problem, now))
        return Refreshed(address=one.address, title=one.title, problem=str(problem))
    title = next((thing.feed for thing in things if thing.feed), one.title)
    with book.transaction():
        if not is_followed(book, one.address):  # unfollowed, or everything cleared meanwhile
            return Refreshed(address=one.address, title=one.title)
        new = keep_of_feed(book, things, path=one.address)
    note_how_it_fared(book, one.address, lambda kept: _fared(kept, title, len(things), now))
    return Refreshed(address=one.address, title=title, new=new, unchanged=found.unchanged)


def _fared(one: FollowedFeed, title: str, items: int, now: datetime) -> FollowedFeed:
    at = now.isoformat(timespec="seconds")
    following = (now + EVERY).isoformat(timespec="seconds")
    return replace(
        one, title=title, items=items, checked=at, read=at, next=following, failures=0, problem="", gone=False
    )


def _failed(one: FollowedFeed, problem: UnusableInput, now: datetime) -> FollowedFeed:
    wait = min(FIRST_WAIT * 2 ** min(one.failures, 10), LONGEST_WAIT)
    gone = False
    if isinstance(problem, NotFetched):
        gone = problem.status == GONE
        wait = max(wait, timedelta(seconds=min(problem.again_after, LONGEST_WAIT.total_seconds() * 7)))
    return replace(
        one,
        checked=now.isoformat(timespec="seconds"),
        next=(now + wait).isoformat(timespec="seconds"),
        failures=one.failures + 1,
        problem=str(problem),
        gone=gone,
    )


def _was_taken_back(book: Book, one: FollowedFeed) -> bool:
    """Whoever takes back what a feed brought wants no more of it."""
    brought = book.imports.get(name_of("import", "feed", one.address))
    return brought is not None and brought.state is ImportState.UNDONE
