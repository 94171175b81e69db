"""A calendar's event as a meeting with its people, or as an announcement to pass on."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from otherward.intake.brought import Circumstances, Passed
from otherward.intake.calendar_series import Occurrence, begins
from otherward.intake.calendar_zone import Zones
from otherward.intake.entry import Entry
from otherward.intake.page_text import plain_text
from otherward.intake.resource_address import canonical, web_address
from otherward.intake.resource_kind import DATED, is_for_members, kind_of_resource
from otherward.intake.title_names import named
from otherward.names import name_of
from otherward.network.handle import mail_handle, name_handle, plain
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.resource import Resource
from otherward.network.source import Source

LONGEST_TEXT = 20_000
MOST_PEOPLE = 500

_CANCELLED = re.compile(
    r"^\W*(?:cancel(?:l?ed)?|abgesagt|annul[ée]e?|cancelad[oa]|annullat[oa])\b\s*:|\bnot going\b|^\W*declined\s*:",
    re.IGNORECASE,
)
_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|i|ul|li|html|body|table|font|strong|em)\b[^>]{0,500}>", re.IGNORECASE
)
_DIAL_IN = re.compile(
    r"(?:\n|^)[^\n]{0,5}(?:[-_~=*.:]{8,}[^\n]*\n)?[^\n]*(?:join zoom meeting|join microsoft teams meeting|microsoft teams meeting|join with google meet"
    r"|is inviting you to a scheduled zoom|join on your computer|-::~:~::~|webex meeting).*",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"[^\s@<>:]+@[^\s@<>:]+")


@dataclass(slots=True)
class Kept:
    """What all events of a calendar share."""

    entry: Entry
    circumstances: Circumstances
    zones: Zones
    calendar: str = ""
    cancels: bool = False

    def source(self, number: int, uid: str, event: Any, recurrence: str = "") -> Source:
        """The place of an event, for the user by its day and title."""
        start = begins(event)
        title = _line(event, "SUMMARY")[:60]
        day = f" of {start.day} {start:%B %Y}" if start else ""
        return Source(
            path=self.entry.path,
            where=f"event{day}: {title}" if title else f"event {number}",
            index=number,
            locator=f"{uid}@{recurrence}" if recurrence else uid,
            import_id=self.circumstances.import_id,
        )


def meeting(occurrence: Occurrence, kept: Kept, *, with_text: bool) -> Interaction | Passed:
    """The meeting; passed over if the user declined it."""
    event = occurrence.event
    people = [one for one in _people(event) if one[1] != "DECLINED"]
    mine = kept.circumstances.me_handles
    if any(one.handle in mine for one, status in _people(event) if status == "DECLINED"):
        return Passed(where=f"event {occurrence.number}", why="declined by you")
    title, uid = _line(event, "SUMMARY"), _line(event, "UID")
    start = kept.zones.moment(begins(event) or kept.circumstances.day)
    organizer = _participant(event.get("ORGANIZER"))
    chair = organizer.handle if organizer else ""
    to = tuple(dict.fromkeys(one for one, _ in people if one.handle != chair))[:MOST_PEOPLE]
    if all(one.handle in mine for one in (*to, *((organizer,) if organizer else ()))):
        to += named(title, not_these=kept.circumstances.me_names)
    return Interaction(
        id=name_of("interaction", "meeting", uid or title, start.isoformat()),
        kind=InteractionKind.MEETING,
        source=kept.source(occurrence.number, uid, event, occurrence.recurrence),
        at=start,
        author=organizer,
        to=to,
        subject=title,
        text=_text(event) if with_text else "",
        thread=uid,
        import_id=kept.circumstances.import_id,
        ends_at=_ends(event, start, kept.zones),
        place=_line(event, "LOCATION"),
        cancelled=kept.cancels
        or _line(event, "STATUS").upper() == "CANCELLED"
        or bool(_CANCELLED.search(title)),
    )


def public_event(occurrence: Occurrence, kept: Kept) -> Resource | Passed:
    """An announced event, to pass on."""
    event = occurrence.event
    title, text, url = _line(event, "SUMMARY"), _text(event), web_address(_line(event, "URL"))
    if not title or _line(event, "STATUS").upper() == "CANCELLED":
        return Passed(where=f"event {occurrence.number}", why="cancelled or without title")
    start = kept.zones.moment(begins(event) or kept.circumstances.day)
    place = _line(event, "LOCATION")
    kind = kind_of_resource(title, f"{text} {place}", categories=_categories(event))
    repeated = start.isoformat() if occurrence.repeats else ""
    return Resource(
        id=name_of("resource", (canonical(url) + repeated) or f"{title}\n{start.date()}"),
        title=title,
        url=url,
        source=kept.source(occurrence.number, _line(event, "UID") or url, event, occurrence.recurrence),
        kind=kind if kind in DATED else "event",
        summary="\n".join(part for part in (text[:1400], place[:100]) if part),
        published=_stamped(event),
        starts_at=start,
        ends_at=_ends(event, start, kept.zones),
        feed=kept.calendar,
        members_only=is_for_members(f"{title}\n{text}"),
    )


def _stamped(event: Any) -> date | None:
    value = getattr(event.get("CREATED") or event.get("DTSTAMP"), "dt", None)
    return value.date() if isinstance(value, datetime) else None


def _categories(event: Any) -> list[str]:
    found = event.get("CATEGORIES")
    lists = found if isinstance(found, list) else [found]
    return [str(one) for group in lists for one in getattr(group, "cats", [])]


def _ends(event: Any, start: datetime, zones: Zones) -> datetime | None:
    end = getattr(event.get("DTEND"), "dt", None)
    if isinstance(end, date):
        moment = zones.moment(end)
        return moment if moment >= start else None
    length = getattr(event.get("DURATION"), "dt", None)
    return (
        start + length
        if isinstance(length, timedelta) and timedelta() <= length < timedelta(days=366)
        else None
    )


def _people(event: Any) -> list[tuple[Participant, str]]:
    """Who is invited and how they answered; rooms and machines left out."""
    found = event.get("ATTENDEE") or []
    people = []
    for one in found if isinstance(found, list) else [found]:
        params = getattr(one, "params", {})
        participant = _participant(one)
        if participant and str(params.get("CUTYPE", "")).upper() not in ("RESOURCE", "ROOM", "GROUP"):
            people.append((participant, str(params.get("PARTSTAT", "")).upper()))
    return people


def _participant(value: Any) -> Participant | None:
    if value is None:
        return None
    if isinstance(value, list):
        return _participant(value[0]) if value else None
    params = getattr(value, "params", {})
    name = " ".join(str(params.get("CN", "")).strip("\"' ").split())
    email = str(params.get("EMAIL", ""))
    found = _ADDRESS.search(re.sub(r"^mailto:", "", str(value), flags=re.IGNORECASE)) or _ADDRESS.search(
        email
    )
    address = found[0] if found else ""
    if _ADDRESS.fullmatch(name):
        address, name = address or name, ""
    if address and not re.search(
        r"@(?:group|resource|import)\.calendar\.google\.com$|^(?:noreply|no-reply|unknownorganizer)\b",
        address,
        re.IGNORECASE,
    ):
        return Participant(handle=mail_handle(address), name="" if plain(name) == plain(address) else name)
    return Participant(handle=name_handle(name), name=name) if name and not address else None


def _text(event: Any) -> str:
    """The description in plain words, without the dial-in."""
    found = event.get("DESCRIPTION")
    text = str(found[0] if isinstance(found, list) and found else found or "")[: 4 * LONGEST_TEXT]
    if _HTML.search(text):
        text = plain_text(text)
    return _DIAL_IN.sub("", text).replace("\r\n", "\n").strip()[:LONGEST_TEXT]


def _line(event: Any, name: str) -> str:
    found = event.get(name)
    value = found[0] if isinstance(found, list) and found else found
    return " ".join(str(value).split())[:500] if value is not None else ""
