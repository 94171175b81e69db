"""Who says which sentence, and when: the author, or the speakers of a thread, chat or transcript pasted into one text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from otherward.language.dates import named_days
from otherward.language.sentences import sentence_spans
from otherward.network.handle import name_handle, plain
from otherward.network.interaction import Participant
from otherward.reading.clauses import clauses
from otherward.reading.finding import Passage
from otherward.reading.naming import Cast, common_words, not_names
from otherward.reading.written_lines import written_lines

_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆĐ][\w'’.-]*(?:[ ]+(?:(?:de|van|von|der|la|del|bin|al|el|da|dos|di)[ ]+)*[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆĐ][\w'’.-]*){0,3}"
_FROM = re.compile(
    rf"^(?:[\w/ ]{{0,6}}?(?:From|Von|De|Da|Od|Van|Från))\s*:\s*(?P<name>{_NAME})", re.IGNORECASE
)
_FIELD = re.compile(
    r"^(?:To|Cc|Bcc|An|A|À|Do|Aan|Till|Subject|Re|Betreff|Oggetto|Objet|Asunto|Onderwerp|Ämne|Sent|Date|Datum|Data|Gesendet|Inviato|Reply-To|"
    r"Verzonden|Envoyé|Fecha|Datum)\s*:",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^(?:Sent|Date|Datum|Data|Gesendet|Inviato|Verzonden|Envoyé|Fecha)\s*:", re.IGNORECASE)
_WROTE = re.compile(
    rf"^(?:(?:On|Am|Le|Op|El|Il)\b.{{0,60}}?\d.{{0,30}}?,?\s+)?(?P<name>{_NAME})(?:\s*<[^>\n]*>)?[^\n:]{{0,40}}\s+(?:wrote|schrieb|escribió|ha scritto|a écrit|schreef)\s*:?\s*$"
)
_STAMP = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?|(?<!\d)[+-]\d{4}\b|\b20\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\b|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\b(?:from|to|by|on|at|von|an|am|pm|wrote|writes|um|uhr|gmt|utc|cet|cest|est|message|reply|and|cc|email|mail)\b|[^\w\s]|_",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"^(?:\[[^\]\n]{{3,30}}\]\s*|\(?\d{{1,2}}[:.]\d\d(?::\d\d)?\s*(?:[ap]m)?\)?\s*[-–]?\s*)?\**(?P<name>{_NAME}|[A-Z]\.?[A-Z]\.?[A-Z]?)\**"
    r"(?:\s*\((?P<more>[^)\n]{1,40})\))?(?P<stamp>,?\s+[^:\n]{0,14}\d[^:\n]{0,12}(?:[:.]\d\d(?:\s*[ap]m)?)?)?\s*(?::\**\s+|\s+→\s*|\s+->\s*)(?=\S)",
)
_CHAT = re.compile(r"^(?P<name>[a-zà-ÿ]+(?: [a-zà-ÿ]+)?)\s+\d{1,2}[:.]\d\d\s{1,3}(?=\S)")

FIELDS = frozenset(
    """contact name org organisation organization company met needs need offers offer spoke next note notes re subject date to from cc who
    what when where why action actions todo follow follow-up update summary topic phone email web tags attendees attending present agenda
    ask asks gives wants looking has can status role title today tomorrow ps p.s also fwd aw wg promised promise owes idea ideas sent
    original received message thread monday tuesday wednesday thursday friday saturday sunday background context location place time venue
    question answer q a meeting participants speakers transcript page room p.p.s nb fyi first second third one two tel fax mobile pain
    competitor acct account mine important""".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a passage with its speaker."""

    start: int
    end: int
    text: str
    speaker: Participant
    turn: int
    day: date | None = None
    """The day of the turn, where a pasted thread says so; else the passage's."""
    line: int = 0
    """Number of the line or paragraph it stands in."""


@dataclass(slots=True)
class _Block:
    """Consecutive lines of one turn."""

    start: int
    end: int
    speaker: Participant
    turn: int
    day: date | None


def day_of(passage: Passage) -> date | None:
    """The passage's day."""
    return passage.at.date() if isinstance(passage.at, datetime) else passage.at


def cast_of(passage: Passage) -> Cast:
    """Whom the passage speaks of."""
    return Cast((passage.me, passage.author, *passage.to, *passage.about), passage.text)


def sentences_said(passage: Passage, cast: Cast | None = None) -> list[Said]:
    """The passage's sentences, each with who says it, and when; a pasted thread from its oldest turn on."""
    blocks = list(_blocks(passage, cast))
    if len({b.turn for b in blocks}) > 1 and all(b.day for b in blocks):
        days = [b.day for b in blocks if b.day]
        if days[0] > days[-1]:
            blocks = [
                b for turn in sorted({b.turn for b in blocks}, reverse=True) for b in blocks if b.turn == turn
            ]
            renumbered = {t: i for i, t in enumerate(dict.fromkeys(b.turn for b in blocks))}
            for block in blocks:
                block.turn = renumbered[block.turn]
    return [
        one
        for n, block in enumerate(b for b in blocks if b.end > b.start)
        for one in _split(passage.text, block, n)
    ]


def _blocks(passage: Passage, cast: Cast | None) -> Iterator[_Block]:
    text, day = passage.text, day_of(passage)
    lines = written_lines(text, note=passage.kind == "note")
    talks = passage.kind in ("thread", "transcript") or (
        passage.kind != "note" and _is_conversation(lines, passage)
    )
    if talks:
        yield from _spoken_blocks(passage, lines, cast or cast_of(passage))
        return
    for first, behind, line in lines:
        if not (_FIELD.match(line) and passage.kind in ("email", "message")):
            yield _Block(first, behind, passage.author, 0, day)


def _spoken_blocks(passage: Passage, lines: list[tuple[int, int, str]], cast: Cast) -> Iterator[_Block]:
    day = day_of(passage)
    speaker, turn, said_on, header = passage.author, 0, day, False
    for first, behind, line in lines:
        if not line:
            continue
        if _FROM.match(line) or _FIELD.match(line):
            if not header:
                turn, said_on, header = turn + 1, day, True
            if found := _FROM.match(line):
                speaker = _named(found["name"], cast)
            if _WHEN.match(line):
                said_on = _header_day(line, day) or said_on
            continue
        name, length = _speaker(line, cast, passage)
        if name:
            speaker = _named(name, cast)
            turn, said_on = turn + (not header), _header_day(line[:length], day) or said_on
        elif _bare_day(line, day):
            turn, said_on, header = turn + (not header), _header_day(line, day), True
            continue
        header = bool(name) and length >= len(line)
        if length < len(line):
            yield _Block(first + length, behind, speaker, turn, said_on)


def _bare_day(line: str, day: date | None) -> bool:
    """A line that is nothing but a date."""
    if day is None or len(line) > 40 or not any(c.isdigit() for c in line):
        return False
    days = named_days(line, day)
    return bool(days) and len(line) - sum(d.end - d.start for d in days) <= 12


def _header_day(line: str, day: date | None) -> date | None:
    """The date a header gives; none lies behind the text's own."""
    if day is None:
        return None
    found = next(
        (
            n.day
            for n in named_days(line, day)
            if n.rule in ("iso", "month_day", "day_month", "slash", "dotted")
        ),
        None,
    )
    if found and found > day and not re.search(r"20\d\d", line):
        found = found.replace(year=found.year - 1) if (found.month, found.day) != (2, 29) else None
    return found if found and found <= day else None


def _is_conversation(lines: list[tuple[int, int, str]], passage: Passage) -> bool:
    """Whether several people speak in this text: pasted threads and chats."""
    cast = (
        cast_of(passage)
        if sum(1 for _, _, line in lines if _TURN.match(line) or _WROTE.match(line)) > 1
        else None
    )
    if cast is None:
        return False
    names = [_named(name, cast).name for _, _, line in lines if (name := _speaker(line, cast, passage)[0])]
    return len(names) > 2 and len(set(names)) > 1 and passage.author.name in names


def _speaker(line: str, cast: Cast, passage: Passage) -> tuple[str, int]:
    """The name a line gives as its speaker, and how many letters that takes."""
    found = _WROTE.match(line)
    if found and _is_name(found["name"], cast):
        return found["name"], len(line)
    if stamped := _stamped(line, cast):
        return stamped
    found = _TURN.match(line)
    if found and found["more"] and not _is_name(found["name"], cast) and _is_name(found["more"], cast):
        return found["more"], found.end()
    if found and plain(found["name"]).split()[0].strip(".") not in FIELDS | not_names():
        talks = passage.kind in ("thread", "transcript") and plain(found["name"]) not in common_words()
        known = talks or cast.called(found["name"])
        if known:
            return found["name"], found.end()
    found = _CHAT.match(line)
    if found and passage.kind in ("thread", "transcript"):
        return found["name"].title(), found.end()
    return "", 0


def _stamped(line: str, cast: Cast) -> tuple[str, int] | None:
    """A line that begins with a day and a name and little else: `12 Nov 2026 16:04 Ana Ruiz: …`, `Ana Ruiz, 3 May:`."""
    ends = [m.end() for m in re.finditer(r":(?=\s)", line[:100])] + ([len(line)] if len(line) <= 100 else [])
    for end in ends:
        head = line[:end]
        stamps = _STAMP.findall(head)
        if not stamps or not any(c.isdigit() for c in head):
            continue
        rest = _STAMP.sub(" ", head)
        names = re.findall(_NAME, rest)
        bare = _JOINING.sub(" ", rest)
        for name in names:
            bare = bare.replace(_JOINING.sub(" ", name), " ")
        names = [n for n in names if _is_name(n, cast)]
        if not names or bare.strip():
            continue
        sender = re.search(rf"\b(?:from|von|by)\s+({_NAME})", head)
        behind = line[end:]
        return (sender[1] if sender else names[0]), end + len(behind) - len(behind.lstrip())
    return None


def _is_name(name: str, cast: Cast) -> bool:
    words = plain(name).replace(".", "").split()
    return (
        bool(words)
        and not set(words) & (FIELDS | not_names())
        and (bool(cast.called(name)) or 1 < len(words) < 4)
    )


def _named(name: str, cast: Cast) -> Participant:
    """The speaker as one of the passage's people."""
    known = cast.called(name.strip(" .*"))
    if known:
        return known
    one = Participant(handle=name_handle(name), name=name)
    cast.people.append(one)
    return one


def _split(text: str, block: _Block, line: int) -> Iterator[Said]:
    for start, end in sentence_spans(text[block.start : block.end]):
        for a, b in clauses(text, block.start + start, block.start + end):
            if text[a:b].strip():
                yield Said(a, b, text[a:b], block.speaker, block.turn, block.day, line)


def with_speaker(said: Said, speaker: Participant) -> Said:
    """The same sentence, said by somebody else."""
    return replace(said, speaker=speaker)
