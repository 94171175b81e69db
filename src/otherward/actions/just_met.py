"""Meetings just past of which nothing has been noted yet: one line while one still remembers."""

from dataclasses import dataclass
from datetime import date, timedelta

from otherward.actions.suggest import coming_meetings
from otherward.book.book import Book
from otherward.giving.briefing import attendees
from otherward.giving.situation import Situation
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.person import Person

PAST = timedelta(days=7)
"""For so long after a meeting one still remembers what was said."""
LOOKED_AT = 20
"""Newest interactions with those people among which a note is looked for."""


@dataclass(frozen=True, slots=True)
class JustMet:
    """A meeting that has been, and whom of the network one met there."""

    meeting: Interaction
    people: tuple[Person, ...]


def just_met(book: Book, situation: Situation) -> list[JustMet]:
    """The meetings of the last days, the newest first, without those one has written a line about since."""
    found = _past(book, situation.network.day)
    met = [JustMet(one, tuple(attendees(situation, one.people))) for one in reversed(found)]
    return [one for one in met if one.people and not _noted(book, one)]


def any_past(book: Book, day: date) -> bool:
    """Whether there was any meeting in the last days; quickly said."""
    return bool(_past(book, day))


def _past(book: Book, day: date) -> list[Interaction]:
    return list(coming_meetings(book, day=day - PAST, ahead=PAST - timedelta(days=1)))


def _noted(book: Book, met: JustMet) -> bool:
    handles = {handle for person in met.people for handle in person.handles}
    return any(
        one.kind is InteractionKind.NOTE and one.day and met.meeting.day and one.day >= met.meeting.day
        for one in book.interactions_with(handles, LOOKED_AT)
    )
