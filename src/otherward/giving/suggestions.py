"""All opportunities of a network, best first; what was ruled out is kept with its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from otherward.giving.briefing import briefs
from otherward.giving.care import rest_rule
from otherward.giving.congratulation import congratulations
from otherward.giving.helping import own_help
from otherward.giving.introduction import introductions
from otherward.giving.introduction_course import introductions_under_way
from otherward.giving.occasion import occasions
from otherward.giving.opinion import weight_of
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.promise_due import promises_due
from otherward.giving.reconnection import reconnections
from otherward.giving.ruling import answered_rule
from otherward.giving.sharing import things_to_share
from otherward.giving.situation import Situation
from otherward.giving.strategy import strategies
from otherward.giving.taste import Leaning, Taste
from otherward.giving.thanks import thanks_owed
from otherward.giving.why_this import reasons
from otherward.translation.words import say

MOST_A_PERSON = {
    OpportunityKind.RESOURCE: 2,
    OpportunityKind.HELP: 2,
    OpportunityKind.STRATEGY: 2,
    OpportunityKind.INTRODUCTION: 3,
}
"""Of one kind, to one person; more would be a campaign. What is owed, and what is due to an occasion, is never too much."""


def suggestions(situation: Situation) -> list[Opportunity]:
    """Every act of giving that the network suggests, best first, those ruled out last."""
    taste = Taste(situation)
    every = list(_all(situation))
    leanings = taste.leanings(every)
    found = [_answered(situation, taste, one, leaning) for one, leaning in zip(every, leanings, strict=True)]
    found.sort(key=lambda one: (bool(one.ruled_out), -one.score, one.id))
    return _spared(found)


def _all(situation: Situation) -> Iterator[Opportunity]:
    gifts = [
        *things_to_share(situation),
        *own_help(situation),
        *strategies(situation),
        *congratulations(situation),
        *occasions(situation),
    ]
    again = list(reconnections(situation, gifts))
    renewed = {(one.people, one.subject) for one in again}
    yield from (one for one in gifts if (one.people, one.subject) not in renewed)
    yield from again
    yield from introductions(situation)
    yield from introductions_under_way(situation)
    yield from promises_due(situation)
    yield from thanks_owed(situation)
    yield from briefs(situation)


def _answered(situation: Situation, taste: Taste, one: Opportunity, leaning: Leaning) -> Opportunity:
    """With what the user's earlier answers say about it."""
    return replace(
        one,
        score=one.score * leaning.weight * weight_of(situation.opinions, one),
        welcome=leaning.weight,
        ruled_out=one.ruled_out
        or answered_rule(situation, one.id)
        or taste.settled(one)
        or rest_rule(situation, one),
        reasons=reasons(situation, one, leaning),
    )


def _spared(found: Iterable[Opportunity]) -> list[Opportunity]:
    """At most a few of a kind for each person; the rest ruled out with that reason."""
    times: Counter[tuple[str, OpportunityKind]] = Counter()
    kept = []
    for one in found:
        places = [(person, one.kind) for person in one.people]
        most = MOST_A_PERSON.get(one.kind)
        if most is None or one.ruled_out:
            kept.append(one)
        elif any(times[place] >= most for place in places):
            kept.append(replace(one, ruled_out=say("enough is suggested for them already")))
        else:
            times.update(places)
            kept.append(one)
    return kept
