"""Say something in the language that is spoken now; the catalogues are gettext's, and English needs none."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}
"""Those with a complete catalogue, by their own names."""

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """The language spoken now: `en` unless something else was asked for."""
    return _spoken.get()


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Within, everything is said in this language; one without a catalogue means English."""
    before = _spoken.set(wanted if wanted in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(before)


def speak(wanted: str) -> None:
    """From now on, in this process: for the command line."""
    _spoken.set(wanted if wanted in LANGUAGES else ENGLISH)


def say(text: str, /, **values: object) -> str:
    """These words in the language spoken now; `{name}` stands for a value: `say("Thank {name}", name=person.name)`."""
    told = _catalogue(language()).gettext(text) if text and language() != ENGLISH else text
    return told.format(**values) if values else told


def marked(text: str) -> str:
    """The same words; it marks a constant as one that `say` is asked for later, so that it is found for the catalogue."""
    return text


def on_day(day: date, *, year: bool = True) -> str:
    """`14 September 2026`, `14. September 2026`."""
    if language() == "de":
        return f"{day.day}. {MONTHS_DE[day.month - 1]}" + (f" {day.year}" if year else "")
    return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")


def weekday(day: date) -> str:
    """`Monday`, `Montag`."""
    return WEEKDAYS_DE[day.weekday()] if language() == "de" else f"{day:%A}"


def on_weekday(day: date, *, year: bool = False) -> str:
    """`Monday 14 September`, `Montag, 14. September`."""
    return say("{weekday} {day}", weekday=weekday(day), day=on_day(day, year=year))


def month(day: date, *, year: bool = True) -> str:
    """`October 2026`, `Oktober 2026`."""
    name = MONTHS_DE[day.month - 1] if language() == "de" else f"{day:%B}"
    return f"{name} {day.year}" if year else name


MONTHS_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
WEEKDAYS_DE = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()


def best_of(header: str) -> str:
    """The language of an `Accept-Language` header (RFC 9110, 12.5.4) or of `LANG` that can be spoken; English if there is none."""
    found: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.replace("_", "-").split(",")):
        name, _, weight = part.partition(";")
        short = name.strip().split("-")[0].split(".")[0].lower()
        if short in LANGUAGES and _weight(weight) > 0:
            found.append((-_weight(weight), place, short))
    return min(found)[2] if found else ENGLISH


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    from importlib.resources import files  # dear to import, and needed only where English is not spoken

    with (files("otherward.translation") / f"{name}.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)
