"""What a document is: of which organization, of which day, under what title, and whether it may be passed on."""

import re
from collections import Counter
from datetime import date
from pathlib import PurePosixPath

from otherward.intake.days import month_named
from otherward.intake.mentioned_days import days_in
from otherward.network.handle import plain

NEAR_THE_TOP = 1500

_GENERIC = frozenset(
    ("", "documents", "document", "docs", "doc", "downloads", "download", "desktop", "files", "file", "companies", "company", "pdf", "pdfs", "notes", "attachments",
     "inbox", "tmp", "temp", "home", "root", "data", "misc", "new folder", "untitled folder", "shared", "work", "private", "archive", "exports", "export",
     "prospects", "clients", "customers", "employers", "research", "job search", "jobs", "applications", "reports", "letters", "press", "papers", "uploads", "upload")
)  # fmt: skip
_CONFIDENTIAL = re.compile(
    r"\bconfidential(?!ity (?:of|is))\b|not for (?:further )?(?:distribution|circulation|publication|sharing)|do not (?:forward|distribute|share|circulate|copy)"
    r"|don['’]t (?:forward|share|distribute)|internal use only|for internal use|proprietary and|\bunder (?:an? )?nda\b|strictly private|eyes only|(?:streng )?vertraulich|confidentiel\b",
    re.IGNORECASE,
)
OWN_PARAGRAPH, OWN_LINE = 120, 60
"""Letters up to which a paragraph, or a line that begins or ends with them, is a mark and no prose."""
AROUND = 400
"""Letters before and behind in which the sentence, line or paragraph is looked for."""
_EDGE = " \t-–—|·*:.,()[]0123456789"
_ITSELF = re.compile(
    r"^(?:please\b|do not\b|don['’]t\b|not for\b)|\b(?:this|these|the (?:enclosed|attached|present))(?: \w+)? (?:document|letter|paper|memo|memorandum|note|plan|"
    r"report|deck|page|pages|slides?|presentation|draft|file|figures?|numbers|strategy|budget|minutes|message)\b",
    re.IGNORECASE,
)
_NOT_REALLY = re.compile(
    r"(?:not|non|nothing)[- ](?:\w+ )?confidential|confidential(?:ly)? (?:to|help|hotline|reporting|counsel)|keep your .{0,30}confidential|(?:is|are|be|remain) (?:kept )?confidential",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:microsoft word|untitled|document\d*|slide 1)\b|\.(?:pdf|docx?|html?|indd|pptx?|xlsx?)$|[\\/].*[\\/]",
    re.IGNORECASE,
)
_NOT_OF_IT = re.compile(
    r"\b(?:since|by|until|till|from|in|after|before|through|to|for|of mid|ending|ended)\s+(?:mid[- ])?$",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"\b([^\W\d_]{3,9})\.?,?\s+((?:19|20)\d{2})\b")
_ALONE = re.compile(r"(?<![\d$€£.,])((?:19|20)\d{2})-(\d{2})(?!\d|-)")
_LAST_PART = re.compile(r"\s+[|–—·•:]\s+|\s+-\s+|\s*\|\s*")
_KIND_OF_PAPER = re.compile(
    r"\b(?:report|letter|plan|strategy|review|results|accounts|statement|newsletter|brochure|handout|presentation|transcript|call|notes?|\d{4})\b",
    re.IGNORECASE,
)
_LEGAL = r"(?:Inc|LLC|Ltd|Corp|Corporation|Company|Co|GmbH|AG|SA|S\.A\.|PLC|plc|Limited|Cooperative|Group|Holdings|Partners|Industries|Foods|University|Institute|Foundation|Association)"
_FIRM = re.compile(rf"\b((?:[A-Z][\w&'’.-]*\s+(?:(?:and|of|&)\s+)?){{1,5}}{_LEGAL})\b\.?")


def organization_of(folder: str, titles: list[str], text: str) -> str:
    """The organization a document is about: by its folder as the text spells it, else by title, letterhead or a firm's name."""
    words = [word for word in re.split(r"[\W_]+", folder) if word]
    generic = plain(" ".join(words)) in _GENERIC or not re.search(r"[^\W\d_]{2}", folder)
    top = "\n".join((*titles, text[:20_000]))
    if not generic and (spelled := _as_spelled(words, top)):
        return spelled
    if not generic and (len(words) > 1 or plain(words[0]) in plain(top)):
        return _as_title(words) if folder.islower() or "-" in folder or "_" in folder else " ".join(words)
    return (
        _in_titles(titles, text)
        or _letterhead(text)
        or _firm(text[:NEAR_THE_TOP])
        or (_as_title(words) if not generic else "")
    )


def _as_spelled(words: list[str], text: str) -> str:
    """The folder's words in the spelling most used in the text (`pell-and-moss` is `Pell & Moss` there)."""
    parts = [r"(?:and|&|\+)" if word.casefold() == "and" else re.escape(word) for word in words]
    pattern = re.compile(r"(?<!\w)" + r"[\s\-.,'’]{0,3}".join(parts) + r"(?!\w)", re.IGNORECASE)
    found = Counter(" ".join(match[0].split()) for match in pattern.finditer(text))
    mixed = {said: n for said, n in found.items() if not said.isupper() and not said.islower()}
    if mixed:
        return max(mixed, key=lambda said: (mixed[said], said))
    return _as_title(words) if found else ""


def _as_title(words: list[str]) -> str:
    small = ("and", "of", "the", "for", "de", "und", "y", "et")
    titled = [
        word if at and word.casefold() in small else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    ]
    return " ".join(titled)


def _in_titles(titles: list[str], text: str) -> str:
    """`Careers | Acme Foods`: the part of the title that the text repeats."""
    said = plain(text)
    for title in titles:
        parts = [part.strip() for part in _LAST_PART.split(title) if part.strip()]
        parts = parts if len(parts) > 1 else _between_commas(title, said)
        if len(parts) > 1:
            scored = [
                (said.count(plain(part)), at, part)
                for at, part in enumerate(parts)
                if re.match(r"[A-Z0-9]", part) and len(part.split()) <= 6
            ]
            best = max(scored, default=(0, 0, ""))
            if best[2] and not re.search(
                r"\b(?:careers?|jobs?|home|press|about|news|contact)\b", best[2], re.IGNORECASE
            ):
                return best[2]
    return ""


def _between_commas(title: str, said: str) -> list[str]:
    """`Acme Foods, annual report 2026`: the part the text repeats, not what kind of paper it is."""
    parts = [part.strip() for part in title.split(",")]
    named = [
        part for part in parts if plain(part) and plain(part) in said and not _KIND_OF_PAPER.search(part)
    ]
    return [*named, ""] if len(parts) > 1 else []


def _letterhead(text: str) -> str:
    """A first line in capitals, in the spelling the text uses further down."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = first.split()
    if not (
        first.isupper() and 2 <= len(words) <= 6 and len(first) <= 60 and not any(c.isdigit() for c in first)
    ):
        return ""
    return _as_spelled([word.strip(".,") for word in words if word.strip(".,&")], text) or _as_title(
        [word.capitalize() for word in words]
    )


def _firm(text: str) -> str:
    found = _FIRM.search(text)
    return " ".join(found[1].split()) if found else ""


def day_of_document(name: str, text: str, *, said: str = "", today: date) -> date | None:
    """The day it was written, by the page's own word, its name, or the first date near its top; never after today."""
    for source in (said.replace("T", " "), PurePosixPath(name).stem.replace("_", " "), text[:NEAR_THE_TOP]):
        days = [
            mention.first
            for mention in days_in(source, near=today)
            if _has_year(source[mention.start : mention.end])
        ]
        past = [day for day in days if day <= today]
        if past:
            return past[0]
        if month := _month(source, today):
            return month
    return None


def _has_year(said: str) -> bool:
    return bool(re.search(r"(?:19|20)\d{2}|[./]\d{2}$", said))


def _month(text: str, today: date) -> date | None:
    """`July 2026`: its first day."""
    for found in _MONTH_YEAR.finditer(text):
        number = month_named(plain(found[1]))
        if number and not _NOT_OF_IT.search(text[: found.start()]):
            day = date(int(found[2]), number, 1)
            if day <= today:
                return day
    found_number = _ALONE.search(text)
    if found_number and 1 <= int(found_number[2]) <= 12:
        day = date(int(found_number[1]), int(found_number[2]), 1)
        return day if day <= today else None
    return None


def is_confidential(name: str, text: str) -> bool:
    """Whether the document or its name says that it is not to be passed on."""
    if _CONFIDENTIAL.search(re.sub(r"[_\W]+", " ", name)):
        return True
    return any(
        not _NOT_REALLY.search(text[max(0, found.start() - 40) : found.end() + 40])
        and _of_itself(text, found)
        for found in _CONFIDENTIAL.finditer(text)
    )


def _of_itself(text: str, found: re.Match[str]) -> bool:
    """Whether these words speak of the document: at its top or end, on a line of their own, or naming it.

    An annual report of 200 pages speaks of “confidential information” somewhere, and is public.
    """
    if found.start() < NEAR_THE_TOP or found.end() > len(text) - NEAR_THE_TOP // 3:
        return True
    before, behind = text[found.start() - AROUND : found.start()], text[found.end() : found.end() + AROUND]
    paragraph = before.rpartition("\n\n")[2] + found[0] + behind.partition("\n\n")[0]
    start, end = before.rpartition("\n")[2], behind.partition("\n")[0]
    alone = not start.strip(_EDGE) or not end.strip(_EDGE)
    if len(paragraph) <= OWN_PARAGRAPH or (alone and len(start) + len(found[0]) + len(end) <= OWN_LINE):
        return True
    sentence = re.split(r"[.!?]\s", before)[-1] + found[0] + re.split(r"[.!?]\s", behind)[0]
    return bool(_ITSELF.search(" ".join(sentence.split())))


def title_of(name: str, titles: list[str], text: str, organization: str) -> str:
    """Its own title, else its first line if that reads as one, else the file's name."""
    for title in titles:
        if 3 <= len(title) <= 200 and not _NO_TITLE.search(title):
            return " ".join(title.split())
    first = next((line.strip(" #*=-") for line in text.splitlines() if line.strip(" #*=-")), "")
    reads = (
        3 <= len(first) <= 100
        and not first[0].islower()
        and not first.endswith((".", ","))
        and "|" not in first
    )
    return first if reads and plain(first) != plain(organization) else PurePosixPath(name).stem
