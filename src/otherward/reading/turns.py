"""Who says which sentence, and when: the author, or the speakers of a thread, chat or transcript pasted into one text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from otherward.language.dates import named_days
from otherward.language.sentences import sentence_spans
from otherward.network.interaction import Participant
from otherward.reading.clauses import clauses
from otherward.reading.finding import Passage
from otherward.reading.naming import Cast
from otherward.reading.speakers import FIELD, FROM, WHEN, Speakers, forwards, may_speak
from otherward.reading.written_lines import written_lines


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
    lines = written_lines(passage.text, note=passage.kind == "note")
    mail = passage.kind in ("email", "message")
    talks = passage.kind in ("thread", "transcript") or (
        passage.kind != "note" and _is_conversation(lines, passage)
    )
    if talks or (mail and forwards([line for _, _, line in lines])):
        speakers = Speakers(cast or cast_of(passage), [line for _, _, line in lines], talks=talks)
        yield from _spoken_blocks(passage, lines, speakers)
        return
    for first, behind, line in lines:
        if not (mail and FIELD.match(line)):
            called = _CALLED.match(line) if mail else None
            yield _Block(first + (called.end() if called else 0), behind, passage.author, 0, day_of(passage))


_CALLED = re.compile(
    r"(?:(?i:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|morning|evening|afternoon) )(?:[A-ZÀ-Þ][\w’'.-]* ?){1,3}(?<! )(?:,|:| [-–—]) (?=\S)"
)
"""`Dear Marie,` with the letter going on behind it, in the same line: whoever is called there is not spoken of."""


def _spoken_blocks(
    passage: Passage, lines: list[tuple[int, int, str]], speakers: Speakers
) -> Iterator[_Block]:
    day = day_of(passage)
    speaker, turn, said_on, header = passage.author, 0, day, False
    for first, behind, line in lines:
        if not line:
            continue
        if FROM.match(line) or FIELD.match(line):
            if not header:
                turn, said_on, header = turn + 1, day, True
            if found := FROM.match(line):
                speaker = speakers.named(found["name"])
            if WHEN.match(line):
                said_on = _header_day(line, day) or said_on
            continue
        name, length = speakers.of_line(line)
        if name:
            speaker = speakers.named(name)
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
    words = [line for _, _, line in lines]
    if sum(may_speak(line) for line in words) < 2:
        return False
    speakers = Speakers(cast_of(passage), words, talks=False)
    names = [speakers.named(name).name for line in words if (name := speakers.of_line(line)[0])]
    return len(names) > 2 and len(set(names)) > 1 and passage.author.name in names


def _split(text: str, block: _Block, line: int) -> Iterator[Said]:
    for start, end in sentence_spans(text[block.start : block.end]):
        for a, b in clauses(text, block.start + start, block.start + end):
            if text[a:b].strip():
                yield Said(a, b, text[a:b], block.speaker, block.turn, block.day, line)


def with_speaker(said: Said, speaker: Participant) -> Said:
    """The same sentence, said by somebody else."""
    return replace(said, speaker=speaker)
