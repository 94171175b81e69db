"""What a page states of itself for programs: schema.org in JSON-LD, and the names that scholarly pages use."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from otherward.intake.page_text import plain_text

KINDS = {
    "Event": "event",
    "JobPosting": "opening",
    "Grant": "opening",
    "ScholarlyArticle": "report",
    "Report": "report",
    "PodcastEpisode": "podcast",
    "SoftwareApplication": "tool",
    "WebApplication": "tool",
    "NewsArticle": "article",
    "BlogPosting": "article",
    "Article": "article",
}
"""The kinds of schema.org that say what a thing is; all kinds of events are told by their ending."""
MOST_STATEMENTS = 50
MOST_CHARACTERS = 1 << 20
DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The one statement about the page's own subject; empty where there is none."""

    kind: str = ""
    title: str = ""
    summary: str = ""
    author: str = ""
    published: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    deadline: date | None = None


def statement_of(root: Any) -> Statement:
    """What the page states; an event before an article about it."""
    found = [one for said in _said(root) if (one := _statement(said)).kind]
    dated = [one for one in found if one.starts_at or one.deadline]
    return next(iter(dated or found), _scholarly(root))


def _said(root: Any) -> Iterator[dict[str, Any]]:
    count = 0
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().casefold() != "application/ld+json":
            continue
        try:
            whole = json.loads((script.text or "")[:MOST_CHARACTERS])
        except (ValueError, RecursionError):
            continue
        for one in _things(whole, 0):
            count += 1
            if count > MOST_STATEMENTS:
                return
            yield one


def _things(said: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(said, list):
        for one in said:
            yield from _things(one, depth + 1)
    elif isinstance(said, dict):
        yield said
        yield from _things(said.get("@graph"), depth + 1)
        yield from _things(said.get("mainEntity"), depth + 1)


def _statement(said: dict[str, Any]) -> Statement:
    types = said.get("@type")
    named = [str(one) for one in (types if isinstance(types, list) else [types])]
    kind = next((KINDS[one] for one in named if one in KINDS), "")
    if not kind and any(one.endswith("Event") for one in named):
        kind = "event"
    if kind == "event" and _is_online(said):
        kind = "webinar"
    return Statement(
        kind=kind,
        title=_words(said.get("name") or said.get("headline") or said.get("title")),
        summary=_words(said.get("description")),
        author=_who(said.get("author")),
        published=_day(said.get("datePublished") or said.get("datePosted")),
        starts_at=_moment(said.get("startDate")),
        ends_at=_moment(said.get("endDate")),
        deadline=_day(said.get("validThrough")) if kind == "opening" else None,
    )


def _is_online(said: dict[str, Any]) -> bool:
    places = said.get("location")
    kinds = {
        str(one.get("@type"))
        for one in (places if isinstance(places, list) else [places])
        if isinstance(one, dict)
    }
    mode = str(said.get("eventAttendanceMode") or "")
    return mode.endswith("OnlineEventAttendanceMode") or (kinds == {"VirtualLocation"})


def _scholarly(root: Any) -> Statement:
    """A paper, by the names that catalogues read (Highwire Press tags)."""
    said = {(one.get("name") or "").casefold(): one.get("content") or "" for one in root.iter("meta")}
    if not said.get("citation_title"):
        return Statement()
    on = said.get("citation_publication_date") or said.get("citation_date") or ""
    return Statement(
        kind="report",
        title=_words(said["citation_title"]),
        author=_words(said.get("citation_author")),
        published=_day(on.replace("/", "-")),
    )


def _who(said: Any) -> str:
    one = said[0] if isinstance(said, list) and said else said
    return _words(one.get("name") if isinstance(one, dict) else one)


def _words(said: Any) -> str:
    return " ".join(plain_text(said[: 1 << 14]).split()) if isinstance(said, str) else ""


def _moment(said: Any) -> datetime | None:
    """A moment as stated; without a zone it is taken as it stands."""
    try:
        found = datetime.fromisoformat(str(said or ""))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _day(said: Any) -> date | None:
    found = _moment(said)
    return found.date() if found else None
