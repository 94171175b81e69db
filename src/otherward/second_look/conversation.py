"""What of a conversation a language model is asked about: the parts of each text in which something may stand, and what is still open."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from otherward.language.regions import RegionKind, regions
from otherward.network.need import Status
from otherward.reading.classifier import classifier
from otherward.reading.context import windows_of
from otherward.reading.finding import Finding, FindingType, Passage
from otherward.reading.plain_words import sealed
from otherward.reading.reader import heard_in, may_hold
from otherward.reading.turns import Said, day_of
from otherward.wording.tokens import Tokens

VERSION = "1"
"""Changes where what is asked changes so much that texts had better be asked about again."""
MOST_LETTERS = 6000
"""Of all texts in one request."""
MOST_OPEN = 12
LONGEST_SENTENCE = 1500
LETTERS = ("email", "message")


@dataclass(frozen=True)
class Piece:
    """Some sentences in a row of one text."""

    passage: Passage
    said: tuple[Said, ...]
    """All sentences of the text, those that are no quote and no signature."""
    first: int
    behind: int
    """Which of them are sent."""

    @property
    def sent(self) -> tuple[Said, ...]:
        """The sentences that are sent."""
        return self.said[self.first : self.behind]

    @cached_property
    def text(self) -> str:
        """Their words, each turn and line of its own."""
        told, last = "", None
        for one in self.sent:
            if last is not None:
                told += " " if (one.line, one.turn) == (last.line, last.turn) else "\n"
            if one.speaker.name != self.passage.author.name and (last is None or one.turn != last.turn):
                told += f"{one.speaker.name}: "
            told += " ".join(one.text.split())
            last = one
        return told


@dataclass(frozen=True)
class Asked:
    """One request about one conversation, as it is sent and as its answer is judged."""

    thread: str
    pieces: dict[str, Piece]
    """By T1, T2 …"""
    open: dict[str, Finding]
    """What the program's own reader found and is still open, by K1, K2 …"""
    tokens: Tokens = field(default_factory=lambda: Tokens(()))

    @cached_property
    def material(self) -> str:
        """The JSON that is sent."""
        hide = self.tokens.hide_ways
        told = {
            "user": next(iter(self.pieces.values())).passage.me.name,
            "texts": [
                {"id": name, **_headed(one), "text": hide(one.text)} for name, one in self.pieces.items()
            ],
            "open": [
                {
                    "id": name,
                    "type": str(one.type),
                    "holder": one.holder.name,
                    "quote": hide(_spaced(one.quote)),
                }
                for name, one in self.open.items()
            ],
        }
        return json.dumps(told, ensure_ascii=False, indent=1)


def _headed(one: Piece) -> dict[str, object]:
    passage, day = one.passage, day_of(one.passage)
    note = passage.kind in ("note", "meeting")
    people = passage.about if note else passage.to
    return {
        "kind": passage.kind,
        "from": passage.author.name,
        "about" if note else "to": [who.name for who in people if who.name],
        "date": day.isoformat() if day else "",
    }


def _spaced(text: str) -> str:
    return " ".join(text.split())


def own_sentences(passage: Passage) -> tuple[Said, ...]:
    """The sentences its author newly wrote: none of a machine, of a quote, a forward, a signature or a disclaimer."""
    said = heard_in(passage)
    away = {RegionKind.QUOTE}
    if passage.kind in LETTERS:
        away |= {RegionKind.FORWARD, RegionKind.SIGNATURE, RegionKind.DISCLAIMER}
    shut = [one for one in regions(passage.text, author=passage.author.name) if one.kind in away]
    return tuple(
        one for one in said if not any(one.start < part.end and part.start < one.end for part in shut)
    )


def is_sealed(passage: Passage) -> bool:
    """Whether something in this text is told in confidence."""
    return bool(sealed(heard_in(passage)))


def pieces_of(passage: Passage) -> list[Piece]:
    """The parts of a text in which the reader's gate lets something through; a note, which was written down on purpose, as a whole."""
    said = own_sentences(passage)
    if not said or any(len(one.text) > LONGEST_SENTENCE for one in said):
        return []
    note = passage.kind == "note"
    judge = classifier()
    worth = [i for i, one in enumerate(said) if note or judge.passes(one.text)]
    windows = windows_of(passage, said, worth)
    spans = [_span(one.sentence.tolist()) for one in windows if note or may_hold(passage, said, one)]
    return [Piece(passage, said, first, behind) for first, behind in _joined(spans)]


def _span(sentences: list[int]) -> tuple[int, int]:
    held = [i for i in sentences if i >= 0]
    return min(held), max(held) + 1


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, behind in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(behind, found[-1][1]))
        else:
            found.append((first, behind))
    return found


def digest_of(passage: Passage) -> str:
    """Stays the same as long as there is nothing new to be asked of the text."""
    day = day_of(passage)
    told = [
        VERSION,
        passage.kind,
        passage.author.name,
        *(one.name for one in (*passage.to, *passage.about)),
        day.isoformat() if day else "",
        passage.text,
    ]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:32]


def requests_of(thread: str, pieces: Sequence[Piece], own: Sequence[Finding]) -> Iterator[Asked]:
    """The requests about these parts of one conversation; what is open goes along, but nothing told in confidence."""
    still = [
        one
        for one in own
        if one.type in (FindingType.NEED, FindingType.PROMISE)
        and one.status is Status.OPEN
        and not one.confidential
        and not one.read_by
    ][-MOST_OPEN:]
    known = {f"K{number}": one for number, one in enumerate(still, start=1)}
    batch: list[Piece] = []
    for piece in pieces:
        if batch and sum(len(one.text) for one in batch) + len(piece.text) > MOST_LETTERS:
            yield _asked(thread, batch, known)
            batch = []
        batch.append(piece)
    if batch:
        yield _asked(thread, batch, known)


def _asked(thread: str, batch: Sequence[Piece], known: dict[str, Finding]) -> Asked:
    return Asked(thread, {f"T{number}": one for number, one in enumerate(batch, start=1)}, known)
