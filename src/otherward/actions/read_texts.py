"""Read what people wrote: each conversation and note once, again only when it has grown or the reader is better."""

from collections.abc import Iterator, Sequence

from otherward.actions.progress import Progress, Step, silent
from otherward.book.book import Book
from otherward.intake.directory import Directory
from otherward.language.embedding import embed_kept
from otherward.network.handle import kind_of
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.person import Person
from otherward.reading.finding import Passage, Reading
from otherward.reading.reader import read_together, reader_version

BATCH = 100
"""Conversations read and kept in one transaction."""

LONGEST = 40
"""Messages of one conversation that are read together: the newest; earlier ones are long settled."""

_KINDS = {
    InteractionKind.MAIL: "email",
    InteractionKind.MESSAGE: "message",
    InteractionKind.INVITATION: "message",
    InteractionKind.NOTE: "note",
    InteractionKind.MEETING: "meeting",
}


def read_texts(book: Book, *, progress: Progress = silent) -> int:
    """Read every conversation that is new or has grown; returns how many were read."""
    people = list(book.people.all())
    me = next((person for person in people if person.is_me), None)
    directory = Directory(people, book.organizations.all(), book.rapports.all())
    read_before = {reading.id: reading.reader for reading in book.readings.all()}
    version = reader_version()
    marks = [(thread, f"{version}/{size}") for thread, size in book.threads()]
    due = [(thread, mark) for thread, mark in marks if read_before.get(thread) != mark]
    gone = set(read_before) - {thread for thread, _ in marks}
    if gone:
        book.readings.remove(gone)
    for start in range(0, len(due), BATCH):
        batch = due[start : start + BATCH]
        readings = _readings(book, batch, me, directory)
        with book.transaction():
            book.readings.put(readings)
        progress(Step("understanding", min(start + BATCH, len(due)), len(due), unit="conversations"))
    return len(due)


def _readings(
    book: Book, batch: Sequence[tuple[str, str]], me: Person | None, directory: Directory
) -> list[Reading]:
    conversations = [_said_in(book, thread) for thread, _ in batch]
    texts = [list(passages_of(said[-LONGEST:], me, directory)) for said in conversations]
    found = read_together(texts, embed=lambda texts: embed_kept(texts, book))
    return [
        Reading(
            id=thread,
            findings=tuple(findings),
            reader=mark,
            import_id=said[-1].import_id if said else "",
        )
        for (thread, mark), said, findings in zip(batch, conversations, found, strict=True)
    ]


def _said_in(book: Book, thread: str) -> list[Interaction]:
    return [one for one in book.thread(thread) if not one.machine and not one.cancelled]


def passages_of(said: Sequence[Interaction], me: Person | None, directory: Directory) -> Iterator[Passage]:
    """The texts of a conversation with who speaks to whom, oldest first."""
    mine = me_as(me)
    for one in said:
        text = one.text if one.text.strip() else ""
        if not text or (one.kind is InteractionKind.MEETING and len(text) < SHORTEST_AGENDA):
            continue
        note = one.kind in (InteractionKind.NOTE, InteractionKind.MEETING)
        author = mine if note or one.author is None else _named(one.author, directory, me)
        yield Passage(
            id=one.id,
            text=text,
            kind=_KINDS[one.kind],
            me=mine,
            author=author,
            to=() if note else tuple(_named(p, directory, me) for p in (*one.to, *one.copied)),
            at=one.at,
            subject=one.subject,
            about=tuple(_named(p, directory, me) for p in one.to) if note else (),
        )


SHORTEST_AGENDA = 40
"""A meeting's description shorter than this is a dial-in, not a text."""


def me_as(me: Person | None) -> Participant:
    """The user as a participant."""
    if me is None:
        return Participant(handle="me:", name="")
    return Participant(handle=me.handles[0] if me.handles else "me:", name=me.name)


def _named(one: Participant, directory: Directory, me: Person | None) -> Participant:
    """The participant under the name by which the network knows them."""
    person = directory.person(one)
    if person is None:
        return one
    if me is not None and person.id == me.id:
        return me_as(me)
    weak = kind_of(one.handle) == "name" and person.handles
    return Participant(handle=person.handles[0] if weak else one.handle, name=person.name)
