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


LEAST_TOLD = 25
"""Letters before a `because` that say enough without it."""


def quoted(text: str, most: int = 110) -> str:
    """The same between quotation marks, without the reason they gave, which may be private; quotation marks inside become single ones."""
    told, why, _ = " ".join(text.split()).partition(" because ")
    kept = told if why and len(told) >= LEAST_TOLD else text
    inside = re.sub('[\u201c\u201d"]', "\u2019", clause(kept, most))
    return f"\u201c{inside}\u201d"


def shown(text: str, most: int = 110) -> str:
    """The same for the user, between the marks of their language."""
    return say("“{text}”", text=quoted(text, most)[1:-1])


def said_it(person: Person, evidence: Evidence) -> bool:
    """Whether these are the person's own words; only those are ever quoted back to them."""
    return bool(evidence.speaker) and evidence.speaker in (person.name, *person.other_names)


def is_noted(evidence: Evidence) -> bool:
    """Whether the words are the user's own, from a note or typed: quoted to nobody."""
    return evidence.source.where.removeprefix("the ").startswith(("note", "typed", "meeting"))


_TITLE_ENDS = re.compile(r"\s*(?:[,;:(|/@•·–—+]|\s&\s|\s-\s|\b(?:at|for|of the|in the|with|and|\d)\b).*")
_NO_TRADE = re.compile(
    r"\b(?:retired|former|ex|past|open to work|looking|seeking|helping|student|self|owner|freelance|member|wife|husband|mother|father|mum|mom|dad|parent)\b|[^\w\s.'’-]",
    re.IGNORECASE,
)


def by_trade(title: str) -> str:
    """A title as one speaks of somebody without naming them: `Warehouse Supervisor, 1st Shift` is `a warehouse supervisor`; empty where it is no trade."""
    short = _TITLE_ENDS.sub("", title.strip())
    words = short.split()
    if not words or len(words) > 4 or _NO_TRADE.search(short) or not _ROLE.search(short.partition(" of ")[0]):
        return ""
    told = [word.lower() if word[1:].islower() and not _PEOPLES.match(word) else word for word in words]
    vowel = bool(_AN_SPELLED.match(told[0]) if told[0].isupper() else _AN.match(told[0]))
    return f"{'an' if vowel else 'a'} {' '.join(told)}"


_ROLE = re.compile(
    r"(?:er|or|ist|ant|ent|ian|ive|man|woman|head|lead|chief|nurse|chef|clerk|coach|fellow|judge|principal|dean|pilot|cook|guide|smith|wright|"
    r"attorney|counsel|surgeon|apprentice|buyer|C[EFOTIM]O|VP|PM)$|^(?:VP|head|chief|lead)\b",
    re.IGNORECASE,
)
"""What somebody is, not what a department is called."""
_PEOPLES = re.compile(
    r"(?:Europ|Afric|Asia|Americ|German|French|Brit|Engl|Scot|Irish|Nordic|Iber|Ital|Span|Dutch|Swiss|Austri|Chin|Japan|India)"
)
_AN = re.compile(r"(?!uni|use|eu|one)[aeiou]", re.IGNORECASE)
_AN_SPELLED = re.compile(r"[AEFHILMNORSX]")


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
