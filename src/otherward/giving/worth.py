"""What a suggestion is worth: value to them for the minutes it costs, by urgency and freshness. Never a mark of a person."""

from datetime import date, timedelta
from functools import lru_cache

SOON = timedelta(days=10)
HALF_LIFE = 45
"""Days after which a need read in a text is worth half: most are dealt with or forgotten by then."""


def urgency(due: date | None, day: date) -> float:
    """1.0 without a date, up to 1.5 as it comes near; a day past due still counts most for a promise."""
    if due is None:
        return 1.0
    left = (due - day).days
    if left > SOON.days:
        return 1.0
    return 1.5 if left <= 2 else 1.5 - 0.5 * (left - 2) / (SOON.days - 2)


@lru_cache(maxsize=10_000)
def freshness(said: date | None, day: date) -> float:
    """1.0 today, halving every 45 days, never below a fifth."""
    if said is None:
        return 0.5
    return max(0.2, float(0.5 ** (max(0, (day - said).days) / HALF_LIFE)))


def per_minute(minutes: int) -> float:
    """A gentle preference for what is quick: 5 minutes 1.0, 15 minutes 0.89, an hour 0.75."""
    return float((5 / max(minutes, 5)) ** 0.115)


def harmonic(a: float, b: float) -> float:
    """The harmonic mean: an introduction is only as good as the side that gains less allows."""
    return 2 * a * b / (a + b) if a > 0 and b > 0 else 0.0
