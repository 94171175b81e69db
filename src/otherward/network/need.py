"""What a person or organization wants now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otherward.network.source import Evidence


class NeedKind(StrEnum):
    """What the need is about (evaluation card, section A)."""

    VACANCY = "vacancy"
    FUNDING = "funding"
    CUSTOMER = "customer"
    INTRODUCTION = "introduction"
    ADVICE = "advice"
    QUESTION = "question"
    RESOURCE = "resource"
    PROBLEM = "problem"
    GOAL = "goal"
    INTEREST = "interest"


class Status(StrEnum):
    """Whether it still stands."""

    OPEN = "open"
    MET = "met"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A goal, problem, vacancy or question somebody has, with the sentence it was read from."""

    id: str
    holder: str
    """Person or organization identifier."""
    summary: str
    evidence: Evidence
    kind: NeedKind = NeedKind.PROBLEM
    department: str = ""
    status: Status = Status.OPEN
    due: date | None = None
    """Until when help would be of use, if said."""
    expires: date | None = None
    """After this day it no longer leads to suggestions."""
    confidential: bool = False
    confidence: float = 1.0
    """How sure the reading is, 0 to 1."""
    inferred: bool = False
    """Read between the lines, not said."""
    reported_by: str = ""
    """Who told of it, if not the holder (person identifier)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A need was met or withdrawn: how and when we know."""

    id: str
    need: str
    status: Status
    on: date
    how: str = ""
