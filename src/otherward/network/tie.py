"""Two people who know each other, and how we know that."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otherward.network.source import Evidence, Source


class TieKind(StrEnum):
    """What a tie rests on."""

    MET = "met"
    """Both took part in a meeting."""
    WROTE = "wrote"
    """Both are named in a mail, a message or a note."""
    RELATED = "related"
    """A contact file names one as the other's spouse, manager, assistant …"""
    COLLEAGUES = "colleagues"
    """Both work at one organization, as far as the contact files tell."""
    WORKED = "worked"
    """Both were at one organization at the same time, as far as earlier contact files tell."""
    TOLD = "told"
    """Somebody wrote so: `my old colleague Ana`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An acquaintance between two people of the network (never counts the user)."""

    id: str
    a: str
    b: str
    """Person identifiers, `a` < `b`."""
    how: str
    """In words for the user: `both in a meeting of 3 May 2026`, `both at Acme`, `spouse`."""
    strength: float = 1.0
    """0 to 1: how sure it is that they know each other."""
    kind: TieKind = TieKind.RELATED
    text_id: str = ""
    """Identifier of the newest meeting, mail or note that has both in it; empty if it rests on contact files."""
    source: Source | None = None
    on: date | None = None
    """The day of that meeting, mail or note."""
    evidence: Evidence | None = None
    """The words, where somebody wrote so and not in confidence."""
