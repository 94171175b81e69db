"""Recognize one person across all records, and how each is in touch with the user and with one another."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from otherward.actions.told_ties import told_ties
from otherward.actions.who_am_i import find_me, my_names
from otherward.actions.worked_together import MOST, worked_together
from otherward.book.book import Book, Together, Touch
from otherward.intake.recognition import Recognized, recognize
from otherward.names import name_of
from otherward.network.affiliation import Affiliation
from otherward.network.handle import plain
from otherward.network.organization import Organization
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.record import AboutMe
from otherward.network.tie import Tie, TieKind


def recognize_people(book: Book, *, day: date) -> Recognized:
    """Make the people, organizations, ties and rapports anew from the records, decisions and edits."""
    me, called = find_me(book), my_names(book)
    recognized = recognize(
        book.records.all(),
        decisions=list(book.decisions.all()),
        edits=list(book.edits.all()),
        before=list(book.people.all()),
        organizations_before=list(book.organizations.all()),
        me_handles=me,
        me_names=called,
        day=day,
    )
    people = tuple(
        _at_their_post(
            _as_called(person, called), book.about_me.all(kind="position"), recognized.organizations
        )
        if person.is_me
        else person
        for person in recognized.people
    )
    with book.transaction():
        book.people.clear()
        book.people.put(people)
        book.organizations.clear()
        book.organizations.put(recognized.organizations)
        mine = {h for p in people if p.is_me for h in p.handles} | me
        people_of = {handle: person for person in people for handle in person.handles}
        book.rapports.clear()
        book.rapports.put(_rapports(people_of, book.touches(mine, day)))
        told = _still_told(book, people)
        book.ties.clear()
        book.ties.put((*told, *_ties(book, people, people_of)))
        book.set_setting("likely", json.dumps([[p.a, p.b, list(p.reasons)] for p in recognized.likely]))
    return recognized


def _as_called(person: Person, names: tuple[str, ...]) -> Person:
    """The user goes by the name they gave, or their profile's."""
    if not names or person.name == names[0]:
        return person
    others = tuple(name for name in dict.fromkeys((person.name, *person.other_names)) if name != names[0])
    return replace(person, name=names[0], other_names=others)


def _at_their_post(me: Person, positions: Iterable[AboutMe], organizations: Iterable[Organization]) -> Person:
    """The user where they work now by their own profile, if no card of theirs says it; the newest post without an end."""
    if me.affiliations:
        return me
    posts = [one for one in positions if one.until is None and " at " in one.text]
    known = {plain(house.name): house for house in organizations}
    found = []
    for one in sorted(posts, key=lambda post: post.since or date.min, reverse=True):
        title, _, name = one.text.rpartition(" at ")
        house = known.get(plain(name))
        found.append(
            Affiliation(
                organization=house.name if house else name,
                organization_id=house.id if house else "",
                title=title,
                since=one.since,
            )
        )
    return replace(me, affiliations=tuple(found))


def _rapports(people_of: dict[str, Person], touches: Iterable[Touch]) -> Iterator[Rapport]:
    together: dict[str, list[Touch]] = defaultdict(list)
    for touch in touches:
        person = people_of.get(touch.handle)
        if person and not person.is_me:
            together[person.id].append(touch)
    for person_id, ones in together.items():
        yield Rapport(
            person=person_id,
            first=min((t.first for t in ones if t.first), default=None),
            last=max((t.last for t in ones if t.last), default=None),
            days=sum(t.days for t in ones),
            wrote=sum(t.wrote for t in ones),
            written=sum(t.written for t in ones),
            met=sum(t.met for t in ones),
            last_from_them=max((t.last_from_them for t in ones if t.last_from_them), default=None),
            last_from_me=max((t.last_from_me for t in ones if t.last_from_me), default=None),
        )


def _still_told(book: Book, people: Iterable[Person]) -> list[Tie]:
    """What texts tell of who knows whom; it is concluded anew only when texts are."""
    known = {person.id for person in people}
    return [one for one in told_ties(book) if {one.a, one.b} <= known]


def _ties(book: Book, people: Iterable[Person], people_of: dict[str, Person]) -> Iterable[Tie]:
    """Who knows whom: seen together, named as related, colleagues now or earlier. The surest reason counts."""
    ties: dict[tuple[str, str], Tie] = {}
    for tie in _acquaintances(book, list(people), people_of):
        pair = (tie.a, tie.b)
        if tie.a != tie.b and (pair not in ties or ties[pair].strength < tie.strength):
            ties[pair] = tie
    return ties.values()


def _acquaintances(book: Book, people: list[Person], people_of: dict[str, Person]) -> Iterator[Tie]:
    others = {handle: person.id for handle, person in people_of.items() if not person.is_me}
    for seen in book.together():
        if seen.a in others and seen.b in others:
            yield _tie(others[seen.a], others[seen.b], *_seen(seen), text_id=seen.interaction, on=seen.on)
    yield from _relatives(people)
    yield from _workmates(book, people)


def _relatives(people: list[Person]) -> Iterator[Tie]:
    by_name = {person.name.casefold(): person for person in people if not person.is_me}
    for person in people:
        for relation, name in person.related:
            other = by_name.get(name.casefold())
            if other and not person.is_me:
                yield _tie(person.id, other.id, TieKind.RELATED, relation)


def _workmates(book: Book, people: list[Person]) -> Iterator[Tie]:
    for colleagues in _colleagues(people):
        for i, a in enumerate(colleagues):
            for b in colleagues[i + 1 :]:
                if not a.is_me and not b.is_me:
                    yield _tie(a.id, b.id, TieKind.COLLEAGUES, f"both at {a.organization}", 0.8)
    for one, other, house, year in worked_together(people, book.records.all()):
        yield _tie(one.id, other.id, TieKind.WORKED, f"both at {house} in {year}", 0.7)


def _tie(
    a: str,
    b: str,
    kind: TieKind,
    how: str,
    strength: float = 1.0,
    text_id: str = "",
    on: date | None = None,
) -> Tie:
    a, b = min(a, b), max(a, b)
    return Tie(
        id=name_of("tie", a, b), a=a, b=b, how=how, strength=strength, kind=kind, text_id=text_id, on=on
    )


def _seen(one: Together) -> tuple[TieKind, str]:
    on = f" of {one.on.day} {one.on:%B %Y}" if one.on else ""
    if one.meeting:
        return TieKind.MET, f"both in a meeting{on}"
    return TieKind.WROTE, f"both in a mail, message or note{on}"


def _colleagues(people: list[Person]) -> Iterator[list[Person]]:
    at: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.affiliations and person.affiliations[0].organization_id:
            at[person.affiliations[0].organization_id].append(person)
    return (group for group in at.values() if 1 < len(group) <= MOST)
