"""The pages one can go to: their names, where they stand in the rail, and the keys that lead there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the rail."""

    page: str
    """What the page calls itself (`page` in its template)."""
    words: str
    address: str
    """The name of its address."""
    key: str
    """The letter that leads there, after `g`."""


RAIL: tuple[tuple[Place, ...], ...] = (
    (
        Place("today", "Today", "today", "t"),
        Place("meetings", "Meetings", "meetings", "m"),
        Place("write", "Write", "write", "w"),
    ),
    (
        Place("people", "People", "people", "p"),
        Place("introductions", "Introductions", "introductions", "i"),
        Place("map", "Map", "map", "k"),
    ),
    (Place("ask", "Ask", "asks", "a"),),
    (Place("imports", "Files", "imports", "f"),),
)
"""Groups from top to bottom: now, about them, about you, the house."""

TABS = ("today", "people", "write")
"""At the thumb on small screens, beside everything else."""


def every_place() -> list[Place]:
    """All of them in order."""
    return [one for group in RAIL for one in group]
