"""Birthdays kept as events: they tell about a person, and are no meeting."""

import re
from datetime import date, datetime
from typing import Any

from otherward.intake.calendar_lines import Component
from otherward.intake.title_names import names_in

_NAME = r"(?P<name>[^\W\d_][\w .'’\-]{0,60}?)"
_AGE = r"(?:(?P<age>\d{1,3})(?:st|nd|rd|th)?\s+)?"
_BIRTHDAY = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:happy\s+)?(?:birthday|b-?day|geburtstag|anniversaire|cumplea[nñ]os|compleanno|anivers[aá]rio)\W*\s*(?:of|von|de|di|for)?\s*[:\-–]?\s*{_NAME}\W*$",
        rf"^\W*{_NAME}(?:['’]s?)?\s+{_AGE}(?:birthday|b-?day|bd|geburtstag|verjaardag)\b",
        rf"^\W*{_NAME}\s+(?:hat\s+geburtstag|has\s+(?:a\s+)?birthday|turns\s+(?P<age>\d{{1,3}}))",
        rf"^\W*{_NAME}\s+(?P<age>1[89]|[2-9]\d)\W*$",
    )
]
_ANNIVERSARY = re.compile(
    rf"^\W*{_NAME}(?:['’]s?)?\s+(?:(?:wedding|work)\s+)?(?:anniversary|jubil[aä]um|hochzeitstag)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[&+/,]|\b(?:and|me|us|our|und|my)\b", re.IGNORECASE)
_CATEGORY = re.compile(r"birthday|geburtstag|anniversaire|cumplea", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(?:party|dinner|lunch|drinks|brunch|breakfast|gift|present|card|cake|feier|plan\w*)\b", re.IGNORECASE
)
OLDEST_AGE = 14
"""Years before today from which on the first year of a birthday can be the year of birth."""


def birthday_in(component: Component, event: Any, today: date) -> tuple[str, str] | None:
    """(name, birthday) if an all-day event is somebody's birthday."""
    start = getattr(event.get("DTSTART"), "dt", None)
    if not isinstance(start, date) or isinstance(start, datetime) or component.has("ATTENDEE"):
        return None
    title = str(event.get("SUMMARY") or "").strip()
    marked = bool(_CATEGORY.search(component.first("CATEGORIES")) or component.has("X-APPLE-BIRTHDAY"))
    yearly = "YEARLY" in component.first("RRULE").upper()
    for number, pattern in enumerate(_BIRTHDAY):
        found = pattern.match(title)
        if found and not _PARTY.search(title) and not _SEVERAL.search(found["name"]):
            if number == 3 and not (yearly and names_in(found["name"])):
                continue
            age = int(found.groupdict().get("age") or 0)
            return _capital(found["name"]), _birthday(start, age, today)
    if marked and names_in(title):
        return names_in(title)[0], _birthday(start, 0, today)
    return None


def anniversary_in(component: Component, event: Any) -> str | None:
    """Whose anniversary a yearly all-day event is; empty if it is that of several people."""
    start = getattr(event.get("DTSTART"), "dt", None)
    if isinstance(start, datetime) or "YEARLY" not in component.first("RRULE").upper():
        return None
    found = _ANNIVERSARY.match(str(event.get("SUMMARY") or ""))
    title = str(event.get("SUMMARY") or "")
    if found is None:
        return "" if re.search(r"\banniversary\b", title, re.IGNORECASE) else None
    return "" if _SEVERAL.search(title) else _capital(found["name"])


def _birthday(start: date, age: int, today: date) -> str:
    if age:
        year = start.year - age
    else:
        year = start.year if 1604 < start.year <= today.year - OLDEST_AGE and start.year > 1900 else 0
    return f"{year:04}-{start.month:02}-{start.day:02}" if year else f"--{start.month:02}-{start.day:02}"


def _capital(name: str) -> str:
    name = re.sub(r"['’]s?$", "", name.strip(" -–:'’"))
    return " ".join(word[:1].upper() + word[1:] if word.islower() else word for word in name.split())
