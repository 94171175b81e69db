"""The judgements that need more than words: each a named question about a draft, answered with the places that say so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from otherward.review.asks import Ask
from otherward.review.case import Case
from otherward.review.roles import Judged


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule finds something, with the words for its message."""

    start: int
    end: int
    slots: dict[str, str] = field(default_factory=dict)
    region: str = "body"


Predicate = Callable[[Case], list[Place]]
REGISTRY: dict[str, Predicate] = {}


def predicate(function: Predicate) -> Predicate:
    """Enters a judgement under its name, for rule files to call as `@name`."""
    REGISTRY[function.__name__] = function
    return function


def at(one: Judged, **slots: object) -> Place:
    """The whole sentence."""
    return Place(one.sentence.start, one.sentence.end, {key: str(value) for key, value in slots.items()})


def place_of(ask: Ask, **slots: object) -> Place:
    """Where this is asked."""
    told = {"matter": ask.matter, "smaller": ask.smaller, **{key: str(value) for key, value in slots.items()}}
    return Place(ask.start, ask.end, told)


def everywhere(ones: Iterable[Judged], **slots: object) -> list[Place]:
    """Each of these sentences."""
    return [at(one, **slots) for one in ones]


def whole(case: Case, **slots: object) -> list[Place]:
    """The message as a whole."""
    own = case.anatomy.sentences
    start, end = (own[0].start, own[-1].end) if own else (0, len(case.draft.body))
    return [Place(start, end, {key: str(value) for key, value in slots.items()})]
