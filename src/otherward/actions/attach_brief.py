"""A meeting's calendar entry with its brief attached (RFC 5545, 3.8.1.1), to be opened in any calendar program."""

from datetime import date, timedelta
from typing import Any

from otherward.actions.calendar_feed import PRODUCT, entry, moment
from otherward.brief.brief import Brief
from otherward.brief.copies import copy_in
from otherward.brief.written import as_text
from otherward.errors import WrongUse
from otherward.translation.words import say

FORM = "ics"
KIND = "text/calendar; charset=utf-8"


def attach_brief(brief: Brief, day: date) -> bytes:
    """One entry at the time of the meeting, the brief in its text and attached as PDF; what was told in confidence is left out.

    It has the identifier of the entry in the calendar feed, so that a program that knows both shows one. Errors: WrongUse without a meeting.
    """
    from icalendar import Calendar

    meeting = brief.meeting
    if meeting is None or meeting.at is None:
        message = f"No meeting with {brief.about} is in your calendar; bring in a newer one, or take the brief along as PDF."
        raise WrongUse(message)
    title = meeting.subject or say("Meeting with {name}", name=brief.about)
    event = entry(
        f"brief-{meeting.id}",
        say("Brief: {title}", title=title),
        as_text(brief, day),
        stamp=meeting.at.date(),
    )
    event.add("dtstart", moment(meeting.at))
    event.add("dtend", moment(meeting.ends_at or meeting.at + timedelta(hours=1)))
    if meeting.place:
        event.add("location", meeting.place)
    _attach(event, say("Brief {name}.pdf", name=brief.about), copy_in("pdf", brief, day))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _attach(event: Any, name: str, content: bytes) -> None:
    """Inline, as the standard has it; the two names are what Apple's and Mozilla's programs look for."""
    from icalendar import vBinary

    held = vBinary(content)
    plain = "".join(c for c in name if c.isalnum() or c in " .-")
    held.params.update({"FMTTYPE": "application/pdf", "FILENAME": plain, "X-FILENAME": plain})
    event.add("attach", held)
