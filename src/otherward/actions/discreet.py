"""What may be told to a language model: it is nobody's confidant, and people's names stay here."""

from otherward.actions.secrets_of import secrets_of
from otherward.book.book import Book
from otherward.network.person import Person
from otherward.review.case import Case
from otherward.review.draft import Draft, Known
from otherward.review.judging.records import gives_away
from otherward.wording.tokens import Tokens


class Discreet:
    """Knows what was told in confidence, by anybody, and the names of everybody."""

    def __init__(self, book: Book) -> None:
        machine = Person(id="the language model", name="")
        self.known = Known(secrets=tuple(secrets_of(book, machine, alone=False)))
        self._names = [name for person in book.people.all() for name in (person.name, *person.other_names)]

    def gives_away(self, text: str) -> bool:
        """Whether this text gives a confidence away."""
        return bool(gives_away(Case(Draft(body=f"{text}.", known=self.known))))

    def tokens(self) -> Tokens:
        """Marks in place of names, for one request."""
        return Tokens(self._names)
