"""What was told in confidence, and wishes to be respected."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otherward.network.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """Something told between two people; it never leaves its record."""

    id: str
    teller: str
    """Person or organization identifier, or empty."""
    summary: str
    evidence: Evidence


class WishKind(StrEnum):
    """What somebody asked of others."""

    NO_CONTACT = "no contact"
    NO_VENDORS = "no vendors"
    NO_INTRODUCTIONS = "no introductions"
    PAUSE = "pause"
    """On leave, in mourning, away: nothing until `until`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A wish to be respected: `no vendors please`, `not before the new year`."""

    id: str
    holder: str
    kind: WishKind
    evidence: Evidence
    until: date | None = None
