"""Read a draft to somebody with what the network knows of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from otherward.actions.find_person import find_person
from otherward.actions.secrets_of import secrets_of
from otherward.book.book import Book
from otherward.network.need import Need, Status
from otherward.network.person import Person
from otherward.review.anatomy import take_apart
from otherward.review.draft import Draft, Known, MessageKind
from otherward.review.record import draft_of

_STALE = 400
"""A need recorded more days ago than this is not held against a draft."""


def draft_to(book: Book, who: str, record: dict[str, Any], *, day: date) -> Draft:
    """The draft, to this person of the network, with what is known of them."""
    person = find_person(book, who)
    me = next((one for one in book.people.all() if one.is_me), None)
    draft = draft_of(record)
    known = known_of(book, person, me, day=day, alone=not _several(draft))
    draft = replace(draft, known=known)
    if not record.get("closeness"):
        draft = replace(draft, closeness=person.closeness)
    return replace(draft, me=draft.me or (me.name if me else ""))


def _several(draft: Draft) -> bool:
    """Whether it goes to more than one, as its headers or its kind say."""
    anatomy = take_apart(draft.body, subject=draft.subject)
    return "," in anatomy.recipient or draft.kind is MessageKind.INTRODUCTION


def known_of(book: Book, person: Person, me: Person | None, *, day: date, alone: bool = True) -> Known:
    """What the network knows of this person that bears on a message to them; `alone` says that nobody else reads it."""
    mine = me.id if me else ""
    favors = list(book.favors.all())
    thanked = {thanks.favor for thanks in book.thanks.all()}
    return Known(
        name=person.name,
        other_names=person.other_names,
        organizations=tuple(
            dict.fromkeys(a.organization for a in person.affiliations if not a.until and a.organization)
        ),
        former=tuple(
            (a.organization, a.until.isoformat() if a.until else "")
            for a in person.affiliations
            if a.until and a.organization
        ),
        needs=tuple(need.summary for need in open_needs(book, person, day)),
        given=tuple(
            f.summary for f in favors if f.giver == mine and f.receiver == person.id and not f.confidential
        ),
        unthanked=tuple(
            f.summary for f in favors if f.giver == person.id and f.receiver == mine and f.id not in thanked
        ),
        agreed=tuple(
            one.other(person.id).name
            for one in book.introductions.all()
            if person.id in (one.a.person, one.b.person) and one.is_agreed and not one.closed
        ),
        secrets=tuple(secrets_of(book, person, alone=alone)),
        can_give=tuple(o.summary for o in book.offerings.all(holder=mine) if not o.confidential)
        if mine
        else (),
    )


def open_needs(book: Book, person: Person, day: date) -> list[Need]:
    """Their own open needs, the newest first; what others told of them in confidence stays out."""
    found = [
        need
        for need in book.needs.all(holder=person.id)
        if need.status is Status.OPEN
        and not (need.expires and need.expires < day)
        and not need.inferred
        and not (need.confidential and need.reported_by not in ("", person.id))
        and (need.evidence.on is None or (day - need.evidence.on).days < _STALE)
    ]
    return sorted(found, key=lambda need: need.evidence.on or date.min, reverse=True)
