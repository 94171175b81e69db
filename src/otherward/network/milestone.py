"""Something that happened in somebody's life or work: new job, leaving, opening, award."""

from dataclasses import dataclass
from datetime import date

from otherward.network.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated event worth a kind word."""

    id: str
    holder: str
    summary: str
    evidence: Evidence
    kind: str = "news"
    """new job, leaving, promotion, opening, launch, award, funding, birth, anniversary, news."""
    on: date | None = None
    confidential: bool = False
    confidence: float = 1.0
    sad: bool = False
    """Loss, illness, lay-off: no congratulation."""
