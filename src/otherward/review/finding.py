"""What a review says: one fault or strength of a draft, and the whole review."""

from dataclasses import dataclass

from otherward.review.draft import MessageKind
from otherward.review.rules import Level


@dataclass(frozen=True, slots=True)
class Edit:
    """Words put in place of others, by their place in the body."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend it, to be looked at before it is taken."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False
    """Whether it may be taken without a look: it only removes, and leaves a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing its reader may mind, with its exact words."""

    code: str
    name: str
    group: str
    level: Level
    region: str
    start: int
    end: int
    text: str
    message: str
    why: str
    attempt: str
    grade: str
    source: str
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSeen:
    """A sentence and whom it serves."""

    start: int
    end: int
    quote: str
    role: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A draft, read."""

    score: int
    band: str
    kind: MessageKind
    closeness: str
    reader: str
    roles: tuple[RoleSeen, ...]
    findings: tuple[Finding, ...]
    """Ranked; the first `shown` are worth showing at once."""
    shown: int
    strengths: tuple[RoleSeen, ...] = ()
