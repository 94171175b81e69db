"""Congratulations: something good happened to somebody, and it is still fresh."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from otherward.giving.drafting import congratulation
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import person_rule
from otherward.giving.situation import Situation
from otherward.giving.wording import clause
from otherward.giving.worth import freshness
from otherward.names import name_of
from otherward.network.interaction import InteractionKind
from otherward.network.milestone import Milestone
from otherward.reading.judgements import by_name
from otherward.translation.words import say

FRESH = timedelta(days=45)
AHEAD = timedelta(days=14)
LOOKED_THROUGH = 20
"""The newest words with somebody in which an answer to their news is looked for."""
ANY_NEWS = ("news", "leaving")
"""Kinds that may be good or bad; the words must tell."""


def congratulations(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion for everybody with good news the user has not answered yet: the newest that is surely good."""
    day = situation.network.day
    seen: set[str] = set()
    for milestone in sorted(
        situation.network.milestones, key=lambda m: (is_glad(m), m.on or m.evidence.on or day), reverse=True
    ):
        person = situation.person(milestone.holder)
        when = milestone.on or milestone.evidence.on
        if person is None or when is None or milestone.sad or milestone.confidential or person.id in seen:
            continue
        if not day - FRESH <= when <= day + AHEAD:
            continue
        seen.add(person.id)
        written = _answered(situation, person.handles, milestone)
        answered = say("you have written since") if written else ""
        doubt = "" if is_glad(milestone) else say("it may be no good news")
        yield Opportunity(
            id=name_of("opportunity", "congratulation", milestone.id),
            kind=OpportunityKind.CONGRATULATION,
            people=(person.id,),
            organization=person.organization,
            what=say("Congratulate {name}: {news}", name=person.name, news=clause(milestone.summary)),
            why=say("Good news for {name}; a line now means more than one later.", name=person.greeting),
            evidence=(milestone.evidence,),
            minutes=5,
            draft=congratulation(situation, person, milestone),
            expires=when + FRESH,
            score=0.4 * milestone.confidence * freshness(when, day),
            subject=milestone.id,
            ruled_out=person_rule(situation, person) or answered or doubt,
        )


def is_glad(milestone: Milestone) -> bool:
    """Whether it is surely good news: a congratulation on trouble hurts more than a missed one."""
    said = milestone.evidence.quote
    if milestone.sad or _says("news_bad", said):
        return False
    return milestone.kind not in ANY_NEWS or _says("news_good", said)


@lru_cache(maxsize=10_000)
def _says(judgement: str, words: str) -> bool:
    return by_name(judgement).says(words)


def _answered(situation: Situation, handles: tuple[str, ...], news: Milestone) -> bool:
    """Whether the user has written to them after the news, or wished them joy of it before it stood in a note of theirs."""
    me, since = situation.me, news.evidence.on
    if me is None or since is None:
        return False
    mine = set(me.handles)
    heard = situation.said(handles, LOOKED_THROUGH)
    told = next((one.at for one in heard if one.id == news.evidence.text_id), None)
    for one in heard:
        written = (
            one.author is not None and one.author.handle in mine and one.kind is not InteractionKind.MEETING
        )
        if not written or not one.day:
            continue
        if one.day > since or (one.at and told and _naive(one.at) > _naive(told)):
            return True
        own_note = not news.evidence.speaker
        if own_note and since - FRESH <= one.day and by_name("glad_for").says(one.text):
            return True
    return False


def _naive(at: datetime) -> datetime:
    return at.replace(tzinfo=None)
