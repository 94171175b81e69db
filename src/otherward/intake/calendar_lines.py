"""The lines of a calendar file: unfolded, cut into components, pictures left out; nothing of it is kept longer than needed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

LONGEST_LINE = 1 << 16
"""Characters of one property; a longer one (an inline picture) is cut."""
MOST_LINES = 20_000
"""Lines of one component."""

_HEAVY = ("ATTACH", "IMAGE", "X-ALT-DESC", "X-APPLE-STRUCTURED-LOCATION", "PHOTO")


@dataclass(slots=True)
class Component:
    """One BEGIN…END block at the top of a calendar (an event, a task, a time zone), its inner blocks left out."""

    kind: str
    lines: list[str] = field(default_factory=list)
    number: int = 0
    """Which one of its kind it is in the file."""

    def first(self, name: str) -> str:
        """The value of the first property of this name."""
        found = self.parts(name)
        return found[1] if found else ""

    def parts(self, name: str) -> tuple[str, str] | None:
        """Parameters and value of the first property of this name."""
        for line in self.lines:
            if line[: len(name)].upper() == name and line[len(name) : len(name) + 1] in (":", ";"):
                at = _colon(line, len(name))
                if at >= 0:
                    return line[len(name) : at], line[at + 1 :].strip()
        return None

    def has(self, name: str) -> bool:
        """Whether there is a property of this name."""
        return self.parts(name) is not None


def _colon(line: str, start: int) -> int:
    """Where the value begins: the first colon outside quotation marks, -1 if there is none."""
    at = line.find(":", start)
    while at >= 0 and line.count('"', start, at) % 2:
        at = line.find(":", at + 1)
    return at


def text_lines(stream: BinaryIO) -> Iterator[str]:
    """Logical lines: folded ones joined, in whatever charset the file is."""
    start = stream.read(4)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        whole = (start + stream.read(1 << 26)).decode("utf-16", "replace").encode("utf-8", "replace")
        yield from _unfolded(iter(whole.splitlines()))
    else:
        yield from _unfolded(_physical(stream, start.removeprefix(b"\xef\xbb\xbf")))


def _physical(stream: BinaryIO, start: bytes) -> Iterator[bytes]:
    line = start + (b"" if start.endswith(b"\n") else stream.readline(LONGEST_LINE))
    while line:
        bare = line.rstrip(b"\r\n")
        # old Macintosh line ends make one line of the whole file
        yield from bare.split(b"\r") if b"\r" in bare else (bare,)
        line = stream.readline(LONGEST_LINE)


def _unfolded(physical: Iterator[bytes]) -> Iterator[str]:
    pieces: list[bytes] = []
    size = 0
    for line in physical:
        if line[:1] in (b" ", b"\t") and pieces:
            if size < LONGEST_LINE:
                pieces.append(line[1:])
                size += len(line)
            continue
        if pieces:
            yield _decoded(b"".join(pieces))
        pieces, size = ([line], len(line)) if line.strip() else ([], 0)
    if pieces:
        yield _decoded(b"".join(pieces))


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def components(stream: BinaryIO) -> Iterator[Component]:
    """The calendar's own properties (kind VCALENDAR, given when its first component begins) and its components."""
    cutter = _Cutter()
    for line in text_lines(stream):
        word, colon, kind = line.partition(":")
        marks = word.upper() if colon else ""
        if marks == "BEGIN":
            yield from cutter.begin(kind.strip().upper(), line)
        elif marks == "END":
            yield from cutter.end(kind.strip().upper(), line)
        else:
            cutter.keep(line)
    yield from cutter.rest()


class _Cutter:
    """Follows the nesting of components through a file, whether or not every END is there."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._header: Component | None = Component("VCALENDAR")
        self._current: Component | None = None
        self._inner: list[str] = []

    def begin(self, kind: str, line: str) -> Iterator[Component]:
        current = self._current
        if current is not None and not (kind in ("VEVENT", "VCALENDAR") and current.kind == "VEVENT"):
            self._inner.append(kind)
            self._nested(current, line)
            return
        if current is not None:
            yield current  # its END is missing
        self._inner = []
        if kind == "VCALENDAR":
            self._header, self._current = Component(kind), None
            return
        if self._header is not None:
            yield self._header
            self._header = None
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        self._current = Component(kind, [], self._numbers[kind])

    def end(self, kind: str, line: str) -> Iterator[Component]:
        if self._current is None:
            return
        if self._inner and kind != self._current.kind:
            self._inner.pop()
            self._nested(self._current, line)
            return
        yield self._current
        self._current, self._inner = None, []

    def keep(self, line: str) -> None:
        if self._current is None:
            if self._header is not None and len(self._header.lines) < MOST_LINES:
                self._header.lines.append(line)
        elif self._current.kind == "VTIMEZONE" or not self._inner:
            _keep(self._current, line)

    def _nested(self, current: Component, line: str) -> None:
        if current.kind == "VTIMEZONE":
            _keep(current, line)

    def rest(self) -> Iterator[Component]:
        if self._current is not None and self._current.lines:
            yield self._current
        if self._header is not None:
            yield self._header


def _keep(component: Component, line: str) -> None:
    if len(component.lines) < MOST_LINES and not line.upper().startswith(_HEAVY):
        component.lines.append(line)
