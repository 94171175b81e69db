"""Feasts and holidays by name: those of the same day every year, those that go with Easter, those on some weekday of a month."""

from collections.abc import Callable
from datetime import date, timedelta

# names without apostrophes
FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new years day": (1, 1),
    "new years": (1, 1),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "valentines day": (2, 14),
    "st patricks day": (3, 17),
    "may day": (5, 1),
    "midsummer": (6, 24),
    "the fourth of july": (7, 4),
    "halloween": (10, 31),
    "all saints": (11, 1),
    "st nicholas": (12, 6),
}
EASTER = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "ascension": 39,
    "whitsun": 49,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}
"""Days from Easter Sunday of the western churches."""
NTH = {"thanksgiving": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1)}
"""Month, weekday and which one, as the United States keep them; -1 is the last."""

FEASTS = (*FIXED, *EASTER, *NTH)


def coming_feast(name: str, said: date) -> date:
    """The next day of that feast, the day it is said included."""
    return next(day for year in (said.year, said.year + 1) if (day := _feast(name, year)) >= said)


def _feast(name: str, year: int) -> date:
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in NTH:
        return nth_weekday(year, *NTH[name])
    return _easter(year) + timedelta(days=EASTER[name])


def _easter(year: int) -> date:
    from dateutil.easter import easter

    western: Callable[[int], date] = easter
    return western(year)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first to fourth such weekday of a month, or with -1 the last."""
    if nth < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=(following.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
