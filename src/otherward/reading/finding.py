"""What reading finds in a text, before anybody has been recognized: holders as the text names them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from otherward.network.interaction import Participant
from otherward.network.need import NeedKind, Status


class FindingType(StrEnum):
    """What kind of thing was read."""

    NEED = "need"
    OFFERING = "offering"
    PROMISE = "promise"
    THANKS = "thanks"
    FAVOR = "favor"
    MILESTONE = "milestone"
    CONFIDENCE = "confidence"
    WISH = "wish"
    ACQUAINTANCE = "acquaintance"
    """Two who know one another; the holder is the first, `to` the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text with its circumstances: a mail, a message, a note, a meeting's description."""

    id: str
    text: str
    kind: str
    """email, message, note, meeting, transcript, thread (a thread pasted as one text)."""
    me: Participant
    author: Participant
    """For a note the user."""
    to: tuple[Participant, ...] = ()
    at: datetime | date | None = None
    subject: str = ""
    about: tuple[Participant, ...] = ()
    """For a note: whom it is about, as far as title, file name or folder tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One need, offering, promise, thanks, favor, milestone, confidence, wish or acquaintance, with its exact quote."""

    type: FindingType
    passage: str
    """Identifier of the passage."""
    quote: str
    """Exact substring of the passage's text."""
    start: int
    """Where the quote starts in the passage's text."""
    holder: Participant
    """Who needs, offers, promises, thanks, celebrates, confides, wishes. The handle is known for authors and addressees,
    else `name:…` of the name as written; organizations as `org:…`."""
    summary: str = ""
    to: Participant | None = None
    """For promises, thanks and favors: the other side."""
    need_kind: NeedKind | None = None
    department: str = ""
    status: Status = Status.OPEN
    due: date | None = None
    kind: str = ""
    """For milestones, favors, wishes and acquaintances: which."""
    confidence: float = 1.0
    confidential: bool = False
    """Covered by a confidence in the same text."""
    inferred: bool = False
    on: date | None = None
    """The passage's day."""
    settled_by: str = ""
    """Quote of the words that met, kept or withdrew it later in the thread."""
    read_by: str = ""
    """The user's language model that read it, where the program's own reader did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one thread, note or document was read to say; replaced as a whole when it is read again."""

    id: str
    """The thread's or document's identifier."""
    findings: tuple[Finding, ...]
    reader: str
    """Version of the reader, so that a better one reads again."""
    import_id: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    """(passage, interaction or document identifier) where they differ."""
