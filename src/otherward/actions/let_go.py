"""Take a person out of the book: records, messages, and what hangs on them."""

import json
from collections.abc import Set as AbstractSet

from otherward.actions.forgotten import Forgotten, forgotten, signs_of
from otherward.actions.hanging import asks_without, hanging_on
from otherward.actions.network_of import directory_of
from otherward.book.book import Book
from otherward.intake.brought import Passed
from otherward.network.handle import mail_handle, name_handle, profile_handle
from otherward.network.interaction import Interaction, Participant
from otherward.network.person import Person

GONE = "dav.gone"
"""The setting that says whose cards are gone from a server."""


def let_go(book: Book, person: Person, spared: AbstractSet[str] = frozenset()) -> dict[str, int]:
    """Take this person out but for the spared records, which are somebody else's; how much of what kind went. What is concluded is stale then."""
    records = [name for name in person.records if name not in spared]
    handles = (set(person.handles) | _called(book, person)) - _handles_of(book, spared & set(person.records))
    gone = {"people": 1, "interactions": 0, "readings": 0}
    for shelf, things in hanging_on(book, {person.id}, set(records)).items():
        gone[shelf] = getattr(book, shelf).remove([one.id for one in things])
    asks = [after for _, after in asks_without(book, {person.id})]
    gone["asks"] = book.asks.put(asks)
    _no_longer_told(book, records)
    gone["records"] = book.records.remove(records)
    while found := book.interactions_with(handles, limit=1000):
        gone["interactions"] += book.interactions.remove([one.id for one in found])
        gone["readings"] += book.readings.remove({one.thread for one in found})
        book.second_readings.remove({one.thread for one in found})
    for mine in ("needs", "offerings", "milestones", "wishes"):
        gone[mine] = getattr(book, mine).clear(holder=person.id)
    book.people.remove([person.id])
    return gone


def let_go_of_the_forgotten(book: Book, kept: str, spared: AbstractSet[str] = frozenset()) -> int:
    """Whoever this setting says is to stay forgotten and is there all the same goes again; how many. What is concluded is stale then."""
    known = forgotten(book, kept)
    if not known.lists:
        return 0
    theirs = {one.id for one in book.records.all() if known.knows(signs_of(one))}
    people = [one for one in book.people.all() if not one.is_me and theirs & set(one.records)]
    for one in people:
        let_go(book, one, spared - theirs)
    mine = {name for one in book.people.all() if one.is_me for name in one.records}
    book.records.remove(theirs - mine)
    favors_go(book, known)
    _between(book, known)
    return len(people)


def favors_go(book: Book, known: Forgotten) -> int:
    """Recommendations and endorsements by and for the forgotten go; how many."""
    return book.acknowledged.remove(
        [one.id for one in book.acknowledged.all() if isinstance(known.kept(one), Passed)]
    )


def _between(book: Book, known: Forgotten) -> None:
    """They are in no message any more."""
    now = [(one, known.kept(one)) for one in book.interactions.all()]
    touched = [one for one, kept in now if kept is not one]
    book.readings.remove({one.thread for one in touched})
    book.second_readings.remove({one.thread for one in touched})
    book.interactions.remove([one.id for one, kept in now if isinstance(kept, Passed)])
    book.interactions.put([kept for one, kept in now if kept is not one and isinstance(kept, Interaction)])


def _called(book: Book, person: Person) -> set[str]:
    """What a note may call them, where nobody else is meant: a first name, with the family name or its first letter."""
    called = {person.given}
    for name in (person.name, *person.other_names):
        if words := name.split():
            called |= {name, words[0], f"{words[0]} {words[-1]}", f"{words[0]} {words[-1][0]}"}
    directory = directory_of(book)
    ones = [Participant(handle=name_handle(name), name=name) for name in called if name]
    return {one.handle for one in ones if (found := directory.person(one)) and found.id == person.id}


def _handles_of(book: Book, records: AbstractSet[str]) -> set[str]:
    ones = book.records.many(records).values()
    mails = {mail_handle(email) for one in ones for email in one.emails}
    return mails | {profile_handle(page) for one in ones for page in one.profiles}


def _no_longer_told(book: Book, records: list[str]) -> None:
    """Their card's name goes from among the cards that are gone from a server."""
    told = json.loads(book.setting(GONE) or "[]")
    left = [one for one in told if one["record"] not in records]
    if len(left) < len(told):
        book.set_setting(GONE, json.dumps(left))
