"""The offer: whether there is one, and whether it is one."""

from otherward.review.anchors import content_words
from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, predicate
from otherward.review.vocabulary import says

_QUIET = (MessageKind.THANK_YOU, MessageKind.INTRODUCTION)


@predicate
def nothing_offered(case: Case) -> list[Place]:
    """Something is asked and nothing given."""
    ask = case.biggest
    if case.kind in _QUIET or ask is None or ask.size < 2 or case.gifts:
        return []
    if any(one.vague or one.fake or one.conditional for one in case.judged):
        return []
    if any(one.for_others and one.anchored and not one.asks for one in case.judged):
        return []
    return [Place(ask.start, ask.end, {"matter": ask.matter})]


@predicate
def vague_offer(case: Case) -> list[Place]:
    """An offer of anything, and of nothing."""
    if case.kind is MessageKind.THANK_YOU or case.gifts:
        return []
    return everywhere(one for one in case.judged if one.vague)


@predicate
def fake_offer(case: Case) -> list[Place]:
    """What is offered leads to the writer's own good."""
    return everywhere(one for one in case.judged if one.fake and not says("you_asked", one.text))


@predicate
def offer_misses(case: Case) -> list[Place]:
    """What is offered has nothing to do with what they are known to need."""
    needs = case.draft.known.needs
    if not needs or not case.gifts:
        return []
    wanted = frozenset[str]().union(*(content_words(need) for need in needs))
    if any(content_words(one.text) & wanted for one in case.gifts) or _near(case):
        return []
    return [at(case.gifts[0], need=needs[0])]


NEAR = 0.35
"""Cosine from which a gift is near a need (review specification, OFF004)."""


def _near(case: Case) -> bool:
    """Whether a gift means something near one of their needs, in other words than theirs."""
    if not case.meaning:
        return False
    from otherward.language.embedding import embedder

    needs = case.draft.known.needs[:MOST_NEEDS]
    vectors = embedder().embed([*needs, *(one.text for one in case.gifts[:MOST_NEEDS])])
    return bool((vectors[: len(needs)] @ vectors[len(needs) :].T).max() >= NEAR)


MOST_NEEDS = 5
"""So many needs, and gifts, are compared."""


@predicate
def conditions(case: Case) -> list[Place]:
    """A gift with a price on it."""
    return everywhere(one for one in case.judged if one.conditional)


@predicate
def keeps_score(case: Case) -> list[Place]:
    """Earlier help, presented as a bill."""
    text = [one for one in case.judged if "score_keeping" in one.pressure]
    if text:
        return everywhere(text)
    pairs = zip(case.judged, case.judged[1:], strict=False)
    return [at(a) for a, b in pairs if says("remembered_help", a.text) and (b.asks or b.wants)]
