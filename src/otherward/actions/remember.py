"""What went between the user and their people, both ways, over time, and what came of it. A memory: nothing is summed up for one person."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from otherward.actions.record_gift import outcomes
from otherward.book.book import Book
from otherward.giving.situation import Situation
from otherward.giving.thanks import is_thanked
from otherward.ledger.favor import Favor
from otherward.ledger.introduction import Introduction, State, state_of
from otherward.network.need import Status
from otherward.network.source import Evidence
from otherward.translation.words import marked, say

MONTHS = 24
"""So many months are drawn at most; the timeline goes back further."""

LEAST = 6
"""Fewer months make no picture."""

PASSED_ON = ("resource",)
ENDED = {
    State.IDEA: marked("under way"),
    State.ASKED: "under way",
    State.AGREED: "under way",
    State.MADE: marked("introduced"),
    State.STEP: marked("something came of it"),
    State.OUTCOME: "something came of it",
    State.THANKED: "something came of it",
    State.DECLINED: marked("not this time"),
    State.SILENT: "not this time",
    State.CLOSED: "not this time",
}
"""How introductions are told apart in a plot."""
ENDS = ("under way", "not this time", "introduced", "something came of it")
GIFTS = (marked("introductions"), marked("things passed on"), marked("help"))
CAME = (marked("you heard what came of it"), marked("they thanked you"), marked("no word yet"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One thing given or received, and what is known of what came of it."""

    on: date
    mine: bool
    """Given by the user; else received."""
    who: tuple[str, ...]
    """The other side: a person, or the two who were introduced."""
    words: str
    kind: str
    id: str
    evidence: Evidence | None = None
    thanked: bool = False
    outcome: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Everything the page Memory shows."""

    exchanges: tuple[Exchange, ...]
    """Newest first."""
    months: tuple[date, ...]
    """First days, in order."""
    gave: tuple[int, ...]
    got: tuple[int, ...]
    met: tuple[int, ...]
    """Needs that were met in each month, whoever met them."""
    ends: tuple[tuple[str, int], ...]
    """Introductions by how they ended."""
    led_to: tuple[tuple[str, str, int], ...]
    """(what was given, what came of it, how often)."""

    @property
    def owed_thanks(self) -> tuple[Exchange, ...]:
        """What the user received and never thanked for, newest first."""
        return tuple(one for one in self.exchanges if not one.mine and not one.thanked)


def remember(book: Book, situation: Situation) -> Memory:
    """The memory as of the situation's day."""
    day = situation.network.day
    exchanges = tuple(sorted(_exchanges(book, situation), key=lambda one: (one.on, one.id), reverse=True))
    met = list(_days_met(book, situation))
    months = _months([one.on for one in exchanges] + met, day)
    ended = Counter(ENDED[state_of(one, day)] for one in situation.introductions)
    return Memory(
        exchanges=exchanges,
        months=months,
        gave=_by_month(months, (one.on for one in exchanges if one.mine)),
        got=_by_month(months, (one.on for one in exchanges if not one.mine)),
        met=_by_month(months, met),
        ends=tuple((words, ended[words]) for words in ENDS if ended[words]),
        led_to=_led_to(exchanges),
    )


def _exchanges(book: Book, situation: Situation) -> Iterator[Exchange]:
    told = outcomes(book)
    made = {one.id: one for one in situation.introductions if one.made}
    for favor in _between_us(situation):
        if favor.id.startswith("favor-") and _is_of(favor, made.values()):
            continue  # an introduction is one thing to tell, below, and not one for each side
        yield _as_exchange(favor, situation, told.get(favor.id, ""))
    yield from (_as_introduction(one) for one in made.values())


def _between_us(situation: Situation) -> Iterator[Favor]:
    me = situation.me.id if situation.me else ""
    for favor in situation.favors:
        if favor.on and favor.kind != "endorsement" and me in (favor.giver, favor.receiver):
            yield favor


def _is_of(favor: Favor, made: Iterable[Introduction]) -> bool:
    words = {f"Introduced {one.a.name} and {one.b.name}" for one in made}
    return favor.kind == "introduction" and favor.evidence.quote in words


def _as_exchange(favor: Favor, situation: Situation, outcome: str) -> Exchange:
    me = situation.me.id if situation.me else ""
    mine = favor.giver == me
    return Exchange(
        on=favor.on or situation.network.day,
        mine=mine,
        who=(favor.receiver if mine else favor.giver,),
        words=favor.summary,
        kind=favor.kind,
        id=favor.id,
        evidence=favor.evidence,
        thanked=is_thanked(favor, situation.thanks),
        outcome=outcome,
        confidential=favor.confidential,
    )


def _as_introduction(one: Introduction) -> Exchange:
    return Exchange(
        on=one.made.on if one.made else one.on,
        mine=True,
        who=(one.a.person, one.b.person),
        words=say("introduced {a} and {b}", a=one.a.name, b=one.b.name),
        kind="introduction",
        id=one.id,
        thanked=bool(one.thanked),
        outcome=one.outcomes[-1].text if one.outcomes else "",
    )


def _days_met(book: Book, situation: Situation) -> Iterator[date]:
    said = {one.need: one.on for one in book.settlements.all() if one.status is Status.MET}
    for need in situation.network.needs:
        on = said.get(need.id) or need.evidence.on
        if need.status is Status.MET and on:
            yield on


def _months(days: list[date], today: date) -> tuple[date, ...]:
    """The last months up to this one, from the first of them of which something is known."""
    month, told = today.replace(day=1), {day.replace(day=1) for day in days}
    found: list[date] = []
    for _ in range(MONTHS):
        found.insert(0, month)
        month = (month - timedelta(days=1)).replace(day=1)
    first = next((place for place, one in enumerate(found) if one in told), MONTHS)
    return tuple(found[min(first, MONTHS - LEAST) :]) if first < MONTHS else ()


def _by_month(months: tuple[date, ...], days: Iterable[date]) -> tuple[int, ...]:
    found = Counter(day.replace(day=1) for day in days)
    return tuple(found[month] for month in months)


def _led_to(exchanges: Iterable[Exchange]) -> tuple[tuple[str, str, int], ...]:
    found = Counter((_gift(one), _came(one)) for one in exchanges if one.mine)
    return tuple(
        (gift, came, found[gift, came])
        for gift, came in chain.from_iterable(((g, c) for c in CAME) for g in GIFTS)
        if found[gift, came]
    )


def _gift(one: Exchange) -> str:
    if one.kind == "introduction":
        return GIFTS[0]
    return GIFTS[1] if one.kind in PASSED_ON else GIFTS[2]


def _came(one: Exchange) -> str:
    if one.outcome:
        return CAME[0]
    return CAME[1] if one.thanked else CAME[2]
