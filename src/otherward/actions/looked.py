"""A second look by the user's own language model: how it is asked, and what came of it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Protocol

from otherward.translation.words import marked

MOST = 50
"""Requests of one run, unless the user says otherwise."""
TRIES = 2
"""One retry, with the reason."""
UNUSABLE = marked("the whole answer was not of the agreed form")
MALFORMED = marked("it was not of the agreed form")


class FormedModel(Protocol):
    """A language model that may be held to a form."""

    @property
    def name(self) -> str:
        """What it is called."""

    def answer(self, instructions: str, material: str, form: Any = None) -> str:
        """Its answer."""


@dataclass
class Looked:
    """What a second look did."""

    requests: int = 0
    texts: int = 0
    """Asked about."""
    found: int = 0
    """What passed the checks."""
    new: int = 0
    """Of that, what the program had not read itself."""
    closed: int = 0
    """What is met or past by the model's reading."""
    dropped: Counter[str] = field(default_factory=Counter)
    """Why items were left out, and how often."""
    unsent: Counter[str] = field(default_factory=Counter)
    """Why texts were not sent, and how often."""
    judged: int = 0
    """Needs set beside something that could serve them."""
    fits: int = 0
    """Of these, how many fit by the model's judgement."""
    stopped: str = ""
    """Why it ended before its time; what was read until then is kept."""
    more: bool = False
    """Whether there is more to ask about."""

    @property
    def why_dropped(self) -> list[tuple[str, int]]:
        """Why items were left out, the most frequent first."""
        return (+self.dropped).most_common()

    @property
    def why_unsent(self) -> list[tuple[str, int]]:
        """Why texts were not sent, the most frequent first."""
        return (+self.unsent).most_common()
