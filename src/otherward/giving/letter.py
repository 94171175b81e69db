"""How letters are put together: one of a few wordings for each person, always the same one, and a plain frame."""

import hashlib

from otherward.giving.hail import hail
from otherward.giving.opportunity import Draft
from otherward.giving.situation import Situation
from otherward.network.person import Person


def one_of(person: Person, place: str, *wordings: str) -> str:
    """The wording this person gets at this place; the same from day to day."""
    digest = hashlib.sha256(f"{person.id}/{place}".encode()).digest()
    return wordings[digest[0] % len(wordings)]


def letter(situation: Situation, person: Person, subject: str, *paragraphs: str) -> Draft:
    """A letter to one person."""
    return _draft(situation, (person,), subject, paragraphs)


def joint_letter(situation: Situation, a: Person, b: Person, subject: str, *paragraphs: str) -> Draft:
    """A letter to two people at once."""
    return _draft(situation, (a, b), subject, paragraphs)


def _draft(
    situation: Situation, people: tuple[Person, ...], subject: str, paragraphs: tuple[str, ...]
) -> Draft:
    me = situation.me
    sign = f"\n\n{me.greeting}" if me and me.name else ""
    greeting = (
        hail(situation, people[0]) if len(people) == 1 else "Hi " + " and ".join(p.greeting for p in people)
    )
    body = f"{greeting},\n\n" + "\n\n".join(p for p in paragraphs if p) + sign
    return Draft(
        to=", ".join(person.name for person in people),
        subject=subject,
        body=body,
        address=", ".join(filter(None, map(_address, people))),
    )


def _address(person: Person) -> str:
    return person.emails[0] if person.emails else next(iter(person.profiles), "")
