"""Introductions: each side's yes, and what is in it for the third person."""

import re

from otherward.review.case import Case
from otherward.review.draft import MessageKind
from otherward.review.predicates import Place, at, everywhere, predicate, whole
from otherward.review.vocabulary import says

_INTRO = (MessageKind.INTRO_REQUEST, MessageKind.INTRODUCTION)


@predicate
def single_opt_in(case: Case) -> list[Place]:
    """Two people are put together, or an address is handed over, without both having said yes."""
    text = case.anatomy.text
    if says("consent", text) or says("consent", case.subject) or _agreed(case):
        return []
    introduces = case.kind is MessageKind.INTRODUCTION
    handed = [
        one
        for one in case.judged
        if says("hands_out_contact", one.text) or (introduces and says("gives_number", one.text))
    ]
    if handed:
        return everywhere(handed)
    if case.kind is not MessageKind.INTRODUCTION or any(
        says("asks_consent", one.text) for one in case.judged
    ):
        return []
    return whole(case) if says("puts_together", f"{case.subject} {case.anatomy.hail} {text}") else []


def _agreed(case: Case) -> bool:
    text = case.draft.body.casefold()
    return any(
        re.search(rf"\b{re.escape(name.split(' ')[0].casefold())}\b", text)
        for name in case.draft.known.agreed
        if name
    )


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
    return any(says("lacks", one.text) for one in case.judged)


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
