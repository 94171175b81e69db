"""What goes to no language model: what was told in confidence, whoever is not to be sent, and texts that speak to a machine."""

import re
from collections.abc import Iterable, Sequence

from otherward.actions.discreet import Discreet
from otherward.book.book import Book
from otherward.network.confidence import WishKind
from otherward.network.handle import plain
from otherward.network.person import Person
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.second_look.conversation import Piece, is_sealed
from otherward.second_look.words import has_hidden_signs, speaks_to_a_machine
from otherward.translation.words import marked

IN_CONFIDENCE = marked("something in it was told in confidence")
NOT_THEM = marked("it is of or about somebody you keep to yourself, or who asked to be left alone")
TO_A_MACHINE = marked("it speaks to a machine, or has signs that cannot be seen")
_WORD = re.compile(r"[^\W_]+")
KEEPS = ("never_send", "never_suggest")
"""What a user says of somebody by hand (`otherward edit NAME never_send yes`)."""


class Unsent:
    """Knows what may not leave the program, and why."""

    def __init__(self, book: Book) -> None:
        self._discreet = Discreet(book)
        people = list(book.people.all())
        records = {
            one.record for one in book.edits.all() if one.field in KEEPS and one.value in ("yes", "true", "1")
        }
        alone = {one.holder for one in book.wishes.all() if one.kind is WishKind.NO_CONTACT}
        kept = [one for one in people if one.id in alone or records & set(one.records)]
        self._kept = {one.id for one in kept}
        self._handles = {handle for one in kept for handle in one.handles}
        self._names = [_bare(name) for one in kept for name in _names(one) if " " in name.strip()]

    def why_conversation(self, passages: Sequence[Passage], own: Iterable[Finding]) -> str:
        """Why nothing of this conversation is sent, or nothing."""
        told = any(one.confidential or one.type is FindingType.CONFIDENCE for one in own)
        if told or any(is_sealed(passage) for passage in passages):
            return IN_CONFIDENCE
        people = [who for one in passages for who in (one.author, *one.to, *one.about)]
        if any(who.handle in self._handles or self._is_named(who.name) for who in people):
            return NOT_THEM
        return ""

    def why_piece(self, piece: Piece) -> str:
        """Why this part of a text is not sent, or nothing."""
        return self.why_words(piece.text)

    def why_words(self, text: str) -> str:
        """Why these words are not sent, or nothing."""
        if speaks_to_a_machine(text) or has_hidden_signs(text):
            return TO_A_MACHINE
        if self._is_named(text):
            return NOT_THEM
        return IN_CONFIDENCE if self._discreet.gives_away(text) else ""

    def why_person(self, person: str) -> str:
        """Why nothing of this person's is sent, or nothing."""
        return NOT_THEM if person in self._kept else ""

    def _is_named(self, text: str) -> bool:
        words = _bare(text) if self._names else ""
        return any(name in words for name in self._names)


def _bare(text: str) -> str:
    """The words between single spaces, as names are looked up."""
    return " ".join(("", *_WORD.findall(plain(text)), ""))


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, *person.other_names)
