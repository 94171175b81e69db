"""Who says which sentence: the author, or the speakers of a thread, chat or transcript pasted into one text."""

import re
from dataclasses import dataclass, replace

from otherward.language.sentences import sentence_spans
from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.finding import Passage

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:[ ]+(?:(?:de|van|von|der|la|del|bin|al|el|da|dos|di)[ ]+)*[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3}"
_TURN = re.compile(
    rf"^\s*(?:\[[^\]\n]{{3,30}}\]\s*|\d{{1,2}}[:.]\d\d\s*(?:[ap]m)?\s*[-–]?\s*)?(?P<name>{_NAME})"
    r"(?:\s*\((?!ICU)[^)\n]{1,40}\))?(?:,?\s+(?:\d{1,2}[:.]\d\d(?:\s*[ap]m)?|\d[^:\n]{2,24}\d))?\s*:\s+(?=\S)",
)
_HEADER = re.compile(rf"^\s*(?:-+\s*)?(?:From|Von|De|Da|Van|Från)\s*:\s*(?P<name>{_NAME})", re.IGNORECASE)
_WROTE = re.compile(
    rf"^\s*(?:>|-)*\s*(?:(?:On|Am|Le)?\s*.{{0,40}}\d.{{0,24}},?\s+)?(?P<name>{_NAME})(?:\s*<[^>\n]*>)?(?:,[^\n:]{{3,40}})?\s+wrote\s*:\s*$"
)
_ARROW = re.compile(rf"^\s*(?:[\d./:,\s-]+\s)?(?P<name>{_NAME})\s*(?:→|->|⟶)\s*\S")
_DASHED = re.compile(rf"^\s*[-=—–\[#]+\s*(?P<name>{_NAME})\s*(?:,|\(|·|-|—|–|\]|<|\d|to\b).{{0,60}}$")

FIELDS = frozenset(
    [
        "contact",
        "name",
        "org",
        "organisation",
        "organization",
        "company",
        "met",
        "needs",
        "need",
        "offers",
        "offer",
        "spoke",
        "next",
        "note",
        "notes",
        "re",
        "subject",
        "date",
        "to",
        "from",
        "cc",
        "who",
        "what",
        "when",
        "where",
        "why",
        "action",
        "actions",
        "todo",
        "follow",
        "follow-up",
        "update",
        "summary",
        "topic",
        "phone",
        "email",
        "web",
        "tags",
        "attendees",
        "present",
        "agenda",
        "ask",
        "asks",
        "gives",
        "wants",
        "looking",
        "has",
        "can",
        "status",
        "role",
        "title",
        "today",
        "tomorrow",
        "ps",
        "p.s",
        "also",
        "fwd",
        "aw",
        "wg",
        "promised",
        "promise",
        "owes",
        "idea",
        "ideas",
        "sent",
        "original",
        "received",
        "message",
        "thread",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "background",
        "context",
        "location",
        "place",
        "time",
        "venue",
        "question",
        "answer",
        "q",
        "a",
    ]
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a passage with its speaker."""

    start: int
    end: int
    text: str
    speaker: Participant
    turn: int


def sentences_said(passage: Passage) -> list[Said]:
    """The passage's sentences, each with who says it."""
    spans = sentence_spans(passage.text)
    talks = _is_conversation(passage)
    said: list[Said] = []
    speaker, turn = passage.author, 0
    for start, end in spans:
        text = passage.text[start:end]
        first = passage.text.rfind("\n", 0, start) + 1
        at_line_start = not passage.text[first:start].strip()
        if talks and at_line_start:
            name, length = _speaker(text)
            if name:
                speaker, turn = _named(name, passage), turn + 1
                start += length
                text = passage.text[start:end]
        if text.strip():
            said.append(Said(start, end, text, speaker, turn))
    return said


def _is_conversation(passage: Passage) -> bool:
    """Whether several people speak in this text: pasted threads, chats, transcripts."""
    if passage.kind in ("thread", "transcript"):
        return True
    names = {name for line in passage.text.splitlines() if (name := _speaker(line)[0])}
    return passage.kind != "note" and len(names) > 1


def _speaker(line: str) -> tuple[str, int]:
    """The name a line gives as its speaker, and how many letters that takes."""
    for pattern in (_HEADER, _WROTE, _ARROW, _DASHED):
        found = pattern.match(line)
        if found and plain(found["name"]) not in FIELDS:
            return found["name"], len(line)
    found = _TURN.match(line)
    if found and plain(found["name"]).split()[0].strip(".") not in FIELDS:
        return found["name"], found.end()
    return "", 0


def _named(name: str, passage: Passage) -> Participant:
    """The speaker as one of the passage's people, if a first name or a full name says so."""
    words = set(plain(name).replace(".", "").split())
    for one in (passage.me, passage.author, *passage.to, *passage.about):
        known = set(plain(one.name).split())
        if words and known and (words <= known or known <= words):
            return one
    return Participant(handle=name_handle(name), name=name)


def with_speaker(said: Said, speaker: Participant) -> Said:
    """The same sentence, said by somebody else."""
    return replace(said, speaker=speaker)
