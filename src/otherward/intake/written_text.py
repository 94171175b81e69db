"""Plain text files: in whatever charset, and whether somebody jotted them down or a company wrote them for readers."""

import re
from contextlib import suppress
from pathlib import Path

from otherward.intake.entry import Entry
from otherward.network.handle import plain

MOST_BYTES = 8 << 20

_NOTE_FOLDER = re.compile(
    r"\b(?:notes?|journals?|diary|diaries|zettel\w*|obsidian|vault|logs?|jottings|notizen|cahiers?|apuntes)\b",
    re.IGNORECASE,
)
_COMPANY_SAYS = re.compile(
    r"dear (?:share|stock)?holders|dear (?:members?|neighbou?rs|customers?|dealers?|partners?|investors?|employees|colleagues|team)\b|for immediate release"
    r"|press release|annual report|about us\b|our (?:values|mission|customers|board|strategy|products|dealers|members|people)\b|all rights reserved|©|investor relations"
    r"|cookies?\]|accept cookies|privacy policy|terms of (?:use|service)|\boperator:|\banalyst:|^\s*q:\s.*^\s*a:\s|fiscal (?:year|20\d\d)|we are hiring|equal opportunity"
    r"|\bshare price\b|quarter(?:ly)? (?:results|call|earnings)|to (?:our|all) .{0,30}(?:members|shareholders|employees|families|dealers)|president'?s? letter|newsletter",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_I = re.compile(
    r"\b(?:I|I'm|I've|I'd|I'll|me|my|myself)\b|\bask (?:him|her|them)\b|\?\?|!!|^\s*[-*]?\s*\[[ xX]\]",
    re.MULTILINE,
)
_QUOTED = re.compile(r"[\"“][^\"”]{0,400}[\"”]|^\s*(?:[A-Z][A-Z .]{2,30}|A):.*$", re.MULTILINE)
_LETTERHEAD = re.compile(r"\A\W*[A-Z][A-Z&.,' ]{7,70}\s*$", re.MULTILINE)
_NEIGHBOURS = (".pdf", ".docx", ".html", ".htm")
_TEXT_NAMES = (".txt", ".text")


def is_text(head: bytes) -> bool:
    """Whether a file's beginning is text at all."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    sample = head[:4096]
    strange = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\x00" not in sample and strange <= len(sample) // 100 and bool(sample.strip())


def decoded(raw: bytes) -> str:
    """Text in UTF-8, UTF-16 or as Windows wrote it, with plain line ends."""
    charset = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = ""
    for name in (charset, "cp1252", "latin-1"):
        with suppress(UnicodeError):
            text = raw.decode(name)
            break
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def read_text(entry: Entry) -> str:
    """The whole file as text, up to a length nobody types."""
    with entry.open() as stream:
        return decoded(stream.read(MOST_BYTES))


def is_plain_text(entry: Entry) -> bool:
    """A text file by name and content, whoever wrote it."""
    return entry.name.casefold().endswith(_TEXT_NAMES) and is_text(entry.head)


def reads_as_document(entry: Entry) -> bool:
    """Whether a text file is a company's, written for others, rather than somebody's own note."""
    if _NOTE_FOLDER.search(entry.folder):
        return False
    text = decoded(entry.head[:16384])
    own = _QUOTED.sub(" ", text)
    words = max(len(own.split()), 1)
    jotted = len(_I.findall(own)) * 100 / words
    points = 2 * bool(_COMPANY_SAYS.search(text)) + bool(_LETTERHEAD.match(text))
    points += 2 * _speaks_of_its_folder(entry, text) + 2 * _lies_among_documents(entry)
    points += words > 400
    points -= 1 + 2 * (jotted > 1.5) + (jotted > 4)
    return points > 0


def _speaks_of_its_folder(entry: Entry, text: str) -> bool:
    words = [
        word
        for word in re.split(r"[\W_]+", plain(entry.folder))
        if len(word) > 2 and word not in ("and", "the", "inc")
    ]
    said = plain(text)
    return len(words) > 1 and sum(word in said for word in words) >= 2


def _lies_among_documents(entry: Entry) -> bool:
    """Beside PDFs and web pages, as people collect what they find about a company."""
    with suppress(OSError, ValueError):
        folder = Path(entry.path).parent
        if folder.is_dir():
            return any(path.suffix.casefold() in _NEIGHBOURS for path in list(folder.iterdir())[:500])
    return False
