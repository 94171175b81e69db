"""Sentences that were already put together, said in the language spoken now: errors, reports and what the command line prints.

They stand in the sources without any mark. `sentences.de.toml` has each with its places, `There is no ask “{1}”.`, and its German; a sentence is
looked up whole, then by what stands around its places, and what fills a place is looked up in the same way. `{1:d}` is a place for digits only. One
that is not known stays as it is. It is read only where another language than English is spoken.
"""

import re
from calendar import month_name
from datetime import datetime
from functools import cache

from otherward.translation.words import ENGLISH, language, on_day, say

PLACE = re.compile(r"\{(\d(?::d)?)\}")
DEEP = 3
"""A sentence within a sentence within a sentence, and no further."""
LETTERS = 6
"""With fewer letters around its places a sentence could be anything, unless they hold digits only."""
DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(month_name[1:])}) (\d{{4}})")
"""A day as English writes it."""


def retold(text: str, depth: int = DEEP) -> str:
    """The same in the language spoken now."""
    if language() == ENGLISH or not text or not depth:
        return text
    plain, patterns = _known(language())
    if text in plain:
        return plain[text]
    if (told := say(text)) != text:
        return told
    for pattern, german in patterns:
        if found := pattern.fullmatch(text):
            filled = [retold(one, depth - 1) for one in found.groups()]
            return PLACE.sub(lambda place, filled=filled: filled[int(place[1][0]) - 1], german)  # type: ignore[misc]
    return _day(text) if DAY.fullmatch(text) else text


def _day(text: str) -> str:
    try:
        return on_day(datetime.strptime(text, "%d %B %Y").date())  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return text


@cache
def _known(name: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Sentences without a place, and patterns of those with one, the most telling first."""
    import tomllib
    from importlib.resources import files

    text = (files("otherward.translation") / f"sentences.{name}.toml").read_text(encoding="utf-8")
    told: dict[str, str] = tomllib.loads(text)
    plain = {english: own for english, own in told.items() if not PLACE.search(english)}
    placed = sorted((one for one in told if one not in plain), key=_telling, reverse=True)
    return plain, [(_pattern(one), told[one]) for one in placed if _telling(one) >= LETTERS or ":d}" in one]


def _telling(english: str) -> int:
    return sum(map(str.isalpha, PLACE.sub("", english)))


def _pattern(english: str) -> re.Pattern[str]:
    parts = PLACE.split(english)
    held = [
        r"(\d+)" if one.endswith(":d") else "(.*?)" if at % 2 else re.escape(one)
        for at, one in enumerate(parts)
    ]
    return re.compile("".join(held), re.DOTALL)
