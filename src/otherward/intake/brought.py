"""What the formats bring: contact records, interactions, resources, documents, facts about the user; and what they skip."""

from dataclasses import dataclass, field
from datetime import date

from otherward.network.document import Document
from otherward.network.interaction import Interaction
from otherward.network.record import AboutMe, Acknowledged, ContactRecord, Skipped
from otherward.network.resource import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A row seen and rightly not turned into anything (a member LinkedIn hides, draft, spam): counted, not a fault."""

    where: str
    why: str


Brought = ContactRecord | Interaction | Resource | Document | Acknowledged | AboutMe | Skipped | Passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a format may need to know beyond the file itself."""

    day: date
    """Today, for two-digit years and the like."""
    import_id: str = ""
    exported: date | None = None
    """The day of the export as its name or file date tells."""
    me_names: tuple[str, ...] = ()
    me_handles: frozenset[str] = frozenset()
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    """Confirmed column mappings of hand-made sheets by header fingerprint: column -> field."""
