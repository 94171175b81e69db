"""Change what is known of a person by hand. An edit follows the person and is never overwritten by an import."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from otherward.actions.find_person import find_person
from otherward.actions.recognize import recognize_people
from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.book.kept import Edit
from otherward.errors import WrongUse
from otherward.intake.recognition.person_of import closeness_of
from otherward.names import name_of
from otherward.network.closeness import Closeness
from otherward.network.person import Person

FIELDS = (
    "name",
    "email",
    "phone",
    "organization",
    "title",
    "birthday",
    "place",
    "note",
    "closeness",
    "never_suggest",
    "never_send",
)


def edit_person(book: Book, who: str, field: str, value: str, *, day: date) -> Person:
    """Set one field by hand."""
    return edit_people(book, [who], field, value, day=day)[0]


def edit_people(book: Book, whom: Sequence[str], field: str, value: str, *, day: date) -> list[Person]:
    """Set one field of several people at once."""
    if field not in FIELDS:
        message = f"“{field}” cannot be set; these can: {', '.join(FIELDS)}."
        raise WrongUse(message)
    if field == "closeness" and value not in set(Closeness):
        message = f"Closeness is one of {', '.join(Closeness)}."
        raise WrongUse(message)
    people = [find_person(book, who) for who in whom]
    edits = [
        Edit(
            id=_name(person, field),
            record=person.records[0],
            field=field,
            value=value,
            at=datetime.now(UTC),
        )
        for person in people
    ]
    with book.bringing_in():
        book.edits.put(edits)
        _follow(book, edits, day)
    return [book.people.get(person.id) or person for person in people]


def edits_of(book: Book, whom: Sequence[str], field: str) -> dict[str, Edit | None]:
    """What was set by hand so far, by the edit's identifier; handed to `put_back_edits` to undo the next one."""
    names = [_name(find_person(book, who), field) for who in whom]
    kept = book.edits.many(names)
    return {name: kept.get(name) for name in names}


def put_back_edits(book: Book, before: Mapping[str, Edit | None], *, day: date) -> None:
    """As it was set before, or not at all."""
    with book.bringing_in():
        said = [*book.edits.many(before).values(), *(edit for edit in before.values() if edit)]
        book.edits.remove([name for name, edit in before.items() if edit is None])
        book.edits.put([edit for edit in before.values() if edit])
        _follow(book, said, day)


def _follow(book: Book, edits: Iterable[Edit], day: date) -> None:
    """What these edits change of what is known. How close somebody is, and who is left out, says nothing of who is who."""
    with book.transaction():
        if all(edit.field in ("closeness", "never_suggest", "never_send") for edit in edits):
            records = {edit.record for edit in edits if edit.field == "closeness"}
            book.people.put([_as_close(book, one) for one in book.people.all() if records & set(one.records)])
        else:
            recognize_people(book, day=day)
        changed(book)


def _as_close(book: Book, person: Person) -> Person:
    """The person as close as was last said by hand, or as their records tell."""
    said = [edit for record in person.records for edit in book.edits.all(record=record)]
    words = [one.value for one in sorted(said, key=lambda one: (one.at, one.id)) if one.field == "closeness"]
    if words and words[-1] in set(Closeness):
        return replace(person, closeness=Closeness(words[-1]), closeness_by_hand=True)
    records = list(book.records.many(person.records).values())
    return replace(person, closeness=closeness_of(records), closeness_by_hand=False)


def _name(person: Person, field: str) -> str:
    return name_of("edit", person.records[0], field)
