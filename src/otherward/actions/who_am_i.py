"""Who the user is: said by hand, else found from their own profile and from whose mailbox it is."""

import json
from collections import Counter

from otherward.book.book import Book
from otherward.network.handle import kind_of, mail_handle, plain, profile_handle

LEAST_SHARE = 0.3
"""The mailbox's owner takes part in nearly every mail; an address in less than this share is not taken for the user's."""


def my_names(book: Book) -> tuple[str, ...]:
    """The user's names, by hand first, then from their LinkedIn profile."""
    said = book.setting("me.name")
    found = [fact.text for fact in book.about_me.all(kind="name")]
    return tuple(dict.fromkeys(name for name in [said, *found] if name))


def my_handles(book: Book) -> frozenset[str]:
    """Every handle that is surely the user's: set by hand, or found by `find_me`."""
    said = [mail_handle(address) for address in _list(book, "me.emails")]
    return frozenset([*said, *_list(book, "me.handles")])


def find_me(book: Book) -> frozenset[str]:
    """Find the user's handles from the records, anew each time: what an import told goes when it is taken back."""
    names = {plain(name) for name in my_names(book)}
    found = {mail_handle(fact.text) for fact in book.about_me.all(kind="email")}
    found |= {profile_handle(fact.text) for fact in book.about_me.all(kind="profile")}
    mail: Counter[str] = Counter()
    slugs: Counter[str] = Counter()
    for record in book.records.all():
        if record.origin == "mail" and record.emails and record.seen:
            mail[mail_handle(record.emails[0])] += record.seen
        if record.origin == "message" and record.profiles and record.seen:
            slugs[profile_handle(record.profiles[0])] += record.seen
            if plain(record.display) in names:
                found.add(profile_handle(record.profiles[0]))
    total = book.interactions.count(kind="mail", machine="")
    for counter, whole in ((mail, total), (slugs, book.interactions.count(kind="message", machine=""))):
        if counter and not any(kind_of(h) == kind_of(next(iter(counter))) and h in counter for h in found):
            handle, times = counter.most_common(1)[0]
            if times >= LEAST_SHARE * max(whole, 1) and times > 1:
                found.add(handle)
    if found != set(_list(book, "me.handles")):
        book.set_setting("me.handles", json.dumps(sorted(found)))
    return my_handles(book)


def set_me(book: Book, *, name: str = "", emails: tuple[str, ...] = ()) -> None:
    """Say who the user is."""
    with book.transaction():
        if name:
            book.set_setting("me.name", name)
        if emails:
            book.set_setting("me.emails", json.dumps(sorted({*_list(book, "me.emails"), *emails})))


def _list(book: Book, name: str) -> list[str]:
    return list(json.loads(book.setting(name) or "[]"))
