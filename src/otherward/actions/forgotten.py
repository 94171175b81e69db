"""Whoever was forgotten stays so, whatever is brought in later.

Nothing of them is kept but what their addresses, profiles and cards hash to under a key of this network's own: enough to know them again when a
file or a server names them, not enough to say who they were.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from otherward.actions.who_am_i import my_handles
from otherward.book.book import Book
from otherward.errors import Ambiguous, NotFound
from otherward.intake.brought import Brought, Passed
from otherward.intake.recognition.traits import canonical, phone_key
from otherward.network.handle import kind_of, mail_handle, name_handle, plain, profile_handle
from otherward.network.interaction import Interaction, Participant
from otherward.network.person import Person
from otherward.network.record import Acknowledged, ContactRecord

SETTING = "forgotten"


@dataclass(frozen=True)
class Hashes:
    """A set of hashes for each person, all under one key."""

    key: str
    people: tuple[frozenset[str], ...]

    def hashed(self, sign: str) -> str:
        """What is kept of a sign; the key is one network's own."""
        return hmac.new(bytes.fromhex(self.key), sign.encode(), hashlib.sha256).hexdigest()[:32]

    def knows(self, sign: str) -> bool:
        """Whether it points at one of them."""
        return self.hashed(sign) in self._marks

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset().union(*self.people)


@dataclass(frozen=True)
class Forgotten:
    """Those who are to stay forgotten; several lists where a copy of another network was put back here."""

    lists: tuple[Hashes, ...]
    mine: frozenset[str] = frozenset()
    """The user's own handles: what is between the two of them goes, what has others in it stays for these."""

    def kept(self, item: Brought) -> Brought:
        """The item as it may be kept: whole, without them, or passed over."""
        if not self.lists:
            return item
        if isinstance(item, Interaction):
            return self._between(item)
        if not isinstance(item, ContactRecord | Acknowledged):
            return item
        signs = signs_of(item) if isinstance(item, ContactRecord) else _signs_of_favor(item)
        return _passed(item) if self.knows(signs) else item

    def knows(self, signs: Iterable[str]) -> bool:
        """Whether one of these points at somebody forgotten."""
        return any(one.knows(sign) for sign in signs if sign for one in self.lists)

    def _between(self, item: Interaction) -> Interaction | Passed:
        """What they wrote, and what nobody else is in, is passed over; from what others share in they are left out."""
        gone = {one.handle for one in item.people if self.knows(_signs_of_participant(one))}
        if not gone:
            return item
        left = [one for one in item.people if one.handle not in gone and one.handle not in self.mine]
        if not left or (item.author and item.author.handle in gone):
            return _passed(item)
        without = [tuple(one for one in ones if one.handle not in gone) for ones in (item.to, item.copied)]
        return replace(item, to=without[0], copied=without[1])


def forgotten(book: Book, kept: str | None = None) -> Forgotten:
    """Those of this network, or those in what a setting held."""
    lists = _lists(book.setting(SETTING) if kept is None else kept)
    return Forgotten(lists, mine=my_handles(book) if lists else frozenset())


def stay_forgotten(book: Book, person: Person) -> None:
    """From now on nothing brought in makes this person known again. Call it while their records are there."""
    first, *others = _lists(book.setting(SETTING)) or (Hashes(secrets.token_hex(32), ()),)
    shared = _signs_of_others(book, person)
    signs = {sign for sign in _signs_of_person(book, person) if sign not in shared}
    one = frozenset(first.hashed(sign) for sign in signs)
    book.set_setting(SETTING, _told([replace(first, people=(*first.people, one)), *others]))


def let_in_again(book: Book, who: str) -> None:
    """They may be brought in again: named by an address, a profile or their whole name."""
    lists = _lists(book.setting(SETTING))
    signs = [mail_handle(canonical(who))] if "@" in who else []
    signs += [profile_handle(who)] if "/" in who else []
    signs += [f"only {name_handle(who)}"]
    found = [[one for one in each.people if one & {each.hashed(sign) for sign in signs}] for each in lists]
    if not any(found):
        message = f"Nobody you have forgotten goes by “{who}”; give a mail address, a profile's address or the whole name."
        raise NotFound(message)
    if any(len(ones) > 1 for ones in found):
        message = (
            f"Several whom you have forgotten go by “{who}”; give a mail address or a profile's address."
        )
        raise Ambiguous(message)
    left = [
        replace(each, people=tuple(one for one in each.people if one not in ones))
        for each, ones in zip(lists, found, strict=True)
    ]
    book.set_setting(SETTING, _told(left))


def both(here: str, there: str) -> str:
    """Two networks' lists as one: whoever is forgotten in either stays so. Both as they are kept in the setting."""
    lists = {one.key: one for one in _lists(here)}
    for other in _lists(there):
        known = lists.get(other.key, Hashes(other.key, ()))
        more = tuple(one for one in other.people if one not in known.people)
        lists[other.key] = replace(known, people=known.people + more)
    return _told(lists.values())


def since(then: str, now: str) -> str:
    """Those forgotten between the one and the other. Both as they are kept in the setting."""
    known = {one for each in _lists(then) for one in each.people}
    return _told(
        replace(each, people=tuple(one for one in each.people if one not in known)) for each in _lists(now)
    )


def signs_of(record: ContactRecord) -> Iterator[str]:
    """All that tells again whom a row or card is about, also after some of it has changed."""
    yield record.id
    if record.uid:
        yield f"uid {record.origin} {record.uid}"
    yield from (mail_handle(canonical(email)) for email in record.emails)
    yield from (profile_handle(page) for page in record.profiles)
    name = _name(record)
    if not name:
        return
    yield from (f"tel {key} {name}" for phone in record.phones if (key := phone_key(phone)))
    if record.organization:
        yield f"at {plain(record.organization)} {name}"
    elif not (record.emails or record.profiles or record.phones):
        yield f"only name:{name}"


def _signs_of_favor(item: Acknowledged) -> Iterator[str]:
    yield from _signs_of_participant(Participant(handle=item.other_handle, name=item.other))
    yield f"only {name_handle(item.other)}"


def _passed(item: ContactRecord | Acknowledged | Interaction) -> Passed:
    return Passed(where=item.source.where, why="somebody you have forgotten")


def _name(record: ContactRecord) -> str:
    return plain(record.display or f"{record.given} {record.family}")


def _signs_of_participant(one: Participant) -> Iterator[str]:
    if kind_of(one.handle) == "mailto":
        yield mail_handle(canonical(one.handle.partition(":")[2]))
    elif kind_of(one.handle) == "name":
        yield f"only {one.handle}"
    else:
        yield one.handle


def _signs_of_person(book: Book, person: Person) -> Iterator[str]:
    for record in book.records.many(person.records).values():
        yield from signs_of(record)
        if name := _name(record):
            yield f"only name:{name}"
    yield f"only {name_handle(person.name)}"
    for handle in person.handles:
        if kind_of(handle) != "name":
            yield from _signs_of_participant(Participant(handle=handle))


def _signs_of_others(book: Book, person: Person) -> set[str]:
    """What points at somebody else too (a shared address, a namesake) tells nobody."""
    signs: set[str] = set()
    for other in book.people.all():
        if other.id != person.id:
            signs.update(
                sign for handle in other.handles for sign in _signs_of_participant(Participant(handle=handle))
            )
            signs.update(f"only {name_handle(name)}" for name in (other.name, *other.other_names))
    return signs


def _lists(kept: str) -> tuple[Hashes, ...]:
    """The lists in the setting, this network's own first."""
    told = json.loads(kept or "{}")
    every = [told, *told.get("others", ())] if told else []
    return tuple(Hashes(one["key"], tuple(frozenset(who) for who in one["people"])) for one in every)


def _told(lists: Iterable[Hashes]) -> str:
    """As the setting holds them; empty where nobody is forgotten."""
    told = [{"key": one.key, "people": [sorted(who) for who in one.people]} for one in lists if one.people]
    if not told:
        return ""
    first, *others = told
    return json.dumps({**first, "others": others} if others else first)
