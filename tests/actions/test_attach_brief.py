"""A meeting's calendar entry with its brief attached: whole in any calendar program, nothing told in confidence in it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from otherward.actions.attach_brief import attach_brief
from otherward.brief.brief import Brief, Line
from otherward.errors import WrongUse
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.source import Evidence, Source

DAY = date(2026, 9, 14)
SAID = Evidence(
    quote="We lose one in three pickers", source=Source(path="m.mbox", where="mail of 3 September")
)
MEETING = Interaction(
    id="meeting-1",
    kind=InteractionKind.MEETING,
    source=Source(path="c.ics", where="event"),
    at=datetime(2026, 9, 15, 9, tzinfo=UTC),
    subject="Coffee with Ana",
    place="Hall 3; second door",
)
BRIEF = Brief(
    about="Ana Ruiz",
    meeting=MEETING,
    needs=(
        Line(text="Ana: “We lose one in three pickers”", evidence=(SAID,)),
        Line(text="Ana may leave in May", evidence=(SAID,), confidential=True),
    ),
)


def entry_of(data):
    from icalendar import Calendar

    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event


def test_the_entry_has_the_meetings_time_and_place_and_the_brief_in_words_and_as_pdf():
    event = entry_of(attach_brief(BRIEF, DAY))
    assert event.decoded("dtstart") == MEETING.at
    assert str(event["location"]) == MEETING.place
    assert str(event["uid"]).startswith("brief-meeting-1@")
    assert "We lose one in three pickers" in str(event["description"])
    assert "WHAT THEY NEED NOW" in str(event["description"])
    attached = event["attach"]
    assert attached.params["FMTTYPE"] == "application/pdf"
    assert attached.params["ENCODING"] == "BASE64"
    import pypdfium2

    words = pypdfium2.PdfDocument(attached.from_ical(attached.to_ical().decode()))
    assert "one in three pickers" in words[0].get_textpage().get_text_range()


def test_what_was_told_in_confidence_is_nowhere_in_it_and_it_is_private():
    data = attach_brief(BRIEF, DAY)
    assert b"leave in May" not in data.replace(b"\r\n ", b"")
    assert str(entry_of(data)["class"]) == "PRIVATE"


def test_without_a_meeting_there_is_no_entry():
    with pytest.raises(WrongUse, match="bring in a newer one"):
        attach_brief(replace(BRIEF, meeting=None), DAY)


def test_the_command_writes_it(otherward, filled, tmp_path):
    out = tmp_path / "entry.ics"
    code, _, problem = otherward("brief", "Ana Ruiz", "--format", "ics", "--output", out, as_json=False)
    assert (code, out.exists()) in {(0, True), (2, False)}
    assert code == 0 or "calendar" in problem
