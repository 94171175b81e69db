"""What could be done for others: all opportunities, and the few best for today."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

import numpy as np

from otherward.actions.anchored import kept_asks, kept_introductions
from otherward.actions.care import care_of
from otherward.actions.derive import ensure_derived
from otherward.actions.known_strategies import known_strategies
from otherward.actions.network_of import network_of
from otherward.actions.opinions import opinions_of
from otherward.book.book import Book
from otherward.book.kept import Response
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Answered, Situation
from otherward.giving.suggestions import suggestions
from otherward.giving.today import choose_for
from otherward.language.embedding import embed_kept
from otherward.network.interaction import Interaction, InteractionKind

LAST_WORDS = 20
"""So many of the newest words with somebody are read at once; most rules ask for some of them."""
WEEK_AHEAD = timedelta(days=8)


def situation_of(book: Book, *, day: date) -> Situation:
    """All that suggestions are drawn from."""

    def embed(texts: Sequence[str]) -> np.ndarray:
        return embed_kept(texts, book)

    def texts(names: Sequence[str]) -> dict[str, str]:
        return {name: one.text for name, one in book.interactions.many(names).items()}

    @cache
    def heard(handles: tuple[str, ...], limit: int) -> list[Interaction]:
        return _until(day, book, handles, limit)

    def lately(handles: Iterable[str], limit: int) -> list[Interaction]:
        return heard(tuple(handles), max(limit, LAST_WORDS))[:limit]

    network = network_of(book, day=day)
    return Situation(
        network=network,
        opinions=opinions_of(book, network),
        promises=tuple(book.promises.all()),
        favors=tuple(book.favors.all()),
        thanks=tuple(book.thanks.all()),
        introductions=tuple(kept_introductions(book)),
        asks=tuple(kept_asks(book)),
        meetings=tuple(coming_meetings(book, day=day)),
        company_readings=tuple(one for one in book.company_readings.all() if not one.confidential),
        answered={one.opportunity: _answered(one) for one in book.responses.all()},
        never=frozenset(_never(book)),
        playbook=known_strategies(),
        care=care_of(book),
        embed=embed,
        said=lately,
        texts=texts,
    )


def _until(day: date, book: Book, handles: tuple[str, ...], limit: int) -> list[Interaction]:
    """The newest with any of these up to this day: a meeting every week until Christmas hides no words."""
    size = limit
    while True:
        every = book.interactions_with(handles, size)
        found = [one for one in every if not one.day or one.day <= day]
        if len(found) >= limit or len(every) < size:
            return found[:limit]
        size *= 4


def _answered(one: Response) -> Answered:
    return Answered(
        opportunity=one.opportunity,
        act=one.act,
        kind=one.kind,
        people=one.people,
        subject=one.subject,
        because=one.because,
        on=one.on.isoformat(),
        until=one.until.isoformat() if one.until else "",
        gift=one.gift,
        minutes=one.minutes,
    )


def _never(book: Book) -> Iterator[str]:
    """People the user said never to suggest."""
    records = {
        edit.record
        for edit in book.edits.all()
        if edit.field == "never_suggest" and edit.value in ("yes", "true", "1")
    }
    if records:
        yield from (person.id for person in book.people.all() if records & set(person.records))


def coming_meetings(book: Book, *, day: date, ahead: timedelta = WEEK_AHEAD) -> list[Interaction]:
    """Meetings from this day on, soonest first."""
    start, end = datetime.combine(day, time.min), datetime.combine(day + ahead, time.max)
    found = [
        one
        for one in book.interactions.all(kind=InteractionKind.MEETING)
        if one.at and start <= one.at.replace(tzinfo=None) <= end and not one.cancelled
    ]
    return sorted(found, key=lambda one: one.at.replace(tzinfo=None) if one.at else start)


def opportunities(book: Book, *, day: date, everything: bool = False) -> list[Opportunity]:
    """All opportunities, best first; with `everything` those ruled out too, with the reason."""
    ensure_derived(book, day=day)
    found = suggestions(situation_of(book, day=day))
    return [one for one in found if everything or not one.ruled_out]


def today(
    book: Book, *, day: date, minutes: int | None = None, limit: int | None = None
) -> list[Opportunity]:
    """The few best things to do now, for the minutes there are; unsaid, for those the user means to give."""
    ensure_derived(book, day=day)
    situation = situation_of(book, day=day)
    return choose_for(situation, suggestions(situation), minutes=minutes, limit=limit)
