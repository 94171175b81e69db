"""A message about to be sent, and what is known of the one it goes to."""

from dataclasses import dataclass, field
from enum import StrEnum

from otherward.network.closeness import Closeness


class MessageKind(StrEnum):
    """What a message is for."""

    OUTREACH = "outreach"
    LINKEDIN = "linkedin"
    MEETING_REQUEST = "meeting_request"
    INTRO_REQUEST = "intro_request"
    INTRODUCTION = "introduction"
    FOLLOW_UP = "follow_up"
    THANK_YOU = "thank_you"
    COLD_ASK = "cold_ask"
    OTHER = "other"
    """An answer in a conversation, a note to many: nobody is approached, so few rules speak. Only read, never asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Something told in confidence that the draft must not give away."""

    teller: str
    said: str
    """The words in which it was told; only compared, never shown in a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the network knows of the recipient; the review has no book of its own."""

    name: str = ""
    other_names: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    """Where they are now."""
    former: tuple[tuple[str, str], ...] = ()
    """Where they are no longer, with the day it was recorded."""
    needs: tuple[str, ...] = ()
    """What they want, in words fit to be shown; nothing told in confidence by others."""
    given: tuple[str, ...] = ()
    """What the user did for them before."""
    unthanked: tuple[str, ...] = ()
    """What they did for the user and were not yet thanked for."""
    agreed: tuple[str, ...] = ()
    """Names of people who said yes to being introduced to them, as they did to being introduced to these."""
    secrets: tuple[Secret, ...] = ()
    """What was told in confidence, by anybody but the recipient."""
    can_give: tuple[str, ...] = ()
    """What the user can provide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message with its subject, its kind, and how close the recipient is."""

    subject: str | None = None
    """None if it is not known, or such messages have none."""
    body: str
    kind: MessageKind | None = None
    """None is read from the words."""
    to_one: bool = False
    """Whether it goes to one person, as whoever has it written knows; a name that is known says so too."""
    closeness: Closeness = Closeness.ACQUAINTANCE
    me: str = ""
    known: Known = field(default_factory=Known)
