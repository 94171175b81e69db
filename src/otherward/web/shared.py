"""Things to pass on, as the page shows them: whom each serves, with the words to send; what was sent; what feeds bring them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from otherward.actions.pass_on import favor_of, needs_served
from otherward.actions.record_gift import outcomes
from otherward.book.book import Book
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.giving.valued import Sent, Valued, valued
from otherward.network.need import Need
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.sources.feeds.following import FollowedFeed, followed
from otherward.web.introduced import letter

MOST = 150
"""Things looked at for the page, the newest first."""
FORMS = ("link", "newsletter")
"""How what the user added by hand is called among the imports."""


@dataclass(frozen=True, slots=True)
class Serves:
    """One person whom a thing would serve."""

    one: Opportunity
    person: Person
    letter: dict[str, Any]


@dataclass(frozen=True, slots=True)
class WasSent:
    """It went to somebody, and what came of it."""

    sent: Sent
    favor: str
    outcome: str
    need: Need | None = None
    """What it was sent for, as long as that is open."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing with all that is said of it."""

    resource: Resource
    serves: Sequence[Serves]
    but: Sequence[Serves]
    sent: Sequence[WasSent]
    added: str = ""
    """The import to take it out by, where the user added it by hand."""


@dataclass(frozen=True, slots=True)
class Fares:
    """A followed feed, in words."""

    one: FollowedFeed
    read: datetime | None
    following: datetime | None


def is_over(resource: Resource, situation: Situation) -> bool:
    """A webinar that took place, a deadline that passed."""
    day = situation.network.day
    ends = resource.ends_at or resource.starts_at
    return bool(
        (ends and ends.date() < day)
        or (resource.deadline and resource.deadline < day and not resource.starts_at)
    )


def newest_first(situation: Situation) -> list[Resource]:
    """What can still be passed on, what is about to take place first, then the newest."""
    coming = [one for one in situation.network.resources if not is_over(one, situation)]
    day = situation.network.day
    return sorted(coming, key=lambda one: (-(one.published or day).toordinal(), one.title))[:MOST]


def all_valued(situation: Situation) -> list[Valued]:
    """The page's things, each with whom it serves; those sent before are among them, also when they are over."""
    sent = {one.gift for one in situation.answered.values() if one.act == "taken" and one.gift}
    known = [one for one in situation.network.resources if {one.id, *one.other_ids} & sent]
    return valued(situation, [*newest_first(situation), *known])


def thing(book: Book, one: Valued, situation: Situation) -> Thing:
    """One of them in full."""
    came, served = outcomes(book), needs_served(book)
    names = (one.resource.id, *one.resource.other_ids)
    brought = book.imports.get(one.resource.source.import_id)
    return Thing(
        resource=one.resource,
        serves=list(_served(one.by, situation)),
        but=list(_served(one.but, situation)),
        sent=[_was_sent(sent, names, came, served) for sent in one.sent],
        added=brought.id if brought and brought.format in FORMS else "",
    )


def _served(found: Sequence[Opportunity], situation: Situation) -> Iterator[Serves]:
    for one in found:
        if person := situation.person(one.people[0]):
            yield Serves(one, person, letter(one.draft))


def _was_sent(sent: Sent, names: Sequence[str], came: dict[str, str], served: dict[str, Need]) -> WasSent:
    favors = [favor_of(name, sent.person.id) for name in names]
    told = next((favor for favor in favors if favor in came), favors[0])
    need = next((served[favor] for favor in favors if favor in served), None)
    return WasSent(sent, told, came.get(told, ""), need)


def feeds(book: Book) -> list[Fares]:
    """The feeds followed, those in trouble first."""
    found = [Fares(one, _moment(one.read), _moment(one.next)) for one in followed(book)]
    return sorted(
        found, key=lambda fares: (not fares.one.problem, fares.one.title.casefold() or fares.one.address)
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone() if text else None


def now() -> datetime:
    """This moment; feeds go by the clock, whatever day the network takes for today."""
    return datetime.now(UTC)
