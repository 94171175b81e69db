"""Change what is known of a person by hand. An edit follows the person and is never overwritten by an import."""

from datetime import UTC, date, datetime

from otherward.actions.find_person import find_person
from otherward.actions.recognize import recognize_people
from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.book.kept import Edit
from otherward.errors import WrongUse
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
)


def edit_person(book: Book, who: str, field: str, value: str, *, day: date) -> Person:
    """Set one field by hand."""
    if field not in FIELDS:
        message = f"“{field}” cannot be set; these can: {', '.join(FIELDS)}."
        raise WrongUse(message)
    if field == "closeness" and value not in set(Closeness):
        message = f"Closeness is one of {', '.join(Closeness)}."
        raise WrongUse(message)
    person = find_person(book, who)
    edit = Edit(
        id=name_of("edit", person.records[0], field),
        record=person.records[0],
        field=field,
        value=value,
        at=datetime.now(UTC),
    )
    with book.bringing_in():
        book.edits.put([edit])
        recognize_people(book, day=day)
        changed(book)
    return book.people.get(person.id) or person
