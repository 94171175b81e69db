"""Pass one thing on: who would value it; sent to whom, and then never to them again; what came of it."""

from datetime import date

from otherward.actions.find_person import find_person
from otherward.actions.respond import respond_to
from otherward.actions.settle_need import settle_need
from otherward.actions.suggest import situation_of
from otherward.book.book import Book
from otherward.book.kept import Act
from otherward.errors import NotFound, Refused, WrongUse
from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.giving.sharing import MINUTES
from otherward.giving.situation import Situation
from otherward.giving.valued import Valued, thing_of, valued
from otherward.names import name_of
from otherward.network.need import Need, Status
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.translation.words import on_day


def who_would_value(
    book: Book, names: list[str], *, day: date, situation: Situation | None = None
) -> list[Valued]:
    """For each of these things, whom it would serve and why, and whom it went to; unknown ones are left out."""
    known = situation or situation_of(book, day=day)
    things = [thing for name in names if (thing := thing_of(known, name))]
    return valued(known, list(dict.fromkeys(things)))


def things_of(book: Book, person: str, *, day: date) -> set[str]:
    """By identifier, the things that would serve this person, and those that were sent to them."""
    return {
        one.resource.id
        for one in valued(situation_of(book, day=day))
        if any(person in fits.people for fits in one.by) or any(sent.person.id == person for sent in one.sent)
    }


def sent_to(book: Book, name: str, who: str, *, day: date, situation: Situation | None = None) -> Opportunity:
    """Remember that this thing was sent to this person. Refused where it went to them before."""
    known = situation or situation_of(book, day=day)
    thing, person = _thing(known, name), find_person(book, who)
    if person.is_me:
        message = "That is you; name whom you sent it to."
        raise WrongUse(message)
    one = next(iter(valued(known, [thing])))
    if before := next((sent for sent in one.sent if sent.person.id == person.id), None):
        message = f"You sent it to {person.greeting} on {on_day(before.on)}; once is enough."
        raise Refused(message)
    suggested = next((o for o in (*one.by, *one.but) if person.id in o.people), None)
    found = suggested or _unsuggested(person, thing)
    respond_to(book, found, Act.TAKEN, day=day)
    return found


def favor_of(name: str, person: str) -> str:
    """The favor that sending this thing to this person left behind, by its identifier."""
    return name_of("favor", "sent", person, name)


def needs_served(book: Book) -> dict[str, Need]:
    """The open needs for which something was sent, by the favor that sending it left behind: what came of it may be that they are met."""
    sent = [one for one in book.responses.all() if one.act is Act.TAKEN and one.gift and one.subject]
    needs = book.needs.many([one.subject for one in sent])
    return {
        favor_of(one.gift, who): need
        for one in sent
        for who in one.people
        if (need := needs.get(one.subject)) and need.status is Status.OPEN
    }


def met_by(book: Book, favor: str, text: str, *, day: date) -> Need:
    """What came of sending it: the need it served is met."""
    need = needs_served(book).get(favor)
    if need is None:
        message = "No open need is known that this served; `otherward needs` shows those that stand."
        raise NotFound(message)
    settle_need(book, need.id, Status.MET, day=day, how=text)
    return need


def _thing(situation: Situation, name: str) -> Resource:
    thing = thing_of(situation, name)
    if thing is None:
        message = f"There is no {name} to pass on; `otherward resources --json` shows their identifiers."
        raise NotFound(message)
    return thing


def _unsuggested(person: Person, thing: Resource) -> Opportunity:
    """What the user gave of their own accord."""
    return Opportunity(
        id=name_of("opportunity", "resource", person.id, thing.id),
        kind=OpportunityKind.RESOURCE,
        people=(person.id,),
        what=f"Send {person.name} the {thing.kind} “{thing.title}”",
        why="You thought of them.",
        evidence=(),
        minutes=MINUTES,
        draft=Draft(to=person.name, subject=thing.title, body=""),
        gift=thing.id,
    )
