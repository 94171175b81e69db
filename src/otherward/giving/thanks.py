"""Thanks owed: a favor received that nobody has thanked for yet."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from otherward.giving.drafting import thank_you
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import person_rule
from otherward.giving.situation import Situation
from otherward.giving.worth import urgency
from otherward.ledger.favor import Favor, Thanks
from otherward.names import name_of
from otherward.translation.words import marked, say

OWED_FOR = timedelta(days=120)
"""Thanks later than this would need more than a line; they are left to the Memory page."""

WORTH = {"introduction": 0.9, "reference": 0.95, "referral": 0.9, "recommendation": 0.7, "endorsement": 0.15}


FOR_WHAT = {
    "introduction": marked("the introduction"),
    "reference": marked("the reference"),
    "referral": marked("the referral"),
    "recommendation": marked("the recommendation"),
    "help": marked("their help"),
}


def is_thanked(favor: Favor, thanks: Iterable[Thanks]) -> bool:
    """Whether the receiver thanked the giver for it, or at all on a day after it."""
    for one in thanks:
        if one.favor and one.favor == favor.id:
            return True
        between = one.by == favor.receiver and one.to == favor.giver
        if between and not one.favor and favor.on and one.on and favor.on <= one.on <= favor.on + OWED_FOR:
            return True
    return False


def thanks_owed(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion for everybody who did something for the user and heard no thanks."""
    me, day = situation.me, situation.network.day
    if me is None:
        return
    best: dict[str, tuple[float, Favor]] = {}
    for favor in situation.favors:
        person = situation.person(favor.giver)
        if favor.receiver != me.id or person is None or not favor.on or favor.kind == "endorsement":
            continue
        if not day - OWED_FOR <= favor.on <= day or is_thanked(favor, situation.thanks):
            continue
        worth = WORTH.get(favor.kind, 0.75) * _fresh(favor.on, day) * favor.confidence
        if worth > best.get(person.id, (0.0, favor))[0]:
            best[person.id] = (worth, favor)
    for person_id, (worth, favor) in best.items():
        person = situation.network.people[person_id]
        yield Opportunity(
            id=name_of("opportunity", "thanks", favor.id),
            kind=OpportunityKind.THANKS,
            people=(person_id,),
            organization=person.organization,
            what=say(
                "Thank {name} for {favor}",
                name=person.name,
                favor=say(FOR_WHAT.get(favor.kind, FOR_WHAT["help"])),
            ),
            why=say(
                "{name} did this for you. As far as your files tell, you have not thanked them for it yet, nor told what came of it.",
                name=person.greeting,
            ),
            evidence=(favor.evidence,),
            minutes=5,
            draft=thank_you(situation, person, favor),
            score=worth * urgency(None, day),
            subject=favor.id,
            ruled_out=person_rule(situation, person),
        )


def _fresh(on: date, day: date) -> float:
    """Thanks are worth most in the first weeks, and are still due after four months."""
    return max(0.5, 1.0 - (day - on).days / 240)
