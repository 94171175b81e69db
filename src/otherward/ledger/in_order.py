"""What follows something has a day on or after it: no answer comes before the asking, nothing comes of what is not yet made."""

from datetime import date

from otherward.errors import WrongUse
from otherward.translation.words import on_day


def answered(name: str, asked: date | None, on: date) -> None:
    """An answer on this day; refused if it would be earlier than the asking."""
    if asked and on < asked:
        message = f"{name} was asked on {on_day(asked)} and cannot have answered on {on_day(on)}; give the day of the answer, or leave it out."
        raise WrongUse(message)


def settled(text: str, since: date, on: date) -> None:
    """An ask settled on this day; refused if it would be earlier than the last one asked."""
    if on < since:
        message = f"You asked for “{text}” on {on_day(since)}; it cannot have been settled on {on_day(on)}. Give the day on which it was, or leave it out."
        raise WrongUse(message)


def made(name: str, agreed: date, on: date) -> None:
    """Two introduced on this day; refused if it would be earlier than the second yes."""
    if on < agreed:
        message = f"{name} said yes on {on_day(agreed)}; the two cannot have been introduced on {on_day(on)}. Give the day on which they were, or leave it out."
        raise WrongUse(message)


def came_of(a: str, b: str, since: date, on: date) -> None:
    """A step, an outcome or thanks on this day; refused if it would be earlier than the introduction."""
    if on < since:
        message = f"{a} and {b} were introduced on {on_day(since)}; nothing can have come of it on {on_day(on)}. Give the day on which it did, or leave it out."
        raise WrongUse(message)
