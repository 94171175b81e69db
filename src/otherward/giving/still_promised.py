"""What is still promised, both ways, in the order in which it is due."""

from dataclasses import dataclass

from otherward.giving.situation import Situation
from otherward.ledger.promise import Promise
from otherward.network.need import Status
from otherward.network.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class StillPromised:
    """An open promise of the user's, or to the user."""

    promise: Promise
    mine: bool
    other: Person | None
    """The one it was made to, or who made it."""


def still_promised(situation: Situation) -> list[StillPromised]:
    """Open promises that the user made or was made, those with a day first, the soonest before the later."""
    me, day = situation.me, situation.network.day
    if me is None:
        return []
    found = [p for p in situation.promises if p.status is Status.OPEN and me.id in (p.by, p.to)]
    found.sort(key=lambda p: (p.due is None, p.due or day))
    return [
        StillPromised(promise=p, mine=p.by == me.id, other=situation.person(p.to if p.by == me.id else p.by))
        for p in found
    ]
