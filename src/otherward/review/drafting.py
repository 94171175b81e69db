"""First drafts from what is known: about them first, with something to give, and easy to decline.

Nothing is invented: what rests on a record names it among the facts, and what only the user knows stays a hole. Where nothing is known
there is no message but a list of what to find out, because a message without homework is the fault the review would find.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from otherward.network.source import Evidence
from otherward.review.draft import MessageKind

_HOLE = re.compile(r"\[([^\]\n]+)\]")
_PARTS = ("known", "favor", "gift", "news", "outcome", "why", "ask", "out")
_HOMEWORK = (
    "their last announcement, and what it says they want this year",
    "what they complain of, in their own words",
    "whom they thank, and for what",
)
LONGEST = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something recorded that a draft rests on."""

    text: str
    evidence: Evidence
    theirs: bool = True
    """In their own written words, so that it may be quoted to them."""
    told: bool = True
    """Said by them, as the user noted; otherwise the user knows it, and nothing tells how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom a first draft goes to, and what it may use."""

    id: str
    name: str
    greeting: str
    formal: bool = False
    needs: tuple[Fact, ...] = ()
    favors: tuple[Fact, ...] = ()
    """What they did for the user, not yet thanked for."""
    can_give: tuple[Fact, ...] = ()
    """What of the user's meets their first need."""
    me: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDraft:
    """A message to begin with."""

    to: str
    subject: str
    body: str
    facts: tuple[Fact, ...]
    holes: tuple[str, ...]


def first_draft(kind: MessageKind, reader: Reader) -> FirstDraft:
    """A draft of this kind to this person."""
    frame = _frames()["outreach" if kind is MessageKind.LINKEDIN else str(kind)]
    facts = _facts(kind, reader)
    slots = _slots(facts, reader)
    said = [_one(frame, part, reader, slots) for part in _PARTS]
    sentences = [sentence for sentence in said if sentence]
    forward = _one(frame, "forward", reader, slots)
    if not facts and kind is not MessageKind.INTRO_REQUEST:
        sentences = []
    body = _letter(reader, sentences, forward)
    subject = (
        ""
        if kind is MessageKind.LINKEDIN
        else _filled(str(frame["subject"]), slots) or "[a subject that names their thing]"
    )
    holes = tuple(dict.fromkeys(_HOLE.findall(f"{subject}\n{body}")))
    return FirstDraft(
        to=reader.name, subject=subject, body=body, facts=facts, holes=holes if sentences else _HOMEWORK
    )


def _facts(kind: MessageKind, reader: Reader) -> tuple[Fact, ...]:
    if kind is MessageKind.THANK_YOU:
        return reader.favors[:1]
    gives = kind in (
        MessageKind.OUTREACH,
        MessageKind.LINKEDIN,
        MessageKind.MEETING_REQUEST,
        MessageKind.COLD_ASK,
    )
    return (*reader.needs[:1], *(reader.can_give[:1] if gives and reader.needs else ()))


def _slots(facts: tuple[Fact, ...], reader: Reader) -> dict[str, str]:
    slots = {"name": reader.greeting}
    for fact in facts:
        if fact in reader.needs:
            how = "quoted" if fact.theirs else "told" if fact.told else "known"
            words = _frames()["said"][how]
            said = _clause(fact.evidence.quote if fact.theirs else fact.text)
            slots["fact"] = _pick(words, reader, "fact").format(said=said)
            slots["topic"] = _clause(fact.text, 60)
        elif fact in reader.favors:
            slots["favor"] = _clause(fact.text)
        else:
            slots["give"] = _clause(fact.text)
    return slots


def _one(frame: dict[str, list[str]], part: str, reader: Reader, slots: dict[str, str]) -> str:
    return _filled(_pick(frame[part], reader, part), slots) if part in frame else ""


def _filled(text: str, slots: dict[str, str]) -> str:
    """The sentence, or nothing where a slot has nothing true to hold."""
    needed = re.findall(r"\{(\w+)\}", text)
    return text.format_map(slots) if all(slots.get(name) for name in needed) else ""


def _pick(wordings: list[str], reader: Reader, place: str) -> str:
    return wordings[hashlib.sha256(f"{reader.id}/{place}".encode()).digest()[0] % len(wordings)]


def _letter(reader: Reader, sentences: list[str], forward: str) -> str:
    if not sentences:
        return ""
    first, rest = sentences[0], " ".join(sentences[1:])
    parts = [f"{'Dear' if reader.formal else 'Hi'} {reader.greeting},", first, rest, forward, reader.me]
    return "\n\n".join(part for part in parts if part)


def _clause(text: str, most: int = LONGEST) -> str:
    text = " ".join(text.split()).rstrip(" .;,!?")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


@cache
def _frames() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads(
        (files("otherward.review") / "frames.toml").read_text(encoding="utf-8")
    )
    return found
