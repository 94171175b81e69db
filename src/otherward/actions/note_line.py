"""One line after a call: `Ana needs a WMS consultant by November`. What was understood is kept and can be undone."""

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
from otherward.reading.finding import Finding, Reading
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
    now = datetime.now(UTC)
    import_id = name_of("import", "note", text, now.isoformat())
    note_id = name_of("interaction", "note", import_id)
    person = _about(book, about)
    subject = _participant(person) if person else None
    if about and subject is None:
        subject = Participant(handle=name_handle(about), name=about)
    meant = _Meant(book, [] if person or not about else [about])
    findings = tuple(meant.placed(f, note_id) for f in _understood(book, text, subject, day))
    source = Source(path="", where="typed by hand", import_id=import_id)
    reading = Reading(id=note_id, findings=findings, reader=f"{reader_version()}/1", import_id=import_id)
    with book.bringing_in(), book.transaction():
        book.imports.put([_as_import(import_id, now)])
        book.records.put([_record(name, source) for name in meant.unknown])
        book.interactions.put([_interaction(note_id, text, source, day, subject)])
        book.readings.put([reading])
        if meant.unknown:
            recognize_people(book, day=day)
        conclude(book, day=day)
    return Understood(
        id=import_id,
        text=text,
        about=person.name if person else about,
        findings=findings,
        new_person=bool(meant.unknown),
    )


def _understood(book: Book, text: str, subject: Participant | None, day: date) -> list[Finding]:
    people = list(book.people.all())
    me = me_as(next((p for p in people if p.is_me), None))
    names = [name for p in people for name in (p.name, p.given, *p.other_names) if name]
    return understand_line(text, about=subject, me=me, day=day, known_names=names)


class _Meant:
    """Whom the line's names mean: people and organizations of the network, or somebody new."""

    def __init__(self, book: Book, unknown: list[str]) -> None:
        self._book = book
        self._directory = directory_of(book)
        self.unknown = unknown

    def placed(self, finding: Finding, note_id: str) -> Finding:
        """The finding in its note, with those it is about as the network knows them."""
        to = self._one(finding.to) if finding.to else None
        return replace(finding, passage=note_id, holder=self._one(finding.holder), to=to)

    def _one(self, one: Participant) -> Participant:
        if kind_of(one.handle) != "name" or not one.name or one.name in self.unknown:
            return one
        organization = self._directory.organization(one.name)
        if organization and self._directory.person(one) is None:
            return Participant(handle=f"org:{organization.name}", name=organization.name)
        person = _about(self._book, one.name)
        if person is None:
            self.unknown.append(one.name)
        return _participant(person) if person else one


def _about(book: Book, about: str) -> Person | None:
    """The person meant, nobody if not known yet; asks back when several fit."""
    try:
        return find_person(book, about) if about else None
    except NotFound:
        return None


def _participant(person: Person) -> Participant:
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
