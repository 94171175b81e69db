"""How things are said on the pages: days in words, kinds as verbs, sources as places."""

import hashlib
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from django import template
from django.utils.html import format_html

from otherward.giving.wording import VERBS, last_part
from otherward.language.spoken_in import spoken_in
from otherward.network.closeness import Closeness
from otherward.network.handle import plain
from otherward.network.interaction import Interaction
from otherward.network.source import Evidence
from otherward.translation import words as said
from otherward.translation.words import marked, on_day, say

PLURALS = {
    Closeness.FAMILY: marked("family"),
    Closeness.FRIEND: marked("friends"),
    Closeness.CONTACT: marked("contacts"),
    Closeness.ACQUAINTANCE: marked("acquaintances"),
    Closeness.STRANGER: marked("strangers"),
}

register = template.Library()

AS_CLOSENESS = {
    "family": marked("family"),
    "friend": marked("a friend"),
    "contact": marked("a contact"),
    "acquaintance": marked("an acquaintance"),
    "stranger": marked("a stranger"),
}

HEADLINE = 56
"""Letters of a headline made of first words."""
SENTENCE = 4
"""Words from which on a line is more than a greeting."""
STATIC = Path(__file__).parent.parent / "static"


@register.filter
def verb(kind: str) -> str:
    """What one does with a suggestion of this kind."""
    return say(VERBS.get(str(kind), str(kind)))


@register.filter
def day(value: Any) -> str:
    """`14 September 2026`."""
    if isinstance(value, date):
        return on_day(value)
    return ""


@register.filter
def month(value: date) -> str:
    """`September 2026`."""
    return said.month(value)


@register.filter
def short_day(value: date) -> str:
    """`14 September`, where the year stands above."""
    return on_day(value, year=False)


@register.filter
def weekday(value: date) -> str:
    """`Tuesday 15 September`, as the calendar has it: no clock of the server's moves it."""
    return said.on_weekday(value)


@register.filter
def short_weekday(value: date) -> str:
    """`Tue 15`, `Di 15.`, short enough for a column."""
    german = said.language() == "de"
    return f"{said.weekday(value)[:2]} {value.day}." if german else f"{said.weekday(value)[:3]} {value.day}"


@register.filter
def moment(value: Any) -> str:
    """`Tuesday 15 September, 7:30`."""
    if isinstance(value, datetime):
        clock = f", {value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return f"{weekday(value)}{clock}"
    return day(value)


@register.filter
def here(value: Any) -> Any:
    """A mail's or message's moment on the user's own clock; it was written on somebody else's."""
    return value.astimezone() if isinstance(value, datetime) and value.tzinfo else value


@register.filter
def clock(value: Any) -> str:
    """`7:30` as the calendar says it, whatever the server's own time; empty for a whole day."""
    if isinstance(value, datetime) and (value.hour, value.minute) != (0, 0):
        return f"{value:%H:%M}"
    return ""


@register.filter
def clocktime(value: time) -> str:
    """`16:00`, as a time field takes it."""
    return f"{value:%H:%M}"


@register.filter
def file(path: str) -> str:
    """The last part of a path: what the user calls the file."""
    return last_part(path)


@register.filter
def said_by(evidence: Evidence) -> str:
    """`Ana Ruiz, 3 May 2026, `: who said it and when, as far as the place does not tell it already."""
    where = evidence.source.where
    who = evidence.speaker if evidence.speaker and evidence.speaker not in where else ""
    dated = evidence.on and f"{evidence.on.year}" not in where
    return "".join(f"{part}, " for part in (who, day(evidence.on) if dated else "") if part)


@register.filter
def headline(one: Interaction) -> str:
    """What a mail, message or meeting goes by: its subject; of a message without one, its first words; else what it is."""
    lines = (line.strip() for line in one.text.splitlines())
    begins = next((line for line in lines if len(line.split()) >= SENTENCE), "")
    return one.subject or shorten(begins, HEADLINE, placeholder=" …") or say(str(one.kind))


@register.filter
def says(quote: str, summary: str) -> bool:
    """Whether these words hold that summary already, shortened or not."""
    return plain(summary.removesuffix("…")) in plain(quote)


@register.filter
def own_words(one: Any) -> str:
    """The sentence a promise or favor was read from, where it holds what is said of it; what was cut out of it reads badly alone."""
    evidence = getattr(one, "evidence", None)
    summary = getattr(one, "summary", "") or getattr(one, "words", "")
    return evidence.quote if evidence and summary and says(evidence.quote, summary) else ""


@register.filter
def spoken(words: Any) -> str:
    """Attributes of an element that holds somebody's own words: their language, or that it is not known, and their direction."""
    return format_html('lang="{}" dir="auto"', spoken_in(str(words)))


@register.filter
def kept(text_id: str) -> bool:
    """Whether the text of this identifier can be shown: a letter, a note, a meeting, a document."""
    return text_id.startswith(("interaction-", "document-"))


@register.filter
def as_closeness(value: str) -> str:
    """`a friend`, `an acquaintance`, `family`: what somebody is to the user."""
    return say(AS_CLOSENESS.get(str(value), str(value)))


@register.filter
def closeness_plural(value: str) -> str:
    """`Friends`, `Family`: all who are that to the user."""
    word = say(PLURALS[Closeness(str(value))])
    return word[:1].upper() + word[1:]


@register.filter
def initials(name: str) -> str:
    """One or two letters for a person's round mark."""
    words = [w for w in name.split() if w[:1].isalnum()]
    return "".join(w[0].upper() for w in (words[:1] + words[-1:] if len(words) > 1 else words))


@register.filter
def tint(name: str) -> int:
    """Which of six quiet colours a person's mark has; always the same for one name."""
    return hashlib.sha256(name.encode()).digest()[0] % 6


@register.filter
def pages(addresses: tuple[str, ...] | None) -> list[str]:
    """Only addresses of web pages; a card may hold anything, and there may be nobody yet."""
    return [one for one in addresses or () if one.startswith(("https://", "http://"))]


@register.simple_tag
def asset(name: str) -> str:
    """The address of a file of the page, with its digest so that it may be kept for ever."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
