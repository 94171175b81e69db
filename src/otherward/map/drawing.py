"""A drawn network: everybody in a place, in communities, with what ties them and the bridges that are not there yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from otherward.giving.opportunity import Opportunity


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person stands. One unit is the distance that two people keep from each other at least."""

    x: float
    y: float
    community: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """People who know one another, work at one place or do the same kind of work; in the last one those of whom nothing holds to others."""

    id: int
    """Stays the same while most of its people stay."""
    works_on: tuple[str, ...]
    """The words of their work, needs and offerings that tell it from the others; the most telling first, at most three."""
    people: tuple[str, ...]
    """Person identifiers in the order of their names."""
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Two people who know each other, with the evidence in words."""

    a: str
    b: str
    kind: str
    """met, wrote, related or introduced."""
    how: str
    text_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The drawing that was last looked at: who stood where, so that the next one looks the same to its reader."""

    places: Mapping[str, Place] = field(default_factory=dict)
    centres: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    """Of each community's disc."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The whole map."""

    places: Mapping[str, Place]
    communities: tuple[Community, ...]
    lines: tuple[Line, ...]
    colleagues: tuple[tuple[str, tuple[str, ...]], ...]
    """(organization, people) who work together, so that not every pair of them has to be drawn."""
    bridges: tuple[Opportunity, ...]
    """Introductions nobody has been asked about: a need and an offering that fit, and no tie. Best first."""
