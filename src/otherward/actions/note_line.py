"""One line after a call: `Ana needs a WMS consultant by November`. What was understood is kept and can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from otherward.actions.conclude import conclude
from otherward.actions.find_person import find_person
from otherward.actions.network_of import directory_of
from otherward.actions.read_texts import me_as
from otherward.actions.recognize import recognize_people
from otherward.book.book import Book
from otherward.book.kept import Import, ImportState
from otherward.errors import NotFound, WrongUse
from otherward.names import name_of
from otherward.network.handle import kind_of, name_handle
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.person import Person
from otherward.network.record import ContactRecord
from otherward.network.source import Source
from otherward.reading.acquaintance import acquaintances_in
from otherward.reading.finding import Finding, Passage, Reading
from otherward.reading.line import understand_line
from otherward.reading.reader import reader_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a typed line was taken to say."""

    id: str
    """The import to undo it by."""
    text: str
    about: str
    findings: tuple[Finding, ...]
    new_person: bool = False


def note_line(book: Book, text: str, *, day: date, about: str = "") -> Understood:
    """Keep a typed line and what it says; somebody not known yet is added to the network."""
    text = text.strip()
    if not text:
        message = (
            'Type what you learned, for example: otherward note "Ana needs a WMS consultant by November".'
        )
        raise WrongUse(message)
    typed = Typed(text, day)
    person = _about(book, about)
    subject = participant_of(person) if person else None
    if about and subject is None:
        subject = Participant(handle=name_handle(about), name=about)
    meant = _Meant(book, [] if person or not about else [about])
    people = list(book.people.all())
    me = me_as(next((p for p in people if p.is_me), None))
    findings = tuple(meant.placed(f, typed.note_id) for f in _understood(people, me, text, subject, day))
    findings += tuple(_who_knows_whom(me, typed, subject))
    keep_typed(book, typed, findings, subject, meant.unknown)
    return Understood(
        id=typed.import_id,
        text=text,
        about=person.name if person else about,
        findings=findings,
        new_person=bool(meant.unknown),
    )


class Typed:
    """A line typed by hand on a day, under identifiers of its own."""

    def __init__(self, text: str, day: date) -> None:
        self.text = text
        self.day = day
        self.at = datetime.now(UTC)
        self.import_id = name_of("import", "note", text, self.at.isoformat())
        self.note_id = name_of("interaction", "note", self.import_id)


def keep_typed(
    book: Book,
    typed: Typed,
    findings: tuple[Finding, ...],
    subject: Participant | None,
    unknown: Sequence[str] = (),
) -> None:
    """Keep a typed line with what it says, as an import of its own, so that it can be taken back."""
    source = Source(path="", where="typed by hand", import_id=typed.import_id)
    reading = Reading(
        id=typed.note_id, findings=findings, reader=f"{reader_version()}/1", import_id=typed.import_id
    )
    with book.bringing_in(), book.transaction():
        book.imports.put([_as_import(typed.import_id, typed.at)])
        book.records.put([_record(name, source) for name in unknown])
        book.interactions.put([_interaction(typed.note_id, typed.text, source, typed.day, subject)])
        book.readings.put([reading])
        if unknown:
            recognize_people(book, day=typed.day)
        conclude(book, day=typed.day)


def _understood(
    people: Sequence[Person], me: Participant, text: str, subject: Participant | None, day: date
) -> list[Finding]:
    names = [name for p in people for name in (p.name, p.given, *p.other_names) if name]
    return understand_line(text, about=subject, me=me, day=day, known_names=names)


def _who_knows_whom(me: Participant, typed: Typed, subject: Participant | None) -> Iterator[Finding]:
    """Two who know one another, by the line; it counts where both are known, and nobody is asked back about for it."""
    about = (subject,) if subject else ()
    yield from acquaintances_in(
        Passage(id=typed.note_id, text=typed.text, kind="note", me=me, author=me, at=typed.day, about=about)
    )


class _Meant:
    """Whom the line's names mean: people and organizations of the network, or somebody new."""

    def __init__(self, book: Book, unknown: list[str]) -> None:
        self._book = book
        self.unknown = unknown

    def placed(self, finding: Finding, note_id: str) -> Finding:
        """The finding in its note, with those it is about as the network knows them."""
        to = self._one(finding.to) if finding.to else None
        return replace(finding, passage=note_id, holder=self._one(finding.holder), to=to)

    def _one(self, one: Participant) -> Participant:
        if kind_of(one.handle) != "name" or not one.name or one.name in self.unknown:
            return one
        directory = directory_of(self._book)
        organization = directory.organization(one.name)
        if organization and directory.person(one) is None:
            return Participant(handle=f"org:{organization.name}", name=organization.name)
        person = _about(self._book, one.name)
        if person is None:
            self.unknown.append(one.name)
        return participant_of(person) if person else one


def _about(book: Book, about: str) -> Person | None:
    """The person meant, nobody if not known yet; asks back when several fit."""
    try:
        return find_person(book, about) if about else None
    except NotFound:
        return None


def participant_of(person: Person) -> Participant:
    """This person, as somebody taking part."""
    handle = person.handles[0] if person.handles else name_handle(person.name)
    return Participant(handle=handle, name=person.name)


def _record(name: str, source: Source) -> ContactRecord:
    return ContactRecord(id=name_of("record", "hand", name), source=source, origin="hand", display=name)


def _as_import(import_id: str, now: datetime) -> Import:
    return Import(
        id=import_id, path="", format="typed line", state=ImportState.DONE, started=now, rows=1, added=1
    )


def _interaction(
    note_id: str, text: str, source: Source, day: date, about: Participant | None
) -> Interaction:
    return Interaction(
        id=note_id,
        kind=InteractionKind.NOTE,
        source=source,
        at=datetime.combine(day, time(12), UTC),
        to=(about,) if about else (),
        text=text,
        thread=note_id,
        import_id=source.import_id,
    )
