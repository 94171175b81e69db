"""People's own words inside a sentence: cut where they pause, quoted only to the one who said them."""

import re

from otherward.network.person import Person
from otherward.network.source import Evidence

VERBS = {
    "introduction": "Introduce",
    "resource": "Pass on",
    "strategy": "Bring an idea",
    "help": "Offer a hand",
    "promise": "Keep your word",
    "thanks": "Say thank you",
    "congratulation": "Congratulate",
    "reconnection": "Write again",
    "brief": "Prepare",
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


def said_it(person: Person, evidence: Evidence) -> bool:
    """Whether these are the person's own words; only those are ever quoted back to them."""
    return bool(evidence.speaker) and evidence.speaker in (person.name, *person.other_names)


def told(person: Person, evidence: Evidence) -> str:
    """For the user: who said it, and the words."""
    if said_it(person, evidence):
        return f"{person.greeting} wrote: {quoted(evidence.quote, 160)}."
    if evidence.speaker:
        return f"{evidence.speaker} on {person.greeting}: {quoted(evidence.quote, 160)}."
    return f"On {person.greeting}, as noted: {quoted(evidence.quote, 160)}."


def last_part(path: str) -> str:
    """The last part of a path: what the user calls the file."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
