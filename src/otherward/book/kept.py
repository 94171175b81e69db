"""What a book keeps besides the network itself: imports, decisions, edits, acts on suggestions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from otherward.network.record import Skipped


class ImportState(StrEnum):
    """How far an import has come."""

    RUNNING = "running"
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file brought in, with what became of its rows."""

    id: str
    path: str
    format: str
    state: ImportState
    started: datetime
    digest: str = ""
    """SHA-256 of the file, so that the same file is known again."""
    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    passed: tuple[tuple[str, int], ...] = ()
    """Rows rightly passed over: (why, how many)."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the user said about two records (or one record and a person): the same, or not the same."""

    id: str
    a: str
    b: str
    """Record identifiers, `a` < `b`."""
    same: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A field of a person set by hand; it is never overwritten by an import."""

    id: str
    record: str
    """A record of the person; the edit follows the record through merges and splits."""
    field: str
    """name, email, phone, organization, title, birthday, place, note, closeness, is_me, never_suggest, never_send."""
    value: str
    at: datetime


class Act(StrEnum):
    """What the user did with a suggestion."""

    TAKEN = "taken"
    LATER = "later"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Taken up, put off or waved away: a suggestion's state is this record."""

    id: str
    opportunity: str
    act: Act
    on: date
    kind: str = ""
    people: tuple[str, ...] = ()
    subject: str = ""
    """The need, resource or promise it was about."""
    gift: str = ""
    """The resource, offering or strategy that was given."""
    what: str = ""
    """The suggestion in words, as it was when it was answered."""
    minutes: int = 0
    """How long it takes, as was said then."""
    because: str = ""
    until: date | None = None
    """For later: not before this day."""
