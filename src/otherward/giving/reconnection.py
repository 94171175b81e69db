"""Reconnections: somebody long unheard of, but only with something worth giving."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.names import name_of
from otherward.translation.words import month, say

SILENT = timedelta(days=120)
KNOWN_DAYS = 3
"""In touch on at least this many days before; otherwise there is nothing to reconnect."""

CARRIES = (OpportunityKind.RESOURCE, OpportunityKind.HELP, OpportunityKind.CONGRATULATION)


def reconnections(situation: Situation, gifts: Iterable[Opportunity]) -> Iterator[Opportunity]:
    """The best gift for each person one was in touch with and then no longer, as the reason to write."""
    day = situation.network.day
    best: dict[str, Opportunity] = {}
    for gift in gifts:
        if gift.kind not in CARRIES or gift.ruled_out or len(gift.people) != 1:
            continue
        rapport = situation.rapport(gift.people[0])
        if rapport.last and rapport.last < day - SILENT and rapport.days >= KNOWN_DAYS:
            known = best.get(gift.people[0])
            if known is None or gift.score > known.score:
                best[gift.people[0]] = gift
    for person_id, gift in best.items():
        person = situation.network.people[person_id]
        last = situation.rapport(person_id).last
        yield replace(
            gift,
            id=name_of("opportunity", "reconnection", gift.id),
            kind=OpportunityKind.RECONNECTION,
            what=say(
                "Write to {name} again: {gift}",
                name=person.name,
                gift=f"{gift.what[:1].lower()}{gift.what[1:]}",
            ),
            why=say("You were last in touch in {month}. {why}", month=month(last), why=gift.why)
            if last
            else gift.why,
            score=gift.score * 0.9,
        )
