"""Notes: Markdown and text as people jot them down, whole, with their day and the people in their title."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.note_day import written_on
from otherward.intake.title_names import named
from otherward.intake.written_text import decoded, is_plain_text, is_text, read_text, reads_as_document
from otherward.names import name_of
from otherward.network.handle import name_handle
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.record import Skipped
from otherward.network.source import Source

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".org")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"^([A-Za-z][\w -]{0,30}):[ \t]*(.*)$")
_ITEM = re.compile(r"^\s*-\s+(.+)$")
_HEADING = re.compile(r"\A\s*#{1,3}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_DRAFT = re.compile(
    rb"\A\s*(?:(?:To|Cc|Bcc|From)\s*:[^\n]*\n)+Subject\s*:|\A\s*Subject\s*:[^\n]*\n(?:To|Cc)\s*:",
    re.IGNORECASE,
)
_KEEP = (b'"textContent"', b'"userEditedTimestampUsec"')
_PEOPLE = ("people", "person", "attendees", "participants", "with", "who", "contact", "contacts")


class Note:
    """Markdown always, text files where nobody else is meant to read them."""

    name = "note"

    def claims(self, entry: Entry) -> int:
        """By its name; a text file only if it does not read as a company's document."""
        if entry.name.casefold().endswith(_MARKDOWN):
            return 60 if is_text(entry.head) else 0
        return 30 if is_plain_text(entry) and not reads_as_document(entry) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """One interaction, however many entries the note has."""
        if _DRAFT.match(entry.head) and not _is_sent(entry.head):
            yield Passed(where="the whole file", why="draft")
            return
        text = read_text(entry)
        front, body = front_matter(text)
        if not body.strip():
            yield Skipped(where="the whole file", why="The note is empty.")
            return
        yield _note(entry, front, body, circumstances)


def _is_sent(head: bytes) -> bool:
    return bool(re.search(rb"^(?:Message-ID|Received|Date)\s*:", head[:4096], re.IGNORECASE | re.MULTILINE))


def _note(entry: Entry, front: dict[str, str], body: str, circumstances: Circumstances) -> Interaction:
    stem = PurePosixPath(entry.name).stem
    heading = _HEADING.match(body)
    title = front.get("title") or (_plain(heading[1]) if heading else "") or stem
    return Interaction(
        id=name_of("interaction", "note", entry.name, body),
        kind=InteractionKind.NOTE,
        source=Source(
            path=entry.path, where="the note", locator="whole file", import_id=circumstances.import_id
        ),
        at=written_on(stem, front, body, day=circumstances.day, modified=entry.modified),
        to=_people(stem, title, front, circumstances),
        subject=title,
        text=body.strip("\n"),
        import_id=circumstances.import_id,
    )


def _people(
    stem: str, title: str, front: dict[str, str], circumstances: Circumstances
) -> tuple[Participant, ...]:
    """Who the note is about, by its name, its heading and its front matter."""
    mine = circumstances.me_names
    listed = [_plain(one) for key in _PEOPLE for one in re.split(r"[,;]", front.get(key, "").strip("[]"))]
    said = [
        Participant(handle=name_handle(one), name=one)
        for one in (name.strip(" \"'") for name in listed)
        if one
    ]
    found = (*said, *named(stem, not_these=mine), *(named(title, not_these=mine) if title != stem else ()))
    kept: list[Participant] = []
    for one in found:
        words = set(one.handle.removeprefix("name:").split())
        if not any(words <= set(other.handle.removeprefix("name:").split()) for other in kept):
            kept.append(one)
    return tuple(kept)


def _plain(text: str) -> str:
    """Words without Markdown's marks."""
    text = _LINK.sub(lambda found: found[2] or found[1], text)
    return re.sub(
        r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)|\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "", text
    ).strip()


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between `---` lines at the top (lists comma-joined), and the text below them."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    key = ""
    for line in found[1].splitlines():
        if item := _ITEM.match(line):
            if key:
                fields[key] = f"{fields[key]}, {item[1]}".strip(", ")
        elif field := _LINE.match(line):
            key = field[1].strip().casefold()
            fields[key] = field[2].strip().strip("\"'")
    return fields, text[found.end() :]


class KeepNote:
    """A note of Google Keep, as Takeout writes it in JSON."""

    name = "Google Keep note"

    def claims(self, entry: Entry) -> int:
        """Certain by its keys."""
        return 90 if entry.head.lstrip()[:1] == b"{" and any(key in entry.head for key in _KEEP) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """One interaction; notes thrown away are passed over."""
        try:
            with entry.open() as stream:
                kept: Any = json.loads(decoded(stream.read(1 << 23)))
            body, title = str(kept.get("textContent") or ""), str(kept.get("title") or "")
            items = [
                f"- [{'x' if one.get('isChecked') else ' '}] {one.get('text', '')}"
                for one in kept.get("listContent") or []
            ]
        except (ValueError, AttributeError, TypeError, RecursionError):
            yield Skipped(where="the whole file", why="The note is damaged; export it again.")
            return
        body = body or "\n".join(items)
        if kept.get("isTrashed") or not (body.strip() or title.strip()):
            yield Passed(where="the whole file", why="thrown away or empty")
            return
        front = {"title": title, "date": _edited(kept, circumstances.day)}
        yield _note(
            entry, {key: value for key, value in front.items() if value}, body or title, circumstances
        )


def _edited(kept: dict[str, Any], day: date) -> str:
    for key in ("createdTimestampUsec", "userEditedTimestampUsec"):
        stamp = kept.get(key)
        if isinstance(stamp, int) and 0 < stamp < 10**16:
            return datetime.fromtimestamp(stamp / 1_000_000, tz=UTC).date().isoformat()
    return day.isoformat()


FORMATS = (Note(), KeepNote())
