"""Add a thing to pass on: fetch the page of a link, or read a newsletter; what cannot be fetched is kept by its address and title."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from otherward.actions.keep_resources import KeptResources, keep_resources
from otherward.book.book import Book
from otherward.errors import UnusableInput
from otherward.intake.linked_page import Linked, feeds_named_in, resource_of, resource_of_page
from otherward.intake.newsletter import things_in_mail
from otherward.intake.resource_address import web_address
from otherward.sources.feeds.reading import is_feed
from otherward.sources.fetching import Fetcher

MOST_MAIL = 20 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedLink:
    """What came of a link."""

    kept: KeptResources
    feed: str = ""
    """The address, where it is a feed: nothing was kept, it can be followed."""
    feeds: tuple[str, ...] = ()
    """Feeds that the page says it has."""
    problem: str = ""
    """Why the page itself could not be read; the link is kept all the same."""


NOTHING = KeptResources(import_id="", resources=(), new=0)


def add_link(book: Book, link: str, fetcher: Fetcher, *, day: date, title: str = "") -> AddedLink:
    """Add what this link leads to. `UnusableInput` if it is no address of the web (`javascript:` and the like)."""
    url = checked_link(link)
    feeds: tuple[str, ...] = ()
    problem = ""
    try:
        found = fetcher.fetch(
            url, accept="text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5"
        )
    except UnusableInput as trouble:
        problem, resource = str(trouble), resource_of(Linked(), url, day=day, title=title)
    else:
        if is_feed(found.body):
            return AddedLink(kept=NOTHING, feed=url)
        resource = resource_of_page(found.body, url, day=day, title=title)
        feeds = tuple(feeds_named_in(found.body, found.address))
    return AddedLink(
        kept=keep_resources(book, [resource], path=url, form="link"), feeds=feeds, problem=problem
    )


def add_mail(book: Book, raw: bytes, *, path: str, day: date) -> KeptResources:
    """Add what a newsletter, or any mail, passes on. Nothing is fetched."""
    if len(raw) > MOST_MAIL:
        message = f"{path} is larger than {MOST_MAIL >> 20} MB; save the mail without what is attached."
        raise UnusableInput(message)
    return keep_resources(book, things_in_mail(raw, path=path, day=day), path=path, form="newsletter")


def add_file(book: Book, file: Path, *, day: date) -> KeptResources:
    """The same for a mail in a file (`.eml`)."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_MAIL + 1)
    except OSError as problem:
        message = f"{file} cannot be read ({problem.strerror}); name a mail saved as .eml, or a link."
        raise UnusableInput(message) from problem
    return add_mail(book, raw, path=str(file), day=day)


def checked_link(link: str) -> str:
    """The address, without what follows its readers around; refused unless it is one of the web."""
    text = link.strip()
    if "://" not in text and not text.casefold().startswith(("javascript:", "data:", "file:", "mailto:")):
        text = f"https://{text}"
    url = web_address(text) if " " not in text else ""
    if not url or "." not in url.partition("://")[2]:
        message = f"“{link.strip()[:80]}” is no web address; paste a link that begins with https://."
        raise UnusableInput(message)
    return url
