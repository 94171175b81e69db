"""Headers of mails as people wrote and programs broke them: words, addresses, dates, identifiers."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from binascii import a2b_qp
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache

from otherward.network.handle import mail_handle
from otherward.network.interaction import Participant

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_BETWEEN = re.compile(r"(\?=)\s+(=\?)")
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]+@[^\s<>()\[\]\",;:@]+")
_SPELLED = re.compile(r"^\s*([\w.+-]+) at ([\w-]+(?:\.[\w-]+)+)\b", re.IGNORECASE)
_ANGLE = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\(((?:[^()\\]|\\.)*)\)")
_IDENTIFIER = re.compile(r"<([^<>\s]{1,400})>")
_DATE_IN_ENVELOPE = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+.*$", re.IGNORECASE)
_VIA = re.compile(r"\s+(?:via|über|par|por|tramite)\s+\S.*$", re.IGNORECASE)
_ALIASES = {
    "us-ascii": "utf-8", "ascii": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932",
    "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7", "unknown-8bit": "utf-8", "x-unknown": "utf-8", "utf8": "utf-8",
    "windows-1252http-equivcontent-type": "cp1252", "iso-8859-9": "cp1254", "tis-620": "cp874", "x-gbk": "gb18030", "default_charset": "utf-8",
}  # fmt: skip
_LONGEST_HEADER = 20_000
_MOST_PEOPLE = 500
_EARLIEST = 1980


def decoded(data: bytes, charset: str = "") -> str:
    """Bytes as text: by their charset if that holds, else UTF-8, else the Western one; never fails."""
    name = charset.strip().strip("\"'").casefold()
    for one in (_ALIASES.get(name, name), "utf-8"):
        if one and one not in (
            "quopri",
            "base64",
            "hex",
            "uu",
            "zlib",
            "bz2",
            "rot13",
            "idna",
            "punycode",
            "undefined",
        ):
            try:
                return data.decode(one)
            except (LookupError, ValueError, TypeError, AttributeError):
                continue
    if name and name not in ("us-ascii", "ascii"):
        try:
            text = data.decode(_ALIASES.get(name, name), "replace")
        except (LookupError, ValueError, TypeError, AttributeError):
            return data.decode("cp1252", "replace")
        broken = text.count("\ufffd")
        whole = sum(not c.isascii() for c in text) - broken
        return text if broken < whole else data.decode("cp1252", "replace")
    return data.decode("cp1252", "replace")


def words_of(raw: str) -> str:
    """A header's words, unfolded and decoded, single spaces."""
    text = raw[:_LONGEST_HEADER]
    if not text.isascii():
        text = decoded(text.encode("utf-8", "surrogateescape"))
    if "=?" in text:
        text = _words_decoded(text)
    return " ".join(text.replace("\x00", "").split())


def _words_decoded(text: str) -> str:
    """Encoded words, those that follow one another in one charset joined before they are decoded."""
    text = _BETWEEN.sub(r"\1\2", text)
    pieces: list[str] = []
    pending, charset, at = b"", "", 0
    for found in _WORD.finditer(text):
        between = text[at : found.start()]
        name = found[1].partition("*")[0].casefold()
        if pending and (between or name != charset):
            pieces.append(decoded(pending, charset))
            pending = b""
        pieces.append(between)
        pending, charset, at = pending + _word_bytes(found[2], found[3]), name, found.end()
    return "".join([*pieces, decoded(pending, charset) if pending else "", text[at:]])


def _word_bytes(encoding: str, said: str) -> bytes:
    data = said.encode("utf-8", "replace")
    if encoding in "qQ":
        return a2b_qp(data, header=True)
    try:
        return b64decode(data + b"=" * (-len(data) % 4))
    except (NotBase64, ValueError):
        return data


@lru_cache(maxsize=4096)
def people_in(raw: str) -> tuple[Participant, ...]:
    """Everybody an address header names, each once."""
    found: dict[str, Participant] = {}
    for piece in _pieces(raw[: 10 * _LONGEST_HEADER]):
        one = _person(piece)
        if one and (one.handle not in found or not found[one.handle].name):
            found[one.handle] = one
        if len(found) >= _MOST_PEOPLE:
            break
    return tuple(found.values())


def _pieces(raw: str) -> list[str]:
    """The addresses one by one; commas in names that nobody quoted hold on to what follows."""
    pieces: list[str] = []
    for piece in _divided(raw):
        if (
            pieces
            and "@" not in pieces[-1]
            and " at " not in pieces[-1]
            and pieces[-1].strip()
            and "<" in piece
        ):
            pieces[-1] += f", {piece.strip()}"
        else:
            pieces.append(piece)
    return pieces


def _divided(raw: str) -> list[str]:
    if not any(c in raw for c in '",;(:'):
        return [raw]
    pieces: list[str] = []
    start, quoted, deep, angle = 0, False, 0, False
    for at, c in enumerate(raw):
        if c == '"' and raw[at - 1 : at] != "\\":
            quoted = not quoted
        elif quoted:
            continue
        elif c == "(":
            deep += 1
        elif c == ")":
            deep = max(0, deep - 1)
        elif c in "<>":
            angle = c == "<"
        elif not deep and (c in ",;" or (c == ":" and not angle)):
            if c != ":":
                pieces.append(raw[start:at])
            start = at + 1
    return [*pieces, raw[start:]]


def _person(piece: str) -> Participant | None:
    angle = _ANGLE.findall(piece)
    address = next((part for part in reversed(angle) if "@" in part), "")
    if address:
        name = piece[: piece.rfind("<")]
        if not name.strip(' "') and piece.count("<") == 1:
            name = piece[piece.rfind(">") + 1 :]
    else:
        comment = _COMMENT.search(piece)
        spelled = _SPELLED.match(piece)
        found = _ADDRESS.search(piece)
        address = f"{spelled[1]}@{spelled[2]}" if spelled else found[0] if found else ""
        if spelled and not comment:
            name = piece.partition("(")[2].strip("() ")
        else:
            name = comment[1] if comment else piece[: found.start()] if found and not spelled else ""
    address = "".join(words_of(address).removeprefix("mailto:").strip("'\" .").split())
    if not _ADDRESS.fullmatch(address):
        return None
    return Participant(handle=mail_handle(address), name=name_shown(name, address))


def name_shown(raw: str, address: str = "") -> str:
    """A name as shown in a header without its quotes and remarks; empty if it only repeats the address."""
    name = words_of(raw.replace("\\", "")).strip(" \"'`,;<>*")
    name = re.sub(r"\s*[\[(<](?:mailto:)?\S+@\S+[\])>]", "", name)
    if _VIA.search(name):
        name = _VIA.sub("", name).strip(" '\"")
    if "@" in name and (name.casefold() == address.casefold() or " " not in name):
        return ""
    return name[:200]


def identifiers_in(raw: str) -> tuple[str, ...]:
    """The Message-IDs in a header, in order, without brackets."""
    if not raw.isascii():
        raw = raw.encode("ascii", "replace").decode()
    found = _IDENTIFIER.findall(raw[-_LONGEST_HEADER:])
    if not found and "<" not in raw:
        found = [word for word in raw.split() if "@" in word and len(word) < 400]
    return tuple(dict.fromkeys(found))


def moment_in(raw: str) -> datetime | None:
    """A date header as a moment with its time zone; None if it makes no sense."""
    try:
        parts = parsedate_tz(raw[:200])
        if parts is None:
            return None
        shift = timedelta(seconds=parts[9] or 0)
        zone = timezone(shift) if abs(shift) < timedelta(hours=24) and shift else UTC
        second = min(parts[5], 59)
        moment = datetime(parts[0], parts[1], parts[2], parts[3], parts[4], second, tzinfo=zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.year >= _EARLIEST else None


def moment_of_envelope(line: str) -> datetime | None:
    """The moment in a From_ line."""
    found = _DATE_IN_ENVELOPE.search(line.partition("From ")[2])
    return moment_in(found[0]) if found else None
