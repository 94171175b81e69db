"""When and how the user was last in touch with a person."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapport:
    """Being in touch, counted in days, never in messages alone."""

    person: str
    first: date | None = None
    last: date | None = None
    days: int = 0
    """On how many days there was a mail, message, call or meeting."""
    wrote: int = 0
    """Messages from them to the user."""
    written: int = 0
    """Messages from the user to them."""
    met: int = 0
    """Meetings together in the past."""
    last_from_them: date | None = None
    last_from_me: date | None = None
