"""Introductions: each side's yes, and what is in it for the third person."""

from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, predicate, whole
from otherward.review.vocabulary import says

_INTRO = (MessageKind.INTRO_REQUEST, MessageKind.INTRODUCTION)


@predicate
def single_opt_in(case: Case) -> list[Place]:
    """Two people are put together, or an address is handed over, without both having said yes."""
    found = case.unasked
    if found.handed:
        return everywhere(found.handed)
    return whole(case) if found.introduced else []


@predicate
def no_why(case: Case) -> list[Place]:
    """Nothing says what the third person gains."""
    if case.kind not in _INTRO or not case.judged or _asks_first(case):
        return []
    text = [one.text for one in case.judged]
    told = " ".join(case.draft.body[start:end] for start, end in case.anatomy.forwardable)
    if any(says("for_them", one) or says("their_gain", one) for one in (*text, told)) or _both_sides(case):
        return []
    asking = [one for one in case.judged if one.asks]
    return [at(asking[-1])] if asking else whole(case)


def _asks_first(case: Case) -> bool:
    """A message that asks one side whether an introduction would be welcome, and introduces nobody yet."""
    return case.kind is MessageKind.INTRODUCTION and any(
        says("asks_consent", one.text) for one in case.judged
    )


def _both_sides(case: Case) -> bool:
    """In an introduction what either side lacks is said to them."""
    if case.kind is not MessageKind.INTRODUCTION:
        return False
    told = [one for one in case.judged if one.homework and one.anchored]
    return len(told) >= 2 or any(says("lacks", one.text) for one in case.judged)


@predicate
def nothing_to_forward(case: Case) -> list[Place]:
    """The connector would have to write the introduction."""
    if (
        case.kind is not MessageKind.INTRO_REQUEST
        or case.anatomy.forwardable
        or says("forwardable", case.anatomy.text)
    ):
        return []
    asking = [one for one in case.judged if one.asks]
    return [at(asking[-1])] if asking else whole(case)


@predicate
def anyone(case: Case) -> list[Place]:
    """The reader is to search their address book."""
    return everywhere(one for one in case.judged if says("anyone_you_know", one.text) and not one.gift)
