"""Cuts a mailbox file into its mails, one after the other, holding one mail at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 20
MOST = 8 << 20
"""Of a longer mail only this much is read: the words stand before the attachments."""
_LONGEST_LINE = 4096

_WEEKDAY_AND_MONTH = (
    rb"(?:mon|tue|wed|thu|fri|sat|sun)\w*,?[ ]+"
    rb"(?:\d{1,2}[ ]+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
FROM_LINE = re.compile(
    rb"^From [^\n]{0,300}?" + _WEEKDAY_AND_MONTH + rb"[^\n]{0,20}?\d{1,2}:\d\d[^\n]{0,40}\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(rb">?[!-9;-~]{1,80}[ \t]*:|>?From ")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_CANDIDATE = re.compile(rb"^From ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail as it lies in the file."""

    number: int
    envelope: str
    """Its From_ line; empty if there is none."""
    content: bytes


class _Collected:
    """The pieces of the mail being read, as far as they are kept."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def add(self, piece: bytes) -> None:
        room = MOST - self.size
        if room > 0 and piece:
            self.pieces.append(piece[:room])
            self.size += min(len(piece), room)

    def take(self) -> bytes:
        whole = b"".join(self.pieces)
        self.pieces, self.size = [], 0
        return whole


def split_mailbox(stream: BinaryIO) -> Iterator[RawMail]:
    """The mails of an mbox file of any variant, numbered from 1."""
    collected = _Collected()
    window, number, ended, classic = b"", 0, False, None
    while not ended:
        chunk = stream.read(CHUNK)
        ended = not chunk
        if classic is None:
            classic = b"\r" in chunk and b"\n" not in chunk  # an old Macintosh file
        window += chunk.replace(b"\r", b"\n") if classic else chunk
        begin = 0
        undecided = len(window) if ended else _undecided(window)
        for found in FROM_LINE.finditer(window, 0, undecided):
            if not _begins_mail(window, found.start(), found.end()):
                continue
            collected.add(window[begin : found.start()])
            begin = found.start()
            if mail := _mail(number + 1, collected.take()):
                number += 1
                yield mail
        collected.add(window[begin:undecided])
        window = window[undecided:]
    if mail := _mail(number + 1, collected.take()):
        yield mail


def _undecided(window: bytes) -> int:
    """Up to where the window can be judged: a From_ line needs its end and the line behind it."""
    last = window.rfind(b"\n") + 1
    found = list(_CANDIDATE.finditer(window, max(0, last - _LONGEST_LINE)))
    for candidate in found:
        if window.count(b"\n", candidate.start()) < 2:
            return candidate.start()
    return last or len(window)


def _begins_mail(window: bytes, start: int, end: int) -> bool:
    following = window.find(b"\n", end - 1) + 1
    if not following or not _HEADER.match(window, following):
        return False
    return start == 0 or window[start - 1 : start] == b"\n"


def _mail(number: int, whole: bytes) -> RawMail | None:
    envelope = ""
    found = FROM_LINE.match(whole)
    if found:
        envelope = found[0].decode("ascii", "replace").strip()
        whole = whole[found.end() + 1 :]
    if not whole.strip():
        return None
    if b">From " in whole:
        whole = _ESCAPED.sub(rb"\1", whole)
    return RawMail(number, envelope, whole)
