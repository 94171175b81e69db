"""The sentences of a text, by their exact places in it."""

import re
from collections.abc import Iterator

_BULLET = re.compile(r"[ \t]*(?:[-*•·▪◦‣+–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\[[ xX]?\]|[☐☑✓✔→])[ \t]+")
_FIELD = re.compile(
    r"[ \t]*(?:\[[^\]\n]{3,30}\] ?|\d{1,2}[:.]\d\d[ ]?[-–]?[ ]?)?[^\W\d_][\w .'’&/()-]{0,44}:\s"
)
"""`Owen Castle: …`, `NEEDS: …`: a chat's turn or a form's field begins anew."""
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_WRAPPED = 50
"""A line this long that does not end a sentence is wrapped: the next one goes on."""
_ENDS = re.compile(r"[.!?:;…。！？][\"'”’)\]]*$")
_LONGEST = 4_000
_END = re.compile(r"(?P<mark>[.!?…]+[\"'”’)\]*_]*|[。！？]+[」』”’）]*)(?P<gap>\s+|(?<=[。！？])|$)")
_NEXT = re.compile(r"[\"'“‘(\[¿¡*_]*(?P<first>\w)?")
_SHORTENED = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "inc", "ltd", "co", "corp", "no", "nr", "vol", "fig", "dept", "est", "approx", "ca", "cf", "al", "eg", "ie", "e.g", "i.e", "a.m", "p.m", "am", "pm", "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "z.b", "d.h", "u.a", "bzw", "usw", "evtl", "ggf", "inkl", "str", "tel", "abs", "hr", "fr", "sra", "srta", "ud", "uds", "dra", "mme", "mlle", "ing", "dipl", "ev", "bl", "art", "p", "pp", "ph.d", "m.sc", "b.sc", "gen", "rev", "hon", "capt", "lt", "col", "sgt", "ave", "blvd", "rd", "p.s"]
)  # fmt: skip
_ALWAYS_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "vs",
        "z.b",
        "d.h",
        "sra",
        "srta",
        "dra",
        "mme",
        "mlle",
        "st",
        "rev",
        "capt",
    ]
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; bullets and lines of notes are sentences, wrapped lines are joined."""
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        found += _sentences(text, start, end)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Pieces that belong together: wrapped lines of one paragraph, one bullet, one line of a note."""
    start = end = -1
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        first, behind = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if not bare:
            if start >= 0:
                yield start, end
            start = -1
            continue
        if start >= 0 and not _goes_on(text[start:end], line):
            yield start, end
            start = -1
        if start < 0:
            start = first
        end = behind
    if start >= 0:
        yield start, end


def _goes_on(before: str, line: str) -> bool:
    """Whether a line continues what stands above it."""
    if _BULLET.match(line) or _FIELD.match(line) or len(before) > _LONGEST:
        return False
    last = before.rsplit("\n", 1)[-1].strip()
    bare = line.strip()
    if _QUOTE.match(line) and not _QUOTE.match(before):
        return False
    if bare[0].islower() and not last.endswith((".", "!", "?", ":")):
        return "\n" in before or len(last) >= _WRAPPED // 2 or last.endswith((",", "-", "–"))
    if len(last) >= _WRAPPED:
        return not last.endswith(":")
    return False


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end() if bullet.end() < end else start
    at = start
    for match in _END.finditer(text, start, end):
        behind = match.end("mark")
        if match.end() >= end or not _breaks(text, at, match):
            continue
        if text[at:behind].strip():
            yield at, behind
        at = match.end()
    if text[at:end].strip():
        yield at, end


def _breaks(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, seen from the words around it."""
    mark = match["mark"]
    if mark[0] in "!?。！？":
        following = _NEXT.match(text, match.end())
        first = following["first"] if following else None
        return first is None or not first.islower() or mark[0] in "。！？"
    word = re.search(r"[^\s(\"'“‘\[]*$", text[max(start, match.start() - 40) : match.start()])
    before = (word[0] if word else "").casefold().rstrip(".")
    following = _NEXT.match(text, match.end())
    first = following["first"] if following else None
    if first is not None and first.islower():
        return False
    if before in _ALWAYS_SHORT or (len(before) == 1 and before.isalpha() and before != "i"):
        return False
    if before in _SHORTENED:
        return (
            first is not None
            and first.isupper()
            and before in ("etc", "inc", "ltd", "co", "corp", "a.m", "p.m", "am", "pm", "u.s", "u.k")
        )
    if before.isdigit() and len(before) < 3 and first is not None:
        return not _is_numbering(text, start, match, first)
    return True


def _is_numbering(text: str, start: int, match: re.Match[str], first: str) -> bool:
    """`1. Call Ana`, `am 3. Mai`: a number with its point at the beginning, or before a month."""
    alone = text[start : match.start()].strip().isdigit()
    return alone or (
        first.isupper()
        and re.match(
            r"\s*(?:jan|feb|mär|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])",
            text[match.end("mark") :],
            re.IGNORECASE,
        )
        is not None
    )
