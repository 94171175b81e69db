"""A favor still owed: who said they would do what for whom, until when."""

from dataclasses import dataclass
from datetime import date

from otherward.network.need import Status
from otherward.network.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`I'll send you the checklist by Friday`."""

    id: str
    by: str
    to: str
    """Person (or organization) identifiers; either side may be the user."""
    summary: str
    evidence: Evidence
    due: date | None = None
    status: Status = Status.OPEN
    confidential: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """A promise was kept (or released): how and when we know."""

    id: str
    promise: str
    on: date
    how: str
    evidence: Evidence | None = None
    released: bool = False
