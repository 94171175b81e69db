"""A look back at one month: what you gave, what came of it, who was thanked, what is still promised. No totals, no ranking."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from otherward.actions.anchored import kept_introductions
from otherward.actions.find_person import find_user
from otherward.book.book import Book
from otherward.book.kept import Act
from otherward.giving.opportunity import OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.still_promised import StillPromised, still_promised
from otherward.ledger.favor import Favor
from otherward.network.source import Evidence
from otherward.translation.words import say

GIVEN_KINDS = (
    OpportunityKind.HELP,
    OpportunityKind.STRATEGY,
    OpportunityKind.CONGRATULATION,
    OpportunityKind.RECONNECTION,
)
"""Suggestions that leave nothing else behind when taken up; things sent and introductions made are favors already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened, in words, with what it was read from."""

    on: date
    who: str
    """The other person's name, or the two who were introduced."""
    words: str
    evidence: Evidence | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """One month, each list in the order in which things happened."""

    month: date
    """Its first day."""
    gave: tuple[Moment, ...] = ()
    came_of_it: tuple[Moment, ...] = ()
    you_thanked: tuple[Moment, ...] = ()
    promised: tuple[StillPromised, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of that month is known."""
        return not (self.gave or self.came_of_it or self.you_thanked)


def month_before(day: date) -> date:
    """The first day of the month before this day's."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def look_back(book: Book, situation: Situation, month: date) -> LookBack:
    """What is known of this month; what is still promised is as of the situation's day."""
    me = find_user(book).id
    month = month.replace(day=1)
    seen = _Month(book, situation, me, month)
    return LookBack(
        month=month,
        gave=_in_order(seen.gave()),
        came_of_it=_in_order(seen.came_of_it()),
        you_thanked=_in_order(seen.you_thanked()),
        promised=tuple(one for one in still_promised(situation) if one.mine),
    )


def _in_order(moments: Iterator[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(dict.fromkeys(moments), key=lambda one: (one.on, one.who, one.words)))


_THING = re.compile(r"(?:the|an?|his|her|their|your|my|our|this|that|two|\w+ing)\b", re.IGNORECASE)


def _for_what(favor: Favor) -> str:
    """`For the reference`, and `Read my plan` as it was told."""
    if _THING.match(favor.summary):
        return say("For {favor}", favor=favor.summary)
    return favor.summary[:1].upper() + favor.summary[1:]


@dataclass(frozen=True)
class _Month:
    book: Book
    situation: Situation
    me: str
    month: date

    def _is_in(self, on: date | None) -> bool:
        return on is not None and on.replace(day=1) == self.month

    def _name(self, holder: str) -> str:
        return self.situation.network.name(holder) or "somebody"

    def gave(self) -> Iterator[Moment]:
        """Favors done, promises kept, hands offered."""
        told = set()
        for favor in self.situation.favors:
            if favor.giver != self.me or not favor.on or not self._is_in(favor.on):
                continue
            if favor.kind == "introduction" and favor.evidence in told:
                continue  # an introduction is a favor to both sides, and one thing to tell
            told.add(favor.evidence)
            words = favor.evidence.quote if favor.kind == "introduction" else favor.summary
            who = self._name(favor.receiver)
            yield Moment(
                on=favor.on,
                who=who,
                words=words,
                evidence=favor.evidence,
                confidential=favor.confidential,
            )
        yield from self._kept()
        for response in self.book.responses.all():
            if response.act is Act.TAKEN and response.kind in GIVEN_KINDS and self._is_in(response.on):
                who = " and ".join(map(self._name, response.people))
                yield Moment(on=response.on, who=who, words=response.what or say("A hand offered"))

    def _kept(self) -> Iterator[Moment]:
        promises = {promise.id: promise for promise in self.situation.promises}
        for keeping in self.book.keepings.all():
            promise = promises.get(keeping.promise)
            if promise is None or promise.by != self.me or keeping.released or not self._is_in(keeping.on):
                continue
            yield Moment(
                on=keeping.on,
                who=self._name(promise.to),
                words=say("You kept your promise"),
                evidence=promise.evidence,
                confidential=promise.confidential,
            )

    def came_of_it(self) -> Iterator[Moment]:
        """What was told of gifts and introductions, and thanks that came back."""
        favors = {favor.id: favor for favor in self.situation.favors}
        for result in self.book.results.all():
            favor = favors.get(result.favor)
            if favor and favor.giver == self.me and self._is_in(result.on):
                yield Moment(on=result.on, who=self._name(favor.receiver), words=result.text)
        for one in kept_introductions(self.book):
            for outcome in one.outcomes:
                if self._is_in(outcome.on):
                    yield Moment(on=outcome.on, who=f"{one.a.name} and {one.b.name}", words=outcome.text)
        for thanks in self.situation.thanks:
            if thanks.to == self.me and thanks.on and self._is_in(thanks.on):
                words = say("Thanked you")
                yield Moment(on=thanks.on, who=self._name(thanks.by), words=words, evidence=thanks.evidence)

    def you_thanked(self) -> Iterator[Moment]:
        """Whom the user thanked, and for what."""
        favors = {favor.id: favor for favor in self.situation.favors}
        for thanks in self.situation.thanks:
            if thanks.by != self.me or not thanks.on or not self._is_in(thanks.on):
                continue
            favor = favors.get(thanks.favor)
            yield Moment(
                on=thanks.on,
                who=self._name(thanks.to),
                words=_for_what(favor) if favor else say("You said thank you"),
                evidence=thanks.evidence,
                confidential=bool(favor and favor.confidential),
            )
