"""Two people who know each other, and how we know that."""

from dataclasses import dataclass

from otherward.network.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An acquaintance between two people of the network (never counts the user)."""

    id: str
    a: str
    b: str
    """Person identifiers, `a` < `b`."""
    how: str
    """In words for the user: `both on the mail of 3 May 2026`, `both at Acme`, `spouse`."""
    strength: float = 1.0
    """0 to 1: how sure it is that they know each other."""
    source: Source | None = None
