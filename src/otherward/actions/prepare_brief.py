"""Prepare for a meeting: everything known of a person, an organization or a calendar entry, on two pages."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from otherward.actions.find_person import find_person
from otherward.actions.network_of import directory_of
from otherward.actions.read_company import read_company
from otherward.actions.suggest import coming_meetings, situation_of
from otherward.book.book import Book
from otherward.brief.brief import Brief
from otherward.brief.material import Material
from otherward.brief.meeting import brief_of
from otherward.errors import NotFound, WrongUse
from otherward.giving.briefing import attendees
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.giving.strategy import firm_key, initials, same_firm
from otherward.giving.suggestions import suggestions
from otherward.language.embedding import embedder
from otherward.network.document import Document
from otherward.network.handle import plain
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.person import Person
from otherward.reading.company import CompanyReading
from otherward.reading.company_documents import read_company_document

SPOKEN = 12
"""Newest mails and meetings looked at for each attendee."""
NOTES = 40
AHEAD = timedelta(days=60)


def prepare_brief(
    book: Book,
    about: str,
    *,
    day: date,
    documents: Iterable[Path] = (),
    situation: Situation | None = None,
    found: list[Opportunity] | None = None,
) -> Brief:
    """The brief for a person, an organization or a meeting (its identifier); a surface hands in what it has already.

    `documents` are read for this brief alone and not kept.
    """
    situation = situation or situation_of(book, day=day)
    people, organization, meeting, title = _meant(book, about, situation)
    kept = _readings(book, organization)
    further = _read(documents, organization, day)
    return brief_of(
        Material(
            situation=situation,
            about=title,
            people=people,
            organization=organization,
            meeting=meeting,
            readings=(*kept, *(read_company_document(one, embedder().embed) for one in further)),
            documents={**book.documents.many([one.id for one in kept]), **{one.id: one for one in further}},
            spoken={one.id: tuple(book.interactions_with(one.handles, SPOKEN)) for one in people},
            notes=tuple(_notes(book, people, organization, day)),
            opportunities=tuple(_for(people, situation, found)),
        )
    )


def _meant(
    book: Book, about: str, situation: Situation
) -> tuple[tuple[Person, ...], str, Interaction | None, str]:
    """(people, organization, meeting, title) of what the user named."""
    meeting = book.interactions.get(about)
    if meeting is not None and meeting.kind is InteractionKind.MEETING:
        people = tuple(attendees(situation, meeting.people))
        return people, _house(people, situation), meeting, meeting.subject or "Your meeting"
    try:
        person = find_person(book, about)
    except NotFound:
        organization = _organization(book, about)
        if organization:
            return tuple(_there(situation, organization)), organization, None, organization
        namesake = _of_that_family(situation, about)
        if namesake is None:
            raise
        person = namesake
    if person.is_me:
        message = "That is you; name somebody you meet, or their organization."
        raise WrongUse(message)
    for meeting in coming_meetings(book, day=situation.network.day, ahead=AHEAD):
        there = attendees(situation, meeting.people)
        if person in there and len(there) <= MOST_THERE:
            return (person, *(p for p in there if p != person)), person.organization, meeting, person.name
    return (person,), person.organization, None, person.name


def _organization(book: Book, about: str) -> str:
    """The organization's name as shown, whether it is on somebody's card or only in a document."""
    known = directory_of(book).organization(about)
    if known:
        return known.name
    wanted = firm_key(about)
    named = [one.organization for one in book.company_readings.all()]
    return next((name for name in named if same_firm(firm_key(name), wanted)), "")


def _of_that_family(situation: Situation, about: str) -> Person | None:
    """The only one of this family name, where the given name is another: a nickname, or a name never used."""
    family = plain(about).rpartition(" ")[2]
    found = [p for p in situation.network.people.values() if p.family and plain(p.family) == family]
    return found[0] if len(found) == 1 and " " in about.strip() else None


MOST_THERE = 5
"""People of one meeting or house a brief goes into."""


def _there(situation: Situation, organization: str) -> list[Person]:
    """Whom the user knows there, those most in touch first."""
    wanted = firm_key(organization)
    found = [
        p
        for p in situation.network.people.values()
        if not p.is_me and p.organization and same_firm(firm_key(p.organization), wanted)
    ]
    return sorted(found, key=lambda p: (-situation.rapport(p.id).days, p.name))[:MOST_THERE]


def _house(people: tuple[Person, ...], situation: Situation) -> str:
    """The organization most of them belong to, not the user's own."""
    mine = situation.me.organization if situation.me else ""
    named = [p.organization for p in people if p.organization and p.organization != mine]
    return max(named, key=named.count) if named else ""


def _readings(book: Book, organization: str) -> list[CompanyReading]:
    wanted = firm_key(organization)
    if not wanted:
        return []
    return [one for one in book.company_readings.all() if same_firm(firm_key(one.organization), wanted)]


def _read(paths: Iterable[Path], organization: str, day: date) -> tuple[Document, ...]:
    """Further documents, for this brief alone."""
    paths = list(paths)
    return read_company(paths, company=organization, day=day).documents if paths else ()


def _notes(book: Book, people: tuple[Person, ...], organization: str, day: date) -> list[Interaction]:
    """The user's own notes that name them or their house."""
    house = plain(" ".join(firm_key(organization)[:2]))
    names = [plain(name) for p in people for name in (p.name, p.greeting, p.family) if len(name) > 2]
    handles = {handle for p in people for handle in p.handles}
    short = initials(organization)
    found = [
        one
        for one in book.interactions.all(kind=InteractionKind.NOTE)
        if (one.day is None or one.day <= day)
        and (handles & {p.handle for p in one.to} or _names(one, [*names, house]) or _calls(one, short))
    ]
    return sorted(found, key=lambda one: one.day or date.min, reverse=True)[:NOTES]


def _names(note: Interaction, names: list[str]) -> bool:
    words = f" {plain(note.subject)} {plain(note.text)} "
    return any(f" {name}" in words for name in names if name)


def _calls(note: Interaction, short: str) -> bool:
    """Whether it calls a house by its initials."""
    return bool(short) and re.search(rf"\b{re.escape(short)}\b", f"{note.subject}\n{note.text}") is not None


def _for(
    people: tuple[Person, ...], situation: Situation, found: list[Opportunity] | None
) -> list[Opportunity]:
    """What could be done for these people; only their needs are looked at if nobody has looked at all of them."""
    wanted = {one.id for one in people}
    if found is None:
        needs = tuple(n for n in situation.network.needs if n.holder in wanted)
        found = suggestions(replace(situation, network=replace(situation.network, needs=needs), meetings=()))
    return [one for one in found if wanted & set(one.people)]
