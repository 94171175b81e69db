"""Goals a document lays out as such: a list under “Goals”, “three things matter this year: first …”, a table's column “Target 2027”.

The trained judge reads sentences. Where a document says by its form that what follows is aimed at, three words are enough
(`Zero lost days`), and a row of figures is a goal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otherward.language.sentences import sentence_spans
from otherward.reading.judgements import by_name

MOST_ITEMS = 12
"""Of one list; a longer one is a table of contents."""
MOST_LINES, LONGEST_ROW = 3, 240
"""Lines over which a table's row may be broken, and its characters."""

_NOUN = r"(?:goals?|objectives?|priorit(?:y|ies)|targets?|aims?|ambitions?)"
_HEADING = re.compile(
    rf"\W*(?:(?:20\d\d|FY ?\d\d|our|the|my|key|main|top|strategic|annual|yearly|company|operating|corporate|departmental) ){{0,3}}{_NOUN}"
    r"(?: (?:for|in|of|this|to|until|by|through|and)\b[^.!?]{0,40})?\s*:?\W*"
    r"|\W*what (?:we|i) (?:will|want to|plan to|intend to|mean to|aim to)\b[^.!?]{0,50}\W*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\bha(?:s|ve) (?:started|begun|now been|already)\b|\b(?:reached|achieved|met|attained|completed|scored|past|previous|former|last year|sustainable development|sdgs?)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[ \t]*(?:[-*•·▪◦‣–—]|\(?\d{1,2}[.)]|\(?[a-h][.)])[ \t]+(?=\S)")
_GOES_ON = re.compile(r"[ \t]*(?:[a-z(]|[\d.,]+ ?%)")
_NUMBER = r"(?:two|three|four|five|six|seven|[2-7])"
_ANNOUNCED = re.compile(
    rf"\b{_NUMBER} (?:\w+ ){{0,2}}{_NOUN}\b"
    rf"|\b{_NUMBER} (?:\w+ )?(?:things|tasks|jobs)\b[^.!?]{{0,40}}\b(?:matter|count|must|this (?:\w+ )?year|in (?:fiscal )?20\d\d|next year|before|by)\b"
    rf"|\b(?:asks?|asked|wants?|set|named|agreed|expects?)\b[^.!?:]{{0,40}}\b{_NUMBER} (?:\w+ )?(?:things|tasks)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"[\"“]?(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth|fifth|sixth|finally|last(?:ly)?)\b[,:]",
    re.IGNORECASE,
)
_PERIOD = r"(?:FY ?\d\d(?:\d\d)?|20\d\d(?:[-/]\d\d)?|Q[1-4](?: 20\d\d)?)"
_COLUMN = re.compile(
    rf"(?P<goal>\b(?:Goal|Target|Objective)s?\b(?: (?:for )?{_PERIOD})?|\b{_PERIOD} (?:goal|target|objective)\b(?! {_PERIOD}))"
    rf"|\b(?:Actual|Result|Today|Now|Baseline|Current)\b(?: {_PERIOD})?|\b{_PERIOD}",
    re.IGNORECASE,
)
_CELL = (
    r"(?:(?:below|above|under|over|at least|at most|up to|max\.?|min\.?|[<>≤≥~]) ?)?[-+]?[$€£]? ?\d[\d.,]*"
    r" ?(?:%|[kmb]n?\b|million\b|days?\b|hours?\b|weeks?\b|points?\b|pts\b)?"
)
_ROW = re.compile(
    rf"(?P<label>[^\W\d_][^|]*?)[\s|]+(?P<cells>{_CELL}(?:[\s|]+{_CELL})+)[\s|]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One goal laid out as such."""

    page: int
    """From 1."""
    start: int
    end: int
    text: str
    """As it is told: the page's words on one line; of a table the row's name, with the figure aimed at."""
    announced: str
    """The words that say it is a goal: the heading, the sentence before, the column."""


def listed_goals(pages: Sequence[str]) -> list[Listed]:
    """All goals a document lays out as such, in order."""
    found = [
        one
        for number, page in enumerate(pages, start=1)
        for one in (*_under_headings(number, page), *_counted(number, page), *_in_tables(number, page))
    ]
    return sorted(found, key=lambda one: (one.page, one.start))


def _lines(page: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in page.splitlines(keepends=True):
        spans.append((at, at + len(line.rstrip())))
        at += len(line)
    return spans


def _under_headings(number: int, page: str) -> Iterator[Listed]:
    lines = _lines(page)
    for i, (start, end) in enumerate(lines):
        heading = page[start:end].strip()
        announces = _HEADING.fullmatch(heading) or (heading.endswith(":") and _ANNOUNCED.search(heading))
        if heading and announces and not _BEHIND.search(heading):
            items = list(_items(page, lines[i + 1 :]))
            if len(items) <= MOST_ITEMS:
                yield from (_listed(number, page, a, b, heading) for a, b in items if _aims(page[a:b]))


def _items(page: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The items of the list that begins here, without their marks; a wrapped item is one."""
    open_item: tuple[int, int] | None = None
    for start, end in lines:
        line = page[start:end]
        if not line.strip():
            continue
        if mark := _ITEM.match(line):
            if open_item:
                yield open_item
            open_item = (start + mark.end(), end)
        elif open_item and _GOES_ON.match(line) and not re.search(r"[.!?]$", page[: open_item[1]]):
            open_item = (open_item[0], end)
        else:
            break
    if open_item:
        yield open_item


def _aims(item: str) -> bool:
    return (
        len(re.findall(r"\w+", item)) > 1
        and not _BEHIND.search(item)
        and not by_name("company_past").says(item)
    )


def _listed(number: int, page: str, start: int, end: int, announced: str) -> Listed:
    return Listed(number, start, end, " ".join(page[start:end].split()).strip('"“” .'), announced)


def _counted(number: int, page: str) -> Iterator[Listed]:
    """What follows “three things matter this year”: in the same sentence behind a colon, or first, second, third."""
    spans = list(sentence_spans(page))
    for i, (start, end) in enumerate(spans):
        sentence = page[start:end]
        found = _ANNOUNCED.search(sentence)
        if not found or _BEHIND.search(sentence):
            continue
        inline = re.search(r"[:–—] ?\w[^:]*,[^:]* and ", sentence[found.end() :])
        if inline:
            yield _listed(number, page, start, end, sentence)
            continue
        for a, b in spans[i + 1 : i + 1 + MOST_ITEMS]:
            if not _ORDINAL.match(page[a:b]):
                break
            yield _listed(number, page, a, b, sentence)


def _in_tables(number: int, page: str) -> Iterator[Listed]:
    """Rows of figures under a heading that has a column for what is aimed at."""
    lines = _lines(page)
    for i, (start, end) in enumerate(lines):
        columns = list(_COLUMN.finditer(page[start:end]))
        aimed = [k for k, column in enumerate(columns) if column["goal"]]
        if len(columns) < 2 or len(aimed) != 1:
            continue
        from_right = len(columns) - aimed[0]
        for a, b, row in _rows(page, lines[i + 1 :]):
            cells = re.findall(_CELL, row["cells"], re.IGNORECASE)
            if len(cells) == len(columns):
                text = f"{' '.join(row['label'].split())}: {cells[-from_right].strip()}"
                yield Listed(number, a, b, text, columns[aimed[0]][0])


def _rows(page: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """(start, end, row) of the rows that follow, each over at most so many lines; the first line that is none ends them."""
    at = 0
    while at < len(lines):
        for take in range(1, MOST_LINES + 1):
            start, end = lines[at][0], lines[min(at + take, len(lines)) - 1][1]
            row = _ROW.fullmatch(page[start:end]) if end - start <= LONGEST_ROW else None
            if row:
                yield start, end, row
                at += take
                break
        else:
            return
