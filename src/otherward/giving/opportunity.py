"""One suggested act of giving."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otherward.network.source import Evidence


class OpportunityKind(StrEnum):
    """What could be given."""

    INTRODUCTION = "introduction"
    RESOURCE = "resource"
    STRATEGY = "strategy"
    HELP = "help"
    PROMISE = "promise"
    THANKS = "thanks"
    CONGRATULATION = "congratulation"
    RECONNECTION = "reconnection"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words that could be sent as they are."""

    to: str
    """The recipient's name as shown."""
    subject: str
    body: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """Whom, what, why with quotes, how long it takes, until when, and the words."""

    id: str
    kind: OpportunityKind
    people: tuple[str, ...]
    """Identifiers of those it serves (the user left out)."""
    what: str
    why: str
    evidence: tuple[Evidence, ...]
    minutes: int
    draft: Draft
    organization: str = ""
    expires: date | None = None
    score: float = 0.0
    """Of the suggestion, never of a person: value to them for the minutes, urgency, freshness. 0 to 1."""
    welcome: float = 1.0
    """How gladly the user took up such suggestions so far, as a factor of the score; 1 as long as nothing sure is known."""
    subject: str = ""
    """Identifier of the need, promise, favor, milestone or meeting it is about."""
    gift: str = ""
    """Identifier of the resource, offering or strategy that is given."""
    ruled_out: str = ""
    """Why it is not suggested after all; empty if it stands."""
    reasons: tuple[str, ...] = ()
    """What speaks for its place among the others, in words."""
