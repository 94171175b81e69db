"""A person's role at an organization."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """One role at one organization; the current one has no end."""

    organization: str
    """The organization's name as shown."""
    organization_id: str = ""
    title: str = ""
    department: str = ""
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    """The day on which a source said so (an export is true on its date)."""
