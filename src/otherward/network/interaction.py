"""A mail, message, meeting, call or note with people and a date. Stays in the store; never part of the Network."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from otherward.network.source import Source


class InteractionKind(StrEnum):
    """In what form people were in touch, or a text came in."""

    MAIL = "mail"
    MESSAGE = "message"
    MEETING = "meeting"
    INVITATION = "invitation"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody in an interaction, as the source names them."""

    handle: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One mail, message, meeting or note, with what was newly said in it."""

    id: str
    kind: InteractionKind
    source: Source
    at: datetime | None
    """When, with its time zone if known."""
    author: Participant | None = None
    """Who wrote it; for a meeting the organizer; None for a note (the user wrote it)."""
    to: tuple[Participant, ...] = ()
    """Recipients or attendees."""
    copied: tuple[Participant, ...] = ()
    subject: str = ""
    text: str = ""
    """What this author newly said: without quotes, signature and disclaimers. Plain text."""
    signature: str = ""
    thread: str = ""
    """Identifier of the thread it belongs to."""
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    """Message-IDs named as parents (References and In-Reply-To), oldest first."""
    machine: str = ""
    """Why it is not people's mail (`newsletter`, `notification`, `list`, `bounce`, `automatic reply`), else empty."""
    import_id: str = ""
    ends_at: datetime | None = None
    place: str = ""
    cancelled: bool = False
    attachments: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it happened."""
        return self.at.date() if self.at else None

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everybody in it, the author first."""
        return ((self.author,) if self.author else ()) + self.to + self.copied
