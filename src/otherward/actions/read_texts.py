"""Read what people wrote: each conversation and note once, again only when it has grown or the reader is better.

Conversations silent for long are only looked through for what lasts.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from otherward.actions.progress import Progress, Step, silent
from otherward.actions.second_reading import with_second
from otherward.book.book import Book
from otherward.intake.directory import Directory
from otherward.language.embedding import embed_kept
from otherward.network.handle import kind_of
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.person import Person
from otherward.reading.finding import Passage, Reading
from otherward.reading.reader import read_plainly, read_together, reader_version

BATCH = 100
"""Conversations read and kept in one transaction."""

LONGEST = 40
"""Messages of one conversation that are read together: the newest; earlier ones are long settled."""

LOOKS_BACK = timedelta(days=548)
"""A conversation in which nobody has written for a year and a half is only looked through for what lasts. What was needed, offered or
promised then has passed anyway: no need is taken to last longer than a year (`conclude.LASTS`), no promise longer than two months past its
day."""

OLD = "/old"
"""Ends the mark of a reading that only looked for what lasts."""

PAST, WHOLE = "reading.past", "whole"
"""The setting by which the user has old conversations read in full too."""

_LETTERS = (InteractionKind.MAIL, InteractionKind.MESSAGE, InteractionKind.INVITATION)

_KINDS = {
    InteractionKind.MAIL: "email",
    InteractionKind.MESSAGE: "message",
    InteractionKind.INVITATION: "message",
    InteractionKind.NOTE: "note",
    InteractionKind.MEETING: "meeting",
}


def read_texts(book: Book, *, day: date, progress: Progress = silent) -> int:
    """Read every conversation that is new or has grown, old ones only for what lasts; returns how many were read."""
    people = list(book.people.all())
    me = next((person for person in people if person.is_me), None)
    directory = Directory(people, book.organizations.all(), book.rapports.all())
    since = None if book.setting(PAST) == WHOLE else day - LOOKS_BACK
    read_before = {reading.id: reading.reader for reading in book.readings.all()}
    version = reader_version()
    marks = [(thread, f"{version}/{size}") for thread, size in book.threads()]
    enough = ("", OLD) if since else ("",)
    due = [(t, mark) for t, mark in marks if read_before.get(t) not in [mark + end for end in enough]]
    gone = set(read_before) - {thread for thread, _ in marks}
    if gone:
        book.readings.remove(gone)
    for start in range(0, len(due), BATCH):
        readings = _readings(book, due[start : start + BATCH], me, directory, since)
        with book.transaction():
            book.readings.put(readings)
        progress(Step("understanding", min(start + BATCH, len(due)), len(due), unit="conversations"))
    return len(due)


def only_looked_through(book: Book) -> int:
    """How many conversations were too old to be read in full."""
    return sum(reading.reader.endswith(OLD) for reading in book.readings.all())


def _readings(
    book: Book,
    batch: Sequence[tuple[str, str]],
    me: Person | None,
    directory: Directory,
    since: date | None,
) -> list[Reading]:
    said = {thread: said_in(book, thread) for thread, _ in batch}
    old = {thread for thread, ones in said.items() if since and _is_silent(ones, since)}
    texts = {thread: list(passages_of(ones[-LONGEST:], me, directory)) for thread, ones in said.items()}
    new = [thread for thread in texts if thread not in old]
    together = read_together([texts[thread] for thread in new], embed=lambda texts: embed_kept(texts, book))
    found = dict(zip(new, together, strict=True)) | {thread: read_plainly(texts[thread]) for thread in old}
    found = with_second(book, found, texts)
    return [
        Reading(
            id=thread,
            findings=tuple(found[thread]),
            reader=f"{mark}{OLD}" if thread in old else mark,
            import_id=said[thread][-1].import_id if said[thread] else "",
        )
        for thread, mark in batch
    ]


def said_in(book: Book, thread: str) -> list[Interaction]:
    """What people wrote in a conversation, oldest first."""
    return [one for one in book.thread(thread) if not one.machine and not one.cancelled]


def _is_silent(said: Sequence[Interaction], since: date) -> bool:
    """Whether nobody has written in this conversation since; notes and meetings are never old."""
    return all(one.kind in _LETTERS and one.day is not None and one.day < since for one in said)


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
