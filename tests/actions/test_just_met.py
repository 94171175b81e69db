"""After a meeting one line is asked for, on every surface, until it has been written."""

from datetime import date

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.just_met import just_met
from otherward.actions.note_line import note_line
from otherward.actions.suggest import situation_of
from otherward.actions.who_am_i import set_me
from otherward.opening import open_book

DAY = date(2026, 9, 14)
EVENT = (
    "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260901T080000Z\r\nDTSTART:{day}T090000Z\r\nDTEND:{day}T100000Z\r\nSUMMARY:{title}\r\n"
    "ORGANIZER;CN=Sam Reed:mailto:sam@reed.example\r\nATTENDEE;CN=Ana Ruiz;PARTSTAT=ACCEPTED:mailto:ana@north.example\r\n"
    "ATTENDEE;CN=Sam Reed;PARTSTAT=ACCEPTED:mailto:sam@reed.example\r\nEND:VEVENT\r\n"
)


@pytest.fixture
def path(tmp_path):
    (tmp_path / "ana.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\nEMAIL:ana@north.example\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    events = [
        EVENT.format(uid="a", day="20260911", title="Coffee"),
        EVENT.format(uid="b", day="20260820", title="Long ago"),
        EVENT.format(uid="c", day="20260915", title="Tomorrow"),
    ]
    (tmp_path / "c.ics").write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//EN\r\n"
        + "".join(events)
        + "END:VCALENDAR\r\n",
        encoding="utf-8",
    )
    where = tmp_path / "network.db"
    book = open_book(where)
    set_me(book, name="Sam Reed", emails=("sam@reed.example",))
    bring_in(book, [tmp_path / "ana.vcf", tmp_path / "c.ics"], day=DAY)
    book.close()
    return where


def met(book):
    return [one.meeting.subject for one in just_met(book, situation_of(book, day=DAY))]


def test_who_was_just_met_is_asked_about_until_a_line_is_written_and_again_when_it_is_undone(path):
    from otherward.actions.take_back import take_back

    book = open_book(path)
    assert met(book) == ["Coffee"]
    line = note_line(book, "needs a night porter by November", day=DAY, about="Ana Ruiz")
    assert [finding.summary for finding in line.findings] == ["a night porter"]
    assert met(book) == []
    take_back(book, line.id, day=DAY)
    assert met(book) == ["Coffee"]
    book.close()


def test_the_command_asks_too_and_its_json_stays_json(path):
    import json
    import subprocess
    import sys

    run = [sys.executable, "-m", "otherward", "today", "--network", str(path), "--on", "2026-09-14"]
    words = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert (
        'You have just met Ana Ruiz. One line while you remember: otherward note "needs …" --about "Ana Ruiz"'
        in words
    )
    told = subprocess.run([*run, "--json"], capture_output=True, text=True, check=True).stdout
    assert isinstance(json.loads(told), list)
