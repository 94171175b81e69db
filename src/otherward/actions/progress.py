"""How a verb tells what it is doing, so that any surface can show it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way: which stage, on what, how far."""

    stage: str
    """`reading in`, `recognizing`, `understanding`, `concluding`."""
    done: int
    total: int = 0
    """0 if not known."""
    what: str = ""
    unit: str = ""
    """What is counted: rows, records, conversations, megabytes."""


Progress = Callable[[Step], None]


def silent(_step: Step) -> None:
    """Tell nobody."""
