"""Tables as text: delimiter, encoding and header found from the first lines, rows as a stream, none lost."""

import codecs
import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from otherward.intake.columns import is_known
from otherward.intake.entry import Entry

DELIMITERS = ",;\t|"
SAMPLE = 60
"""Records looked at to find the header: preambles are a few lines long."""
LONGEST_CELL = 1 << 20
"""A cell longer than this is a quotation mark that was never closed."""
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are read as Windows wrote them before."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in wrong), error.end


codecs.register_error("as-windows", _as_windows)


class Row(NamedTuple):
    """One record after the header."""

    number: int
    """1 is the first record after the header; blank lines do not count, rows of empty cells do."""
    cells: list[str]
    problem: str = ""
    """What is wrong with it, as one sentence; then the cells are not to be relied on."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is a table: its encoding, its delimiter and its first records."""

    encoding: str
    delimiter: str
    sample: tuple[tuple[str, ...], ...]
    whole: bool
    """Whether the sample is the whole file."""


def layout_of(entry: Entry) -> Layout | None:
    """How the file is a table, or None if it is none."""
    return _layout(entry.head, len(entry.head) >= entry.size)


@lru_cache(maxsize=4)
def _layout(head: bytes, whole: bool) -> Layout | None:  # noqa: FBT001
    encoding = encoding_of(head)
    if not encoding or not head.strip():
        return None
    text = head.decode(encoding, "as-windows" if encoding.startswith("utf-8") else "replace").removeprefix(
        "\ufeff"
    )
    if not whole and "\n" in text:
        text = text[: text.rindex("\n") + 1]
    best: tuple[tuple[int, int], str, list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        records = _sample(text, delimiter)
        score = _score(records)
        if best is None or score > best[0]:
            best = (score, delimiter, records)
    if best is None:
        return None
    named = text[:8].lower()
    if named.startswith("sep=") and len(named) > 4:
        best = (best[0], text[4], _sample(text, text[4]))
    sample = tuple(tuple(cell.strip() for cell in record) for record in best[2])
    return Layout(encoding=encoding, delimiter=best[1], sample=sample, whole=whole)


def encoding_of(head: bytes) -> str:
    """The encoding of a text from its first bytes; empty for what is no text."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    for mark, name in _UTF16:
        if head.startswith(mark):
            return name
    if b"\x00" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        half = max(len(head) // 4, 1)
        if odd > half and even < odd // 8:
            return "utf-16-le"
        return "utf-16-be" if even > half and odd < even // 8 else ""
    try:
        head[:-3].decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(head) else "cp1252"
    return "utf-8"


def _mostly_utf8(head: bytes) -> bool:
    """A UTF-8 file with a few damaged bytes, against one written in the Windows code page."""
    good = head.decode("utf-8", "ignore")
    letters = sum(character > "\x7f" for character in good)
    bad = len(head) - len(good.encode())
    return letters > bad


def _sample(text: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for record in reader:
            if record:
                records.append(record)
            if len(records) >= SAMPLE:
                break
    except csv.Error:
        pass
    return records


def _score(records: list[list[str]]) -> tuple[int, int]:
    known = max((sum(is_known(cell) for cell in record) for record in records), default=0)
    widths = Counter(len(record) for record in records if len(record) > 1)
    return min(known, 3), max(widths.values(), default=0)


class _Lines:
    """The physical lines of a file, which can be given back, and which remembers those of the present record."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.present: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST_CELL)
        if not line:
            raise StopIteration
        self.present.append(line)
        return line

    def give_back(self) -> str:
        """Give back all lines of the present record but the first."""
        first, *others = self.present
        self._again.extendleft(reversed(others))
        return first


def rows(entry: Entry, layout: Layout, header_at: int) -> Iterator[Row]:
    """The records after the header, which is record number `header_at` of the sample (-1: there is no header)."""
    width = len(layout.sample[header_at]) if header_at >= 0 else 0
    with entry.open() as stream:
        for number, (cells, problem) in enumerate(
            _records(stream, layout, header_at, width), start=-header_at
        ):
            if number > 0:
                yield Row(number, cells, problem)


def _records(stream: BinaryIO, layout: Layout, header_at: int, width: int) -> Iterator[tuple[list[str], str]]:
    errors = "as-windows" if layout.encoding.startswith("utf-8") else "replace"
    text = io.TextIOWrapper(stream, encoding=layout.encoding, errors=errors, newline="")
    lines = _Lines(text)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(lines, delimiter=layout.delimiter, strict=True)
        number = 0
        while True:
            lines.present.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells, problem = _mended(lines, layout.delimiter, width if number > header_at else 0)
            else:
                problem = ""
                if len(cells) != width and number > header_at >= 0:
                    cells, problem = _fitted(cells, lines, layout.delimiter, width)
            if cells:
                yield cells, problem
                number += 1
    finally:
        csv.field_size_limit(before)
        text.detach()


def _fitted(cells: list[str], lines: _Lines, delimiter: str, width: int) -> tuple[list[str], str]:
    """A record of another width: trailing empty cells are of no account; a shifted one has a problem."""
    if len(cells) < width:
        return cells + [""] * (width - len(cells)) if cells else cells, ""
    if not any(cells[width:]):
        return cells[:width], ""
    if len(lines.present) > 1:
        return _mended(lines, delimiter, width)
    return (
        cells,
        f"It has {len(cells)} cells where the header has {width}; put the cell with a delimiter in quotes.",
    )


def _mended(lines: _Lines, delimiter: str, width: int) -> tuple[list[str], str]:
    """A record that quotation marks have broken: its first line is read on its own, the next lines again."""
    if not lines.present:
        return [], ""
    first = lines.give_back()
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            cells = next(csv.reader([first], delimiter=delimiter, quoting=quoting), [])
        except csv.Error:
            continue
        if (len(cells) == width and "\n" not in "".join(cells[:-1])) or not width:
            return [cell.strip("\r\n") for cell in cells], ""
    return first.split(delimiter), "A quotation mark in it is never closed."
