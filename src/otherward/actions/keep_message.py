"""Remember a message that was sent, as if it had come in with the mail; what is promised in it is read. Can be undone."""

from dataclasses import dataclass
from datetime import date, datetime

from otherward.actions.derive import derive
from otherward.actions.find_person import find_person, find_user
from otherward.book.book import Book
from otherward.book.kept import Import, ImportState
from otherward.errors import WrongUse
from otherward.names import name_of
from otherward.network.handle import name_handle
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.person import Person
from otherward.network.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMessage:
    """A message remembered as sent."""

    id: str
    """The import to undo it by."""
    to: Person


def keep_message(book: Book, to: str, *, subject: str, body: str, at: datetime, day: date) -> KeptMessage:
    """Remember this message as sent to this person at this moment."""
    if not body.strip():
        message = "There is nothing in the message yet; write it, send it, then say that it was sent."
        raise WrongUse(message)
    person, me = find_person(book, to), find_user(book)
    import_id = name_of("import", "sent", person.id, subject, body, at.isoformat())
    sent = Interaction(
        id=name_of("interaction", "sent", import_id),
        kind=InteractionKind.MAIL,
        source=Source(path="", where="written here", import_id=import_id),
        at=at,
        author=_as_participant(me),
        to=(_as_participant(person),),
        subject=subject.strip(),
        text=body.strip(),
        thread=import_id,
        import_id=import_id,
    )
    kept = Import(
        id=import_id, path="", format="sent message", state=ImportState.DONE, started=at, rows=1, added=1
    )
    with book.bringing_in():
        with book.transaction():
            book.imports.put([kept])
            book.interactions.put([sent])
        derive(book, day=day)
    return KeptMessage(id=import_id, to=person)


def _as_participant(person: Person) -> Participant:
    handle = person.handles[0] if person.handles else name_handle(person.name)
    return Participant(handle=handle, name=person.name)
