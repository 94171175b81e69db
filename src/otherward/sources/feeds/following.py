"""Which feeds the user follows, and how each last fared; kept in the book's settings, so that backup and wipe have them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.errors import NotFound, WrongUse
from otherward.intake.resource_address import canonical, web_address

SETTING = "feeds"
MOST = 300
"""Feeds followed at once: more nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFeed:
    """One feed, and how it fares. Moments are ISO 8601, in UTC."""

    address: str
    title: str = ""
    items: int = 0
    """How many it had when last read."""
    checked: str = ""
    """When it was last asked for."""
    read: str = ""
    """When it last answered."""
    next: str = ""
    """Not to be asked before."""
    failures: int = 0
    """In a row."""
    problem: str = ""
    """What went wrong the last time, with a next step; empty if nothing did."""
    gone: bool = False
    """The server says that it is gone for good; it is not asked again unless the user says so."""


def followed(book: Book) -> list[FollowedFeed]:
    """All, in the order in which they were added."""
    return [FollowedFeed(**one) for one in json.loads(book.setting(SETTING) or "[]")]


def follow(book: Book, addresses: Iterable[str]) -> list[FollowedFeed]:
    """Follow these from now on; those followed already stay as they are. The new ones."""
    with book.transaction():
        there = followed(book)
        known = {canonical(one.address) for one in there}
        new: list[FollowedFeed] = []
        for address in addresses:
            url = web_address(address)
            if not url:
                message = f"“{address.strip()[:80]}” is no web address; paste the feed's link, it begins with https://."
                raise WrongUse(message)
            if canonical(url) not in known:
                known.add(canonical(url))
                new.append(FollowedFeed(address=url))
        if len(there) + len(new) > MOST:
            message = f"More than {MOST} feeds are more than anybody reads; stop following some first."
            raise WrongUse(message)
        _keep(book, [*there, *new])
    return new


def unfollow(book: Book, address: str) -> FollowedFeed:
    """Ask it no more; what it brought stays."""
    with book.transaction():
        there = followed(book)
        one = feed_of(book, address)
        _keep(book, [other for other in there if other.address != one.address])
        changed(book)
    return one


def is_followed(book: Book, address: str) -> bool:
    """Whether this address is read still."""
    return any(one.address == address for one in followed(book))


def feed_of(book: Book, address: str) -> FollowedFeed:
    """The followed feed of this address, or of this title."""
    said = address.strip()
    for one in followed(book):
        if said in (one.address, one.title) or (
            canonical(said) and canonical(said) == canonical(one.address)
        ):
            return one
    message = (
        f"You do not follow {said or 'a feed without an address'}; `otherward feeds` lists those you follow."
    )
    raise NotFound(message)


def note_how_it_fared(book: Book, address: str, change: Callable[[FollowedFeed], FollowedFeed]) -> None:
    """Remember how one fared, unless it was unfollowed in the meantime."""
    with book.transaction():
        _keep(book, [change(one) if one.address == address else one for one in followed(book)])


def _keep(book: Book, kept: list[FollowedFeed]) -> None:
    book.set_setting(SETTING, json.dumps([asdict(one) for one in kept]))
