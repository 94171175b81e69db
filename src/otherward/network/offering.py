"""What a person can provide: skill, knowledge, time, access, a thing."""

from dataclasses import dataclass
from datetime import date

from otherward.network.need import Status
from otherward.network.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Something the holder could give to others, with where it was read."""

    id: str
    holder: str
    summary: str
    evidence: Evidence
    kind: str = "said"
    """`said` in words, or read from a `title`, a `skill`, a `position`, an `endorsement`."""
    department: str = ""
    status: Status = Status.OPEN
    expires: date | None = None
    confidential: bool = False
    confidence: float = 1.0
    inferred: bool = False
