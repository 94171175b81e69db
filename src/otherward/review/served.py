"""Whom each sentence of a draft serves, in words: the line at the top of the Write page."""

from collections.abc import Iterable
from dataclasses import dataclass

from otherward.review.anatomy import take_apart
from otherward.review.draft import Draft
from otherward.review.finding import Review, RoleSeen
from otherward.translation.words import marked

DOES = {
    "gift": marked("gives something"),
    "homework": marked("knows their side"),
    "thanks": marked("names what they did"),
    "question": marked("asks what they want"),
    "out": marked("makes no an easy answer"),
    "want": marked("says what you want"),
    "ask": marked("asks for something"),
    "big ask": marked("asks for a lot"),
    "promotion": marked("speaks for you"),
    "pressure": marked("presses"),
    "guilt": marked("presses with guilt"),
    "condition": marked("gives only in exchange"),
    "self": marked("is about you"),
}
"""What a sentence in this role does, said to the writer."""
BANDS = {
    "self": marked("This message is mostly for you."),
    "mixed": marked("This message is for both of you."),
    "other": marked("This message is mostly for {reader}."),
    "unclear": marked("Whom this message serves cannot be told yet."),
}


@dataclass(frozen=True, slots=True)
class Served:
    """A sentence and whom it serves."""

    start: int
    end: int
    quote: str
    whom: str
    """them, you, both or nobody."""
    does: tuple[str, ...]


def served(review: Review, draft: Draft) -> list[Served]:
    """All sentences of the draft in their order, those that serve nobody in particular too."""
    roles: dict[int, list[RoleSeen]] = {}
    for role in review.roles:
        roles.setdefault(role.start, []).append(role)
    anatomy = take_apart(draft.body, subject=draft.subject, me=draft.me)
    return [
        Served(one.start, one.end, one.text, _whom(found := roles.get(one.start, [])), _does(found))
        for one in anatomy.sentences
    ]


def _whom(roles: Iterable[RoleSeen]) -> str:
    sides = {"them" if role.weight > 0 else "you" for role in roles}
    return "both" if len(sides) == 2 else next(iter(sides), "nobody")


def _does(roles: Iterable[RoleSeen]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(DOES[role.role] for role in roles))
