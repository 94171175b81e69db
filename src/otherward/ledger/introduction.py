"""The life of an introduction: idea, asked, agreed, made, first step, outcome, thanked. Every state is a record with its day.

Nobody is introduced before both have said yes (double opt-in); the rule stands here, so that every surface keeps it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from otherward.errors import Refused
from otherward.ledger import in_order
from otherward.network.source import Evidence
from otherward.translation.words import on_day

MONTH = timedelta(days=30)
MOST_A_MONTH = 2
"""Nobody is introduced to more than so many people a month: who is asked too often stops answering (congestion, Nakada 2024)."""

SILENT_AFTER = timedelta(days=21)
"""Three weeks without an answer are an answer; the introduction is closed kindly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, with what they would gain, in the terms of their own words."""

    person: str
    record: str
    """A record of the person; the introduction follows it through merges and splits."""
    name: str
    seeks: str = ""
    brings: str = ""
    evidence: Evidence | None = None
    """Their own words that it rests on; never something told in confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One side was asked whether the introduction would be welcome."""

    who: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One side said yes."""

    who: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One side said no. No reason is kept, and none is passed on."""

    who: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Both got the joint message."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """The first step was taken: the call, the sample, the shared page."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it, in words."""

    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked:
    """One side said thank you to whoever introduced them."""

    who: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """It comes to nothing, and whoever waited for it was told so."""

    on: date
    because: str


class State(StrEnum):
    """How far an introduction has come."""

    IDEA = "idea"
    ASKED = "asked"
    AGREED = "agreed"
    MADE = "made"
    STEP = "first step taken"
    OUTCOME = "outcome"
    THANKED = "thanked"
    DECLINED = "declined"
    SILENT = "no answer"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Two people of the network who could help one another, and how far their introduction has come."""

    id: str
    a: Side
    """The one whose need it serves first."""
    b: Side
    on: date
    why: str = ""
    need: str = ""
    need_kind: str = ""
    first_step: str = ""
    asked: tuple[Asked, ...] = ()
    consents: tuple[Consent, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    made: Made | None = None
    step: StepTaken | None = None
    outcomes: tuple[Outcome, ...] = ()
    thanked: tuple[Thanked, ...] = ()
    closed: Closing | None = None

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both."""
        return self.a, self.b

    def side(self, who: str) -> Side:
        """The side of this person; refused if it is neither of the two."""
        for side in self.sides:
            if side.person == who:
                return side
        message = f"This introduction is between {self.a.name} and {self.b.name}; name one of the two."
        raise Refused(message)

    def other(self, who: str) -> Side:
        """The side across from this person."""
        return self.b if self.side(who) is self.a else self.a

    def was_asked(self, who: str) -> bool:
        """Whether this side has been asked."""
        return any(one.who == who for one in self.asked)

    def agrees(self, who: str) -> bool:
        """Whether this side has said yes."""
        return any(one.who == who for one in self.consents)

    def declines(self, who: str) -> bool:
        """Whether this side has said no."""
        return any(one.who == who for one in self.refusals)

    @property
    def is_agreed(self) -> bool:
        """Both have said yes."""
        return all(self.agrees(side.person) for side in self.sides)

    def waits_for(self, who: str) -> date | None:
        """The day from which this side's answer is awaited."""
        if self.agrees(who) or self.declines(who):
            return None
        return max((one.on for one in self.asked if one.who == who), default=None)


def state_of(one: Introduction, day: date) -> State:
    """How far it has come by this day."""
    for reached, state in (
        (one.closed, State.CLOSED),
        (one.refusals, State.DECLINED),
        (one.thanked, State.THANKED),
        (one.outcomes, State.OUTCOME),
        (one.step, State.STEP),
        (one.made, State.MADE),
    ):
        if reached:
            return state
    if one.is_agreed:
        return State.AGREED
    waits = [since for side in one.sides if (since := one.waits_for(side.person))]
    if waits and min(waits) + SILENT_AFTER < day:
        return State.SILENT
    return State.ASKED if one.asked or one.consents else State.IDEA


OVER = frozenset({State.DECLINED, State.CLOSED})
UNDER_WAY = frozenset({State.IDEA, State.ASKED, State.AGREED, State.SILENT})


def left_waiting(one: Introduction, day: date) -> tuple[Side, ...]:
    """Who was asked and is to hear that nothing comes of it: the other side said no, or nothing."""
    state = state_of(one, day)
    if state not in (State.DECLINED, State.SILENT):
        return ()
    return tuple(
        side
        for side in one.sides
        if one.was_asked(side.person)
        and not one.declines(side.person)
        and (state is State.DECLINED or one.agrees(side.person))
    )


def takes_up(one: Introduction, who: str, day: date) -> bool:
    """Whether this introduction counts for the month of one of its sides."""
    if one.made:
        return one.made.on > day - MONTH
    return not one.refusals and not one.closed and any(a.who == who and a.on > day - MONTH for a in one.asked)


def month_is_full(others: Iterable[Introduction], who: str, day: date) -> bool:
    """Whether this person is being introduced to as many people as a month should bring."""
    involved = [one for one in others if who in (one.a.person, one.b.person) and takes_up(one, who, day)]
    return len(involved) >= MOST_A_MONTH


def ask(one: Introduction, who: str, on: date) -> Introduction:
    """This side was asked."""
    _still_open(one)
    one.side(who)
    if one.was_asked(who):
        return one
    return replace(one, asked=(*one.asked, Asked(who=who, on=on)))


def say_yes(one: Introduction, who: str, on: date) -> Introduction:
    """This side said yes (and so has been asked)."""
    one = ask(one, who, on)
    if one.agrees(who):
        return one
    in_order.answered(one.side(who).name, one.waits_for(who), on)
    return replace(one, consents=(*one.consents, Consent(who=who, on=on)))


def say_no(one: Introduction, who: str, on: date) -> Introduction:
    """This side said no; that is the end of it, whatever the other side said."""
    one.side(who)
    if one.made:
        message = f"{one.a.name} and {one.b.name} have been introduced already; tell what came of it with --outcome."
        raise Refused(message)
    if one.declines(who):
        return one
    in_order.answered(one.side(who).name, one.waits_for(who), on)
    consents = tuple(consent for consent in one.consents if consent.who != who)
    return replace(one, consents=consents, refusals=(*one.refusals, Refusal(who=who, on=on)))


def make(one: Introduction, on: date) -> Introduction:
    """Both got the joint message. Refused before both have said yes."""
    _still_open(one)
    if one.made:
        return one
    if missing := [side.name for side in one.sides if not one.agrees(side.person)]:
        message = (
            f"Nobody is introduced before both have said yes; {' and '.join(missing)} "
            f"{'has' if len(missing) == 1 else 'have'} not: ask first, then record the answer with --yes."
        )
        raise Refused(message)
    last = max(one.consents, key=lambda consent: consent.on)
    in_order.made(one.side(last.who).name, last.on, on)
    return replace(one, made=Made(on=on))


def take_step(one: Introduction, on: date) -> Introduction:
    """The first step was taken."""
    _only_after_made(one, "A first step follows the introduction", on)
    return one if one.step else replace(one, step=StepTaken(on=on))


def tell_outcome(one: Introduction, text: str, on: date) -> Introduction:
    """What came of it; may be told more than once."""
    _only_after_made(one, "An outcome follows the introduction", on)
    if any(outcome.text == text for outcome in one.outcomes):
        return one
    return replace(one, outcomes=(*one.outcomes, Outcome(on=on, text=text)))


def thank(one: Introduction, who: str, on: date) -> Introduction:
    """This side said thank you."""
    _only_after_made(one, "Thanks follow the introduction", on)
    one.side(who)
    if any(thanked.who == who for thanked in one.thanked):
        return one
    return replace(one, thanked=(*one.thanked, Thanked(who=who, on=on)))


def close(one: Introduction, because: str, on: date) -> Introduction:
    """It comes to nothing; whoever waited was told."""
    if one.made:
        message = f"{one.a.name} and {one.b.name} have been introduced; there is nothing to close."
        raise Refused(message)
    return one if one.closed else replace(one, closed=Closing(on=on, because=because))


def unask(one: Introduction, who: str) -> Introduction:
    """This side was not asked after all; what they answered stands in the way."""
    if one.agrees(who) or one.declines(who):
        message = f"{one.side(who).name} has answered already; that is not taken back."
        raise Refused(message)
    return replace(one, asked=tuple(asked for asked in one.asked if asked.who != who))


def unmake(one: Introduction) -> Introduction:
    """The joint message was not sent after all."""
    if one.step or one.outcomes or one.thanked:
        message = f"Something came of introducing {one.a.name} and {one.b.name}; that is not taken back."
        raise Refused(message)
    return replace(one, made=None)


def reopen(one: Introduction) -> Introduction:
    """It was not closed after all."""
    return replace(one, closed=None)


def _still_open(one: Introduction) -> None:
    if one.refusals:
        who = one.side(one.refusals[0].who).name
        message = f"{who} said no on {on_day(one.refusals[0].on)}; a no is respected, and this introduction is over."
        raise Refused(message)
    if one.closed:
        message = f"This introduction was closed on {on_day(one.closed.on)} ({one.closed.because})."
        raise Refused(message)


def _only_after_made(one: Introduction, words: str, on: date) -> None:
    if not one.made:
        message = f"{words}, and {one.a.name} and {one.b.name} have not been introduced yet."
        raise Refused(message)
    in_order.came_of(one.a.name, one.b.name, one.made.on, on)
