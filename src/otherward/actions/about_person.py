"""Everything the user has about one person, on one sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from otherward.actions.find_person import find_person
from otherward.actions.record_gift import outcomes
from otherward.actions.suggest import situation_of
from otherward.book.book import Book
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.giving.suggestions import suggestions
from otherward.ledger.favor import Favor, Thanks
from otherward.ledger.promise import Promise
from otherward.network.interaction import Interaction
from otherward.network.need import Need
from otherward.network.network import Network
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.record import ContactRecord
from otherward.network.tie import Tie

HISTORY = 60
LOOKED_AT = 3 * HISTORY
"""Of which some may be still to come: a meeting every week stands in the calendar for a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPerson:
    """A person's sheet."""

    person: Person
    network: Network
    rapport: Rapport | None
    needs: tuple[Need, ...]
    offerings: tuple[Offering, ...]
    opportunities: tuple[Opportunity, ...]
    history: tuple[Interaction, ...]
    promises: tuple[Promise, ...]
    favors: tuple[Favor, ...]
    thanks: tuple[Thanks, ...]
    outcomes: dict[str, str]
    """What came of favors, by favor."""
    ties: tuple[Tie, ...]
    records: dict[str, ContactRecord]


def about_person(
    book: Book,
    who: str,
    *,
    day: date,
    situation: Situation | None = None,
    found: list[Opportunity] | None = None,
) -> AboutPerson:
    """The sheet of this person; a surface that has the suggestions already hands them in."""
    person = find_person(book, who)
    situation = situation or situation_of(book, day=day)
    found = suggestions(situation) if found is None else found
    return AboutPerson(
        person=person,
        network=situation.network,
        rapport=book.rapports.get(person.id),
        needs=tuple(book.needs.all(holder=person.id)),
        offerings=tuple(book.offerings.all(holder=person.id)),
        opportunities=tuple(one for one in found if person.id in one.people and not one.ruled_out),
        history=tuple(_until(day, book.interactions_with(person.handles, LOOKED_AT)))[:HISTORY],
        promises=tuple(p for p in situation.promises if person.id in (p.by, p.to)),
        favors=tuple(f for f in situation.favors if person.id in (f.giver, f.receiver)),
        thanks=situation.thanks,
        outcomes=outcomes(book),
        ties=tuple(t for t in situation.network.ties if person.id in (t.a, t.b)),
        records=book.records.many(person.records),
    )


def _until(day: date, ones: Iterable[Interaction]) -> Iterator[Interaction]:
    """What has been; what is still to come is no history."""
    return (one for one in ones if one.day is None or one.day <= day)
