"""The user says in a line what they can offer; it can be taken back as one."""

from datetime import date

from otherward.actions.find_person import find_user
from otherward.actions.note_line import Typed, keep_typed, participant_of
from otherward.book.book import Book
from otherward.errors import WrongUse
from otherward.reading.finding import Finding, FindingType


def offer(book: Book, text: str, *, day: date) -> str:
    """Keep it as an offering of the user's; the import to undo it by."""
    text = " ".join(text.split())
    if not text:
        message = "Say in a few words what you can offer: “I can look over a warehouse go-live plan”."
        raise WrongUse(message)
    typed, me = Typed(text, day), participant_of(find_user(book))
    finding = Finding(
        type=FindingType.OFFERING,
        passage=typed.note_id,
        quote=text,
        start=0,
        holder=me,
        summary=text,
        on=day,
    )
    keep_typed(book, typed, (finding,), me)
    return typed.import_id
