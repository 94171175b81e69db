"""What a digest holds: the day's or the week's cards, promises, meetings and thanks, and once a month the look back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from otherward.actions.look_back import LookBack, look_back, month_before
from otherward.actions.suggest import coming_meetings, opportunities, situation_of
from otherward.book.book import Book
from otherward.errors import NotFound
from otherward.giving.briefing import attendees
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.still_promised import StillPromised, still_promised
from otherward.giving.today import choose_for
from otherward.ledger.favor import Favor
from otherward.ledger.promise import Promise
from otherward.network.interaction import Interaction
from otherward.network.milestone import Milestone
from otherward.network.need import Need
from otherward.network.person import Person

WEEKLY = (60, 7)
"""Minutes and cards of a weekly digest (a daily one has those of the Today page): one sitting for the week does more good than a sprinkle every day (Grant and Rebele 2017, who find about two hours
a week a good measure; the rest is left for what comes by itself)."""
PROMISES = 6
FIRST_WEEK = 7
"""Days of a month in which a daily digest still looks back at the one before."""
LAST_SHOWN = "digest.looked_back"
"""The setting that says which month was looked back at last: its first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A suggestion with the people it serves."""

    one: Opportunity
    people: tuple[Person, ...]
    confidential: bool = False
    """It rests on something told in confidence; for the user's eyes alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of the coming week, with those of the network who come."""

    one: Interaction
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One letter to the user."""

    day: date
    weekly: bool
    me: Person | None
    cards: tuple[Card, ...] = ()
    promises: tuple[StillPromised, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    thanks: tuple[Card, ...] = ()
    look_back: LookBack | None = None

    @property
    def is_empty(self) -> bool:
        """A gift or nothing: without a card, or a month to look back at, there is no letter."""
        return not self.cards and self.look_back is None


def digest_of(book: Book, *, day: date, weekly: bool = False) -> Digest:
    """The digest of this day, or of the week that begins with it."""
    found = opportunities(book, day=day)
    situation = situation_of(book, day=day)
    minutes, limit = WEEKLY if weekly else (None, None)
    chosen = choose_for(situation, found, minutes=minutes, limit=limit)
    subjects = {one.subject for one in chosen}
    thanks = [one for one in found if one.kind is OpportunityKind.THANKS and one not in chosen]
    promises = [one for one in still_promised(situation) if one.promise.id not in subjects]
    return Digest(
        day=day,
        weekly=weekly,
        me=situation.me,
        cards=tuple(_card(situation, one) for one in chosen),
        promises=tuple(promises[:PROMISES]),
        meetings=tuple(_meetings(book, situation)),
        thanks=tuple(_card(situation, one) for one in thanks),
        look_back=_looked_back(book, situation) if weekly or day.day <= FIRST_WEEK else None,
    )


def _card(situation: Situation, one: Opportunity) -> Card:
    people = [situation.network.people[name] for name in one.people if name in situation.network.people]
    return Card(one=one, people=tuple(people), confidential=_is_confidential(situation, one))


def _is_confidential(situation: Situation, one: Opportunity) -> bool:
    kinds: tuple[Iterable[Need | Milestone | Promise | Favor], ...] = (
        situation.network.needs,
        situation.network.milestones,
        situation.promises,
        situation.favors,
    )
    told = [(it.id, it.evidence.quote) for kind in kinds for it in kind if it.confidential]
    quoted = {evidence.quote for evidence in one.evidence}
    return any(name == one.subject or quote in quoted for name, quote in told)


def _meetings(book: Book, situation: Situation) -> list[Meeting]:
    coming = coming_meetings(book, day=situation.network.day, ahead=timedelta(days=6))
    found = [Meeting(one=one, people=tuple(attendees(situation, one.people))) for one in coming]
    return [one for one in found if one.people]


def _looked_back(book: Book, situation: Situation) -> LookBack | None:
    """The month before, in the first digest of a month."""
    month = month_before(situation.network.day)
    if book.setting(LAST_SHOWN) >= month.isoformat():
        return None
    try:
        found = look_back(book, situation, month)
    except NotFound:
        return None
    return None if found.is_empty else found
