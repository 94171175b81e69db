"""Find the person, organization or thing a user means by a name or an identifier."""

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
    message = 'It is not known yet who you are; say `otherward me --name "Your Name" --email you@…`.'
    raise NotFound(message)


def search_people(book: Book, query: str = "") -> list[Person]:
    """People whose names, companies, titles, addresses, notes, needs or offerings hold all these words; the user last."""
    people = list(book.people.all())
    words = plain(query).split()
    if words:
        said: dict[str, list[str]] = {}
        for need in book.needs.all():
            said.setdefault(need.holder, []).append(need.summary)
        for offering in book.offerings.all():
            said.setdefault(offering.holder, []).append(offering.summary)
        people = [p for p in people if _holds(p, words, " ".join(said.get(p.id, ())))]
    rapports = {r.person: r for r in book.rapports.all()}

    def order(person: Person) -> tuple[bool, bool, int, str]:
        rapport = rapports.get(person.id)
        begins = not (words and any(w.startswith(words[0]) for w in plain(person.name).split()))
        return person.is_me, begins, -(rapport.days if rapport else 0), plain(person.name)

    return sorted(people, key=order)


def _holds(person: Person, words: list[str], said: str) -> bool:
    roles = " ".join(f"{a.organization} {a.title}" for a in person.affiliations)
    parts = (
        person.name,
        *person.other_names,
        roles,
        *person.emails,
        *person.categories,
        person.place,
        person.note,
        said,
    )
    text = plain(" ".join(parts))
    return all(word in text for word in words)
