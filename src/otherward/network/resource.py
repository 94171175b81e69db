"""An article, webinar, event, report or opening that can be passed on."""

from dataclasses import dataclass
from datetime import date, datetime

from otherward.network.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something worth passing on, once across all feeds it appeared in."""

    id: str
    title: str
    url: str
    source: Source
    kind: str = "article"
    """article, webinar, event, report, podcast, video, opening, tool."""
    summary: str = ""
    author: str = ""
    published: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    deadline: date | None = None
    """Register or apply until, if said."""
    feed: str = ""
    """The feed's own title."""
    also: tuple[Source, ...] = ()
    """Where else the same thing appeared."""
    other_ids: tuple[str, ...] = ()
    """The identifiers it has there: what was sent under one of them is not sent again under another."""
    members_only: bool = False
