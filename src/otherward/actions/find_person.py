"""Find the person, organization or thing a user means by a name or an identifier."""

from collections.abc import Iterable

from otherward.actions.network_of import directory_of
from otherward.book.book import Book
from otherward.errors import Ambiguous, NotFound
from otherward.network.handle import mail_handle, plain
from otherward.network.interaction import Participant
from otherward.network.person import Person

MOST_NAMED = 6
"""Names offered when it is not clear who is meant."""


def find_person(book: Book, who: str) -> Person:
    """The person of this identifier, name or mail address; says so when nobody or several fit."""
    by_id = book.people.get(who)
    if by_id:
        return by_id
    if plain(who) in ("me", "myself"):
        return find_user(book)
    directory = directory_of(book)
    handle = mail_handle(who) if "@" in who else ""
    found = directory.person(Participant(handle=handle or f"name:{plain(who)}", name=who))
    if found:
        return found
    several = directory.everybody_named(who)
    if len(several) == 1:
        return several[0]
    if not several:
        message = f"Nobody called “{who}” is in your network; `otherward people {who.split(maxsplit=1)[0] if who else ''}` searches."
        raise NotFound(message.replace(" `", " `"))
    names = "; ".join(
        f"{p.name} ({p.organization or 'no organization'}, {p.id})" for p in several[:MOST_NAMED]
    )
    more = f" and {len(several) - MOST_NAMED} more" if len(several) > MOST_NAMED else ""
    message = f"“{who}” could be {names}{more}; name one by full name or identifier."
    raise Ambiguous(message)


def find_user(book: Book) -> Person:
    """The user as a person of their own network."""
    for person in book.people.all():
        if person.is_me:
            return person
    message = 'It is not known yet who you are; say it on the page Settings, or with `otherward me --name "Your Name" --email you@…`.'
    raise NotFound(message)


def search_people(book: Book, query: str = "") -> list[Person]:
    """People whose names, companies, titles, addresses, notes, needs or offerings hold all these words; the user last."""
    return PeopleSearch(book).find(query)


class PeopleSearch:
    """Everybody with all their words, to be asked with every key; made once for a network as it stands."""

    def __init__(self, book: Book) -> None:
        said: dict[str, list[str]] = {}
        for need in book.needs.all():
            said.setdefault(need.holder, []).append(need.summary)
        for offering in book.offerings.all():
            said.setdefault(offering.holder, []).append(offering.summary)
        rapports = {r.person: r for r in book.rapports.all()}

        def order(row: tuple[Person, str, str]) -> tuple[int, str]:
            rapport = rapports.get(row[0].id)
            return -(rapport.days if rapport else 0), row[1]

        rows = [(one, f" {plain(one.name)}", _words(one, said.get(one.id, ()))) for one in book.people.all()]
        self._rows = sorted(rows, key=order)
        """(person, name, everything they can be found by): whom the user is most in touch with first."""

    def find(self, query: str) -> list[Person]:
        """Those that all these words fit: first those whose name begins so, the user last."""
        words = plain(query).split()
        found = self._rows
        for word in words:
            found = [row for row in found if word in row[2]]
        begins = f" {words[0]}" if words else ""
        first = [row[0] for row in found if begins in row[1] and not row[0].is_me]
        then = [row[0] for row in found if begins not in row[1] and not row[0].is_me]
        return [*first, *then, *(row[0] for row in found if row[0].is_me)]


def _words(person: Person, said: Iterable[str]) -> str:
    roles = (part for one in person.affiliations for part in (one.organization, one.title))
    names = (person.name, *person.other_names)
    parts = (*names, *roles, *person.emails, *person.categories, person.place, person.note, *said)
    return plain(" ".join(parts))
