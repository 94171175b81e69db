"""vCard files as lines: folded, quoted-printable, damaged or not, cut into cards; photos are never held."""

import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO, NamedTuple

PIECE = 1 << 16
LONGEST = 1 << 20
"""Of a property longer than this the beginning is kept."""
_PROPERTY = re.compile(rb"[A-Za-z0-9.-]+[ \t]*(?:;[^:]*)?:")
_HEAVY = re.compile(
    rb"(?:[A-Za-z0-9-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-[A-Z-]*IMAGE)\s*[;:]", re.IGNORECASE
)
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_SOFT_BREAK = re.compile(rb"QUOTED-PRINTABLE", re.IGNORECASE)


@dataclass(slots=True)
class RawCard:
    """The logical lines of one card, still as bytes; folds are marked with a line feed."""

    number: int
    lines: list[bytes] = field(default_factory=list)
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a property's value; the same few heads come again and again in a file."""

    name: str
    """In capitals."""
    group: str
    params: dict[str, list[str]]
    types: tuple[str, ...]
    """What kind it is of, in lower case: home, work, cell, pref."""
    encoding: str
    charset: str
    preference: int
    """Lower is preferred."""

    def param(self, name: str) -> str:
        """The first value of a parameter, or empty."""
        values = self.params.get(name)
        return values[0] if values else ""


class Property(NamedTuple):
    """One property: its head, and its value as written."""

    head: Head
    raw: bytes


def cards(stream: BinaryIO, encoding: str) -> Iterator[RawCard]:
    """The cards of a file; one without an end is ended by the next, what stands between them is passed over."""
    card: RawCard | None = None
    number = depth = 0
    for line in _logical(_physical(stream, encoding)):
        mark = line[:40].strip().upper() if line[:1] in b"BbEe" else b""
        begins, ends = b"BEGIN:VCARD" in mark, mark.startswith(b"END:VCARD")
        if not begins and not ends:
            if card is not None and not depth:
                card.lines.append(line)
            continue
        if card is not None and (_is_agent(card) if begins and not ends else depth > 0):
            depth += 1 if begins else -1
            if begins:
                card.lines[-1] = b"X-AGENT:"  # announced one agent, not the card after it too
            continue
        if card is not None:
            card.ended = ends
            yield card
        number += begins
        depth = 0
        card = RawCard(number) if begins else None
    if card is not None:
        yield card


def _is_agent(card: RawCard) -> bool:
    """Whether the card stands before the card of its agent (vCard 2.1 nests it)."""
    last = card.lines[-1] if card.lines else b""
    return last.upper().startswith(b"AGENT") and last.rstrip().endswith(b":")


def _physical(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Lines as UTF-8 or what they were, without their ends; a huge line comes in pieces, each but the first folded."""
    if encoding.startswith("utf-16"):
        stream = codecs.EncodedFile(stream, "utf-8", encoding, "replace")
    started = False
    begun = False
    while piece := stream.readline(PIECE):
        if not begun:
            piece = piece.removeprefix(codecs.BOM_UTF8)
            begun = True
        ended = piece.endswith((b"\n", b"\r"))
        bare = piece.rstrip(b"\r\n")
        if b"\r" in bare:
            first, *others = bare.split(b"\r")
            yield b" " + first if started else first
            yield from others
        else:
            yield b" " + bare if started else bare
        started = not ended


def _logical(physical: Iterator[bytes]) -> Iterator[bytes]:
    """Properties with their continuation lines; those of photos and keys are dropped as they come."""
    heavy = soft = False
    pieces: list[bytes] = []
    size = 0
    for line in physical:
        if soft and line[:4].upper() != b"END:":
            pieces[-1] = pieces[-1][:-1]
            soft = line.endswith(b"=")
            pieces.append(line)
            continue
        soft = False
        if line[:1] in (b" ", b"\t") and pieces:
            if not heavy and size < LONGEST:
                pieces.append(b"\n" + line)
                size += len(line)
                soft = line.endswith(b"=") and bool(_SOFT_BREAK.search(pieces[0][:200]))
            continue
        if not line or (pieces and _continues(line, pieces[0], heavy=heavy)):
            if line and not heavy:
                pieces.append(b"\r" + line)
            continue
        if pieces and not heavy:
            yield b"".join(pieces) if len(pieces) > 1 else pieces[0]
        heavy = bool(_HEAVY.match(line))
        pieces, size = [line], len(line)
        soft = line[-1:] == b"=" and bool(_SOFT_BREAK.search(line[:200]))
    if pieces and not heavy:
        yield b"".join(pieces)


def _continues(line: bytes, first: bytes, *, heavy: bool) -> bool:
    """Whether an unindented line is no property: base64 of a photo, or a note broken by hand."""
    return (heavy or first[:5].upper() in (b"NOTE:", b"NOTE;")) and not _PROPERTY.match(line)


def property_of(line: bytes, *, old: bool) -> Property | None:
    """The property in a logical line, or None if it is none; `old` is vCard 2.1, which folds at blanks it keeps."""
    if b"\n" in line:
        keeps = old and not line[:5].upper().startswith((b"EMAIL", b"URL", b"TEL", b"UID", b"REV", b"X-"))
        line = line.replace(b"\n", b"") if keeps else re.sub(rb"\n[ \t]", b"", line)
    head, colon, raw = line.partition(b":")
    if b'"' in head or b"'" in head:
        at = _colon(line)
        head, colon, raw = line[:at], line[at : at + 1], line[at + 1 :]
    read = _head(head) if colon else None
    return Property(read, raw) if read else None


@lru_cache(maxsize=1024)
def _head(head: bytes) -> Head | None:
    names = head.decode("utf-8", "replace")
    params: dict[str, list[str]] = {}
    if ";" in names:
        parts = _parts(names) if '"' in names else names.split(";")
        names, params = parts[0], _params(parts[1:])
    group, _, name = names.strip().rpartition(".")
    if not name:
        return None
    types = tuple(kind for value in params.get("TYPE", ()) for kind in value.lower().split(","))
    said = next(iter(params.get("PREF", ())), "")
    return Head(
        name=name.upper(),
        group=group.lower(),
        params=params,
        types=types,
        encoding=next(iter(params.get("ENCODING", ())), "").upper(),
        charset=next(iter(params.get("CHARSET", ())), ""),
        preference=int(said) if said.isdigit() and len(said) < 4 else 0 if "pref" in types else 200,
    )


def _colon(line: bytes) -> int:
    """Where the value begins: the first colon outside quotation marks."""
    quoted = False
    for at, byte in enumerate(line):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x3A and not quoted:
            return at
    return line.find(b":") if b":" in line else len(line)


def _parts(head: str) -> list[str]:
    """A head cut at semicolons outside quotation marks."""
    return re.findall(r'(?:[^;"]|"[^"]*"?)+', head)


def _params(parts: list[str]) -> dict[str, list[str]]:
    params: dict[str, list[str]] = {}
    for part in parts:
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        if not equals:  # vCard 2.1 writes the values alone
            name, value = (
                ("ENCODING" if name in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT") else "TYPE"),
                name,
            )
        values = re.findall(r'"[^"]*"?|[^,]+', value) if '"' in value else [value]
        params.setdefault(name, []).extend(_plain_param(one) for one in values)
    return params


def _plain_param(value: str) -> str:
    value = value.strip().strip('"')
    return re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], value) if "^" in value else value


def decoded(prop: Property) -> str:
    """The value as text, its transfer encoding and its charset undone, escapes left in."""
    head, raw = prop
    if head.encoding == "QUOTED-PRINTABLE":
        raw = quopri.decodestring(raw)
    elif head.encoding in ("BASE64", "B"):
        try:
            raw = binascii.a2b_base64(raw)
        except binascii.Error:
            return ""
    return in_charset(raw, head.charset)


def in_charset(raw: bytes, charset: str) -> str:
    """Text in the charset named, else in UTF-8, else as Windows wrote it."""
    if not charset and raw.isascii() and b"\r" not in raw:
        return raw.decode("ascii")
    for name in (charset, "utf-8", "cp1252", "latin-1"):
        if name:
            try:
                text = raw.decode(name)
            except (LookupError, UnicodeError, ValueError):
                continue
            return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return ""
