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
        Place("needs", "Needs", "needs", "n"),
        Place("introductions", "Introductions", "introductions", "i"),
        Place("share", "Share", "share", "h"),
        Place("map", "Map", "map", "k"),
    ),
    (Place("ask", "Ask", "asks", "a"), Place("memory", "Memory", "memory", "r")),
    (
        Place("imports", "Files", "imports", "f"),
        Place("settings", "Settings", "settings", "s"),
    ),
)
"""Groups from top to bottom: now, about them, about you, the house."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do that is not a page of its own."""

    words: str
    address: str
    icon: str
    part: str = ""


ACTIONS = (
    Deed("Write a message", "write", "write"),
    Deed("Bring in files", "bring", "bring"),
    Deed("Say what you need", "asks", "ask", "#ask"),
    Deed("Everything you could do", "everything", "today"),
    Deed("Say what you can offer", "settings", "help", "#offer"),
    Deed("How much you want to give", "settings", "clock", "#care"),
    Deed("Save a copy of your network", "settings", "save", "#keep"),
    Deed("One person or two", "duplicates", "duplicates"),
)
"""What the palette offers beside people and pages."""

TABS = ("today", "people", "needs", "write")
"""At the thumb on small screens, beside everything else."""


def every_place() -> list[Place]:
    """All of them in order."""
    return [one for group in RAIL for one in group]
