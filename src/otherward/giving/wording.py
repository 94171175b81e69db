"""People's own words inside a sentence: cut where they pause, quoted only to the one who said them."""

import re

from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import marked, say

VERBS = {
    "introduction": marked("Introduce"),
    "resource": marked("Pass on"),
    "strategy": marked("Bring an idea"),
    "help": marked("Offer a hand"),
    "promise": marked("Keep your word"),
    "thanks": marked("Say thank you"),
    "congratulation": marked("Congratulate"),
    "reconnection": marked("Write again"),
    "brief": marked("Prepare"),
}
"""What one does with a suggestion of each kind."""

_PAUSES = (". ", "; ", ", ", " – ", " - ", " (", " because ", " and ", " but ")
LEAST = 40
"""A quote is not cut shorter than this to end at a pause."""


def clause(text: str, most: int = 110) -> str:
    """Words as part of a sentence: no final stop; if too long, cut where the speaker pauses, else between two words."""
    text = " ".join(text.split()).rstrip(" .;,!?:")
    if len(text) <= most:
        return text
    pause = max(text.rfind(mark, LEAST, most) for mark in _PAUSES)
    if pause > 0:
        return text[:pause].rstrip(" .;,!?:")
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def quoted(text: str, most: int = 110) -> str:
    """The same between quotation marks; quotation marks inside become single ones."""
    inside = re.sub('[\u201c\u201d"]', "\u2019", clause(text, most))
    return f"\u201c{inside}\u201d"


def shown(text: str, most: int = 110) -> str:
    """The same for the user, between the marks of their language."""
    return say("“{text}”", text=quoted(text, most)[1:-1])


def said_it(person: Person, evidence: Evidence) -> bool:
    """Whether these are the person's own words; only those are ever quoted back to them."""
    return bool(evidence.speaker) and evidence.speaker in (person.name, *person.other_names)


def told(person: Person, evidence: Evidence) -> str:
    """For the user: who said it, and the words."""
    if said_it(person, evidence):
        return say("{name} wrote: {quote}.", name=person.greeting, quote=shown(evidence.quote, 160))
    if evidence.speaker:
        quote = shown(evidence.quote, 160)
        return say(
            "{speaker} on {name}: {quote}.", speaker=evidence.speaker, name=person.greeting, quote=quote
        )
    return say("On {name}, as noted: {quote}.", name=person.greeting, quote=shown(evidence.quote, 160))


def last_part(path: str) -> str:
    """The last part of a path: what the user calls the file."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
