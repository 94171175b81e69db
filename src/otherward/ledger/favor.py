"""An act given or received, with its thanks and its outcome."""

from dataclasses import dataclass
from datetime import date

from otherward.network.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Favor:
    """Somebody did something for somebody: an introduction, a recommendation, an hour of advice."""

    id: str
    giver: str
    receiver: str
    summary: str
    evidence: Evidence
    kind: str = "help"
    """help, introduction, recommendation, endorsement, reference, referral, gift, resource."""
    on: date | None = None
    confidential: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Thanks were said for a favor (or in general): who to whom, when."""

    id: str
    by: str
    to: str
    evidence: Evidence
    favor: str = ""
    on: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanking:
    """The user recorded that a favor was thanked for: on which day, in which words, by which act."""

    id: str
    favor: str
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a favor, given or received."""

    id: str
    favor: str
    on: date
    text: str
