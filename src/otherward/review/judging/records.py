"""What the network knows: whether the draft contradicts it, or gives away what was told in confidence."""

import re

from otherward.review.anchors import content_words
from otherward.review.case import Case
from otherward.review.draft import Secret
from otherward.review.predicates import Place, predicate
from otherward.review.vocabulary import says
from otherward.translation.words import say

_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+")


@predicate
def contradicts_record(case: Case) -> list[Place]:
    """The name is spelt otherwise on record, or they have left where the draft places them."""
    return [*_misspelt(case), *_left(case)]


def _misspelt(case: Case) -> list[Place]:
    known = case.draft.known
    mine = {part.casefold() for name in (known.name, *known.other_names) for part in name.split()}
    if not mine:
        return []
    from rapidfuzz.distance import Levenshtein

    start, end = case.anatomy.greeting
    for match in _NAME.finditer(case.draft.body, start, end):
        said = match[0].casefold()
        near = [
            part
            for part in mine
            if 0 < Levenshtein.distance(said, part) <= 2 and len(part) > 3 and part[0] == said[0]
        ]
        if said not in mine and near and said not in _HAILS:
            right = next(
                part
                for name in (known.name, *known.other_names)
                for part in name.split()
                if part.casefold() == near[0]
            )
            return [Place(*match.span(), {"record": right, "draft": match[0], "right": right})]
    return []


_HAILS = frozenset("hi hello dear hey good greetings".split())


def _left(case: Case) -> list[Place]:
    now = {name.casefold() for name in case.draft.known.organizations}
    for name, day in case.draft.known.former:
        if not name or name.casefold() in now:
            continue
        for one in case.judged:
            found = re.search(
                rf"\b(?:at|with|for|how is|how's|your team at|your work at|still at) {re.escape(name)}\b",
                one.text,
                re.IGNORECASE,
            )
            if found and not re.search(
                r"\b(?:was|were|used to|former|formerly|left|when you|back then|ago)\b",
                one.text,
                re.IGNORECASE,
            ):
                start = one.sentence.start + found.start()
                return [
                    Place(
                        start,
                        start + len(found[0]),
                        {
                            "record": say("no longer at {name} since {day}", name=name, day=day)
                            if day
                            else say("no longer at {name}", name=name),
                            "draft": found[0],
                        },
                    )
                ]
    return []


@predicate
def gives_away(case: Case) -> list[Place]:
    """Something told in confidence by somebody else stands in the draft."""
    return [Place(one.sentence.start, one.sentence.end) for one in case.judged if _told(one.text, case)]


_FIGURE = re.compile(r"[£$€]\d[\d,.]*|\d+[.,]\d[\d,.]*|\b\d{3,}\b")
"""Amounts and large numbers; days of the month are everybody's."""


def _told(text: str, case: Case) -> bool:
    said, figures = content_words(text), _figures(text)
    hints = says("hint", text)
    return any(_gives_away(said, figures, secret, hints=hints) for secret in case.draft.known.secrets)


def _gives_away(said: frozenset[str], figures: set[str], secret: Secret, *, hints: bool) -> bool:
    """The same figure on the same matter; most of its words; or, behind `I can't say why`, its very subject."""
    words = content_words(f"{secret.said} {secret.teller}")
    shared = said & words
    if figures & _figures(secret.said) and shared:
        return True
    return (
        len(shared) >= 4
        or (len(shared) >= 3 and len(shared) >= len(words) / 2)
        or (hints and len(shared) >= 1)
    )


def _figures(text: str) -> set[str]:
    return {found.strip(".,$£€") for found in _FIGURE.findall(text)}
