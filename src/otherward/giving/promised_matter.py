"""What was promised where the words only say yes: `will do`, `sure, I'll send it` answer a message, and the matter is in that one."""

import re
from functools import cache, lru_cache

from otherward.giving.situation import Situation
from otherward.language.dates import named_days
from otherward.language.sentences import sentence_spans
from otherward.ledger.promise import Promise
from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.network.source import Evidence

LOOKED_THROUGH = 80
"""The newest messages with a person in which the one that was answered is looked for."""

ASKS = re.compile(
    r"\?\W*$|\b(?:please|(?:could|can|would|will) (?:you|someone|somebody)|let me (?:know|have)|(?:send|give|show|tell|lend|bring|call|ring|mail|forward) (?:me|us)|"
    r"(?:I|we) (?:still )?(?:need|lack|want)|(?:I|we)(?:['’]m|['’]re| am| are) (?:still )?(?:missing|looking for|waiting for|after|short)|if you (?:could|can|would|have|hear|know|see|find)|"
    r"(?:I|we)(?:['’]d| would) (?:like|love|be (?:glad|grateful|happy))|(?:do|don['’]t) (?:not )?forget|remember to|wonder(?:ing)? (?:if|whether)|look (?:it|this|that) over|mind)\b",
    re.IGNORECASE,
)
"""A sentence that asks for something, outright or by saying what is missing."""


_SHORTENED = re.compile(r"['’](?:ll|m|d|ve|re|s|t)\b", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def says_no_matter(quote: str, name: str = "") -> bool:
    """Whether a promise names nothing but the yes, a day and whom it is for; `it` and `that` name nothing."""
    from otherward.language.lexical_search import words

    bare = _SHORTENED.sub(" ", quote)
    return _yes_alone().issuperset(set(words(bare)) - set(words(name)) - _days_in(quote))


@cache
def _yes_alone() -> frozenset[str]:
    from otherward.language.lexical_search import words

    return frozenset(
        words(
            "will would can shall do did done doing does make get got have has send sent sending mail email call ring phone write tell told "
            "say said let know look see check find ask come back over out into around along through forward pass share bring give take put try "
            "sure course yes yep okay ok fine gladly happily certainly absolutely definitely promise word right deal consider it its that this "
            "them those these one ones some something anything all both thing things you your him her me my we us our they i "
            "myself ourselves im ill id well thanks thank thx please soon asap today tonight tomorrow morning afternoon evening night week weekend month day days "
            "next later then when once first end noon early latest time monday tuesday wednesday thursday friday saturday sunday as by on at in "
            "for to of the a an and or but with from up so not just too also again already hi hello hey dear great good problem worries no "
            "on it way away off straight there here"
        )
    )


def _days_in(quote: str) -> set[str]:
    from datetime import date

    from otherward.language.lexical_search import words

    found = named_days(quote, date(2000, 1, 1))
    return {word for one in found for word in words(quote[one.start : one.end])}


def matter_of(situation: Situation, promise: Promise, person: Person) -> Evidence | None:
    """The words it answers, if the promise itself does not say what it is about and they are known."""
    said = promise.evidence
    if not says_no_matter(said.quote, f"{person.name} {person.greeting}") or not said.text_id:
        return None
    heard = situation.said(person.handles, LOOKED_THROUGH)
    own = next((one for one in heard if one.id == said.text_id), None)
    closed = {one.evidence.text_id for one in situation.network.confidences}
    if own is None or own.at is None:
        return None
    before = [
        one
        for one in heard
        if one.thread == own.thread
        and one.at
        and one.at < own.at
        and _is_by(one, person)
        and one.id not in closed
    ]
    for one in sorted(before, key=lambda m: m.at.isoformat() if m.at else "", reverse=True)[:2]:
        if quote := _asked_in(situation, one, person):
            return Evidence(quote=quote, source=one.source, on=one.day, speaker=person.name, text_id=one.id)
    return None


def _is_by(one: Interaction, person: Person) -> bool:
    return one.author is not None and one.author.handle in person.handles


def _asked_in(situation: Situation, one: Interaction, person: Person) -> str:
    """The need read in that message, else its last sentence that asks."""
    needs = [n for n in situation.network.needs if n.holder == person.id and n.evidence.text_id == one.id]
    if needs and not needs[-1].confidential:
        return needs[-1].evidence.quote
    sentences = [one.text[a:b].strip() for a, b in sentence_spans(one.text)]
    return next((s for s in reversed(sentences) if ASKS.search(s) and not says_no_matter(s, person.name)), "")
