"""The ask: whether there is one, how many, how big, how clear, how free to be declined."""

import re

from otherward.review.asks import ALLOWANCE, MEANT, Ask
from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, place_of, predicate
from otherward.review.roles import Judged
from otherward.review.vocabulary import filled, says

_DURATION = re.compile(
    filled(r"\b(?:<duration>)|from \d|\d(?::\d\d)? ?(?:to|-|–|until) ?\d|\d{1,2}[:.]\d\d ?(?:-|–|to) ?\d"),
    re.IGNORECASE,
)
_MEETING = ("a call or a meeting", "half an hour or more")
_OPEN_END = re.compile(
    r"\b(?:call|chat|coffee|lunch|meet(?:ing)?|meet up|talk|speak|zoom|phone|a word|catch up|sit down|connect|conversation|drink|pint|beer|aperitivo|visit|slots?|appointment)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:takes?|need|last|long|max|at most|enough|would do|no more than|only)\b", re.IGNORECASE
)
_WITH_OTHERS = re.compile(r"\b(?:call|ring|phone|visit|meet|see|ask) (?:him|her|them)\b", re.IGNORECASE)
"""A call that is none of the writer's: `just ring him`."""
_QUIET = (MessageKind.THANK_YOU, MessageKind.INTRODUCTION)


@predicate
def no_clear_ask(case: Case) -> list[Place]:
    """Words of wanting or possibility, and nothing to answer."""
    if case.kind in _QUIET or any(_is_clear(ask, one) for one in case.judged for ask in one.asks):
        return []
    if any(one.question or (one.sentence.asks and not one.wants) for one in case.judged) or says(
        "no_answer_needed", case.anatomy.text
    ):
        return []
    return everywhere(case.any("possibility")[-1:])


def _is_clear(ask: Ask, one: Judged) -> bool:
    """Whether it can be answered: what only sounds like asking does not count in a sentence of mere possibility."""
    return bool(ask.size) and not ask.vague and not (ask.form == MEANT and says("possibility", one.text))


@predicate
def too_many_asks(case: Case) -> list[Place]:
    """More than one thing asked of a stranger, more than two of somebody known."""
    if case.kind is MessageKind.THANK_YOU:
        return []
    most = 1 if case.closeness == "stranger" else 2
    asks = [ask for ask in case.asks if ask.size > 1 or ask.form != MEANT]
    if len(asks) <= most:
        return []
    smallest = min(asks, key=lambda ask: ask.size)
    return [
        place_of(ask, n=len(asks), list=", ".join(a.matter for a in asks), keep=smallest.matter)
        for ask in asks[1:2]
    ]


@predicate
def too_big(case: Case) -> list[Place]:
    """The ask is bigger than the acquaintance."""
    ask = case.biggest
    return [place_of(ask)] if ask and ask.size > ALLOWANCE.get(case.closeness, 9) else []


@predicate
def vague_ask(case: Case) -> list[Place]:
    """An idiom of asking, and no topic beside it."""
    found: list[Judged] = []
    for number, one in enumerate(case.judged):
        if not says("vague_ask", one.text):
            continue
        topic = says("with_topic", one.text) or any(
            other.sentence.asks and other.anchored for other in case.judged[number + 1 : number + 2]
        )
        if not topic:
            found.append(one)
    return everywhere(found)


@predicate
def ask_first(case: Case) -> list[Place]:
    """The first sentence already asks."""
    if not case.content or case.kind in (*_QUIET, MessageKind.FOLLOW_UP):
        return []
    one = case.content[0]
    if one.question or one.for_others or one.homework or one.size < 1:
        return []
    return [at(one)]


@predicate
def jobs_for_me(case: Case) -> list[Place]:
    """The reader is to find the writer a job."""
    return everywhere(
        one
        for one in case.judged
        if one.job
        or (one.wants and not one.gift and says("job", one.text) and not says("their_job", one.text))
    )


@predicate
def no_time_box(case: Case) -> list[Place]:
    """A call or a meeting without its length."""
    for number, one in enumerate(case.judged):
        asks = [
            ask
            for ask in one.asks
            if ask.matter in _MEETING and _OPEN_END.search(one.text) and not _WITH_OTHERS.search(ask.text)
        ]
        beside = case.judged[max(0, number - 1) : number + 2]
        near = " ".join(
            other.text for other in beside if other is one or other.asks or _LASTS.search(other.text)
        )
        if asks and not _DURATION.search(near):
            return [place_of(asks[0])]
    return []


@predicate
def no_easy_out(case: Case) -> list[Place]:
    """A real ask, and no way to decline it."""
    ask = case.biggest
    least = 3 if case.closeness == "contact" else 2
    if case.kind in _QUIET or ask is None or ask.size < least or any(one.out for one in case.judged):
        return []
    return [place_of(ask)]


@predicate
def commanding(case: Case) -> list[Place]:
    """The reader is told what to do for the writer."""
    return everywhere(
        one
        for one in case.judged
        if (says("orders", one.text) or "order" in one.read)
        and not (one.out or one.gift or one.vague or says("others_give", one.text))
        and not says("softened", one.text)
    )


@predicate
def hardship(case: Case) -> list[Place]:
    """The writer's trouble beside a request."""
    return everywhere(
        one
        for number, one in enumerate(case.judged)
        if says("hardship", one.text)
        and not one.gift
        and any(other.asks or other.wants for other in case.judged[max(0, number - 2) : number + 3])
    )


@predicate
def urgent_ask(case: Case) -> list[Place]:
    """Hurry that is the writer's, without a reason from outside."""
    asked = any(one.asks or one.fake or says("scarcity", one.text) for one in case.judged)
    return everywhere(
        one
        for one in case.judged
        if "urgency" in one.pressure
        and asked
        and not one.gift
        and not one.homework
        and not one.out
        and not says("outside_reason", one.text)
    )


@predicate
def presumed(case: Case) -> list[Place]:
    """A yes taken for granted."""
    return everywhere(one for one in case.judged if "presumes" in one.pressure)
