"""Promises the user has still to keep."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from otherward.giving.drafting import keeping_a_promise
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.promised_matter import matter_of
from otherward.giving.situation import Situation
from otherward.giving.wording import shown
from otherward.giving.worth import freshness, urgency
from otherward.ledger.promise import Promise
from otherward.names import name_of
from otherward.network.need import Status
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.reading.silence import keeps_silent
from otherward.translation.words import on_day, say

UNDATED_AFTER = timedelta(days=2)
"""A promise without a date is brought up from the second day on."""

_NOD = re.compile(
    r"^(?:of course|sure|yes|yep|absolutely|certainly|no problem|okay|deal|gladly|with pleasure)[,.!–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
"""What goes before the promise itself: `Of course, I'll send you the plan`."""
AHEAD = timedelta(days=10)
MOST_A_PERSON = 2


def promises_due(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a promise of the user's that is open and due soon, or undated; silence is kept by doing nothing."""
    me, day = situation.me, situation.network.day
    if me is None:
        return
    mine = [p for p in situation.promises if p.by == me.id and p.status is Status.OPEN]
    for promise in sorted(mine, key=lambda p: -_worth(p, day)):
        person = situation.person(promise.to)
        ahead = promise.due is not None and promise.due > day + AHEAD
        if person is None or ahead or keeps_silent(promise.evidence.quote):
            continue
        late = promise.due is not None and promise.due < day
        why = (
            say("You said so by {day}.", day=on_day(promise.due, year=False))
            if promise.due
            else say("You said so.")
        )
        if late:
            why = f"{why} {say('The day has passed; better late than never.')}"
        matter = matter_of(situation, promise, person)
        yield Opportunity(
            id=name_of("opportunity", "promise", promise.id),
            kind=OpportunityKind.PROMISE,
            people=(person.id,),
            organization=person.organization,
            what=_what(person, promise, matter),
            why=why,
            evidence=(promise.evidence, matter) if matter else (promise.evidence,),
            minutes=10,
            draft=keeping_a_promise(situation, person, promise, matter),
            expires=None if late else promise.due,
            score=_worth(promise, day),
            subject=promise.id,
        )


def _what(person: Person, promise: Promise, matter: Evidence | None) -> str:
    """What was promised in the user's words; where they only say yes, with what they answer."""
    if matter:
        return say(
            "Keep your promise to {name}: {quote}, about {matter}",
            name=person.name,
            quote=shown(promise.evidence.quote, 60),
            matter=shown(matter.quote, 70),
        )
    quote = shown(_NOD.sub("", promise.evidence.quote), 90)
    return say("Keep your promise to {name}: {quote}", name=person.name, quote=quote)


def _worth(promise: Promise, day: date) -> float:
    """A dated promise close to its day counts most; one long past, or undated and old, fades."""
    if promise.due is None:
        return 0.55 * promise.confidence * freshness(promise.evidence.on, day)
    over = (day - promise.due).days
    fade = 1.0 if over <= 14 else max(0.3, 1 - (over - 14) / 60)
    return 0.75 * promise.confidence * urgency(promise.due, day) * fade
