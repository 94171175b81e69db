"""The pages one can go to: their names, where they stand in the rail, and the keys that lead there."""

from dataclasses import dataclass

from otherward.translation.words import marked


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
        Place("today", marked("Today"), "today", "t"),
        Place("meetings", marked("Meetings"), "meetings", "m"),
        Place("write", marked("Write"), "write", "w"),
    ),
    (
        Place("people", marked("People"), "people", "p"),
        Place("needs", marked("Needs"), "needs", "n"),
        Place("introductions", marked("Introductions"), "introductions", "i"),
        Place("share", marked("Share"), "share", "h"),
        Place("map", marked("Map"), "map", "k"),
    ),
    (Place("ask", marked("Ask"), "asks", "a"), Place("memory", marked("Memory"), "memory", "r")),
    (
        Place("imports", marked("Files"), "imports", "f"),
        Place("settings", marked("Settings"), "settings", "s"),
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
    Deed(marked("Write a message"), "write", "write"),
    Deed(marked("Bring in files"), "bring", "bring"),
    Deed(marked("Say what you need"), "asks", "ask", "#ask"),
    Deed(marked("Everything you could do"), "everything", "today"),
    Deed(marked("Say what you can offer"), "settings", "help", "#offer"),
    Deed(marked("How much you want to give"), "settings", "clock", "#care"),
    Deed(marked("Save a copy of your network"), "settings", "save", "#keep"),
    Deed(marked("One person or two"), "duplicates", "duplicates"),
)
"""What the palette offers beside people and pages."""

TABS = ("today", "people", "needs", "write")
"""At the thumb on small screens, beside everything else."""


def every_place() -> list[Place]:
    """All of them in order."""
    return [one for group in RAIL for one in group]
