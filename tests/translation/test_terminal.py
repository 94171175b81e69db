"""What the terminal counts and dates reads well, of one as of several, in the reader's language."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from otherward.actions.look_around import look_around
from otherward.actions.sighting import Sightings
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.source import Source
from otherward.opening import open_book
from otherward.translation.sentences import retold
from otherward.translation.words import speaking

FILES = {
    "ida.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ida Sand\nN:Sand;Ida;;;\nEND:VCARD\n",
    "week.ics": (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\nBEGIN:VEVENT\nUID:1\nSUMMARY:Kiln talk\n"
        "DTSTART:20261013T100000\nDTEND:20261013T110000\nLOCATION:Leith\n"
        "ATTENDEE;CN=Ida Sand:mailto:ida@sand.example\nEND:VEVENT\nEND:VCALENDAR\n"
    ),
}


@pytest.fixture
def otherward(tmp_path):
    def run(lang, *arguments):
        env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        env |= {"LANG": lang, "OTHERWARD_NETWORK": str(tmp_path / "own.db"), "COLUMNS": "200"}
        command = [sys.executable, "-m", "otherward", *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout

    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run.folder = str(tmp_path)
    return run


@pytest.mark.parametrize(
    ("lang", "held", "meeting"),
    [
        (
            "C.UTF-8",
            "Your network: 1 person, 0 organizations, 1 message or meeting, 0 needs,",
            "Tuesday 13 October, 10:00",
        ),
        (
            "de_DE.UTF-8",
            "Dein Netzwerk: 1 Person, 0 Organisationen, 1 Nachricht oder Treffen, 0 Anliegen,",
            "Dienstag, 13. Oktober, 10:00",
        ),
    ],
)
def test_one_is_one_and_a_meeting_has_its_day(otherward, lang, held, meeting):
    told = otherward(lang, "import", "--on", "2026-10-12", *(f"{otherward.folder}/{name}" for name in FILES))
    assert held in told
    told = otherward(lang, "meetings", "--on", "2026-10-12")
    assert f"Kiln talk  {meeting} · Leith" in told
    assert "2026-10-13" not in told


def seen(*names):
    sightings = Sightings("import-1", "archive.mbox")
    for name in names:
        ida = Participant(handle="mailto:ida@sand.example", name=name)
        source = Source(path="archive.mbox", where="a mail")
        sightings.see(
            Interaction(
                id=name,
                kind=InteractionKind.MAIL,
                source=source,
                at=datetime(2026, 10, 1, tzinfo=UTC),
                author=ida,
            )
        )
    return next(sightings.records()).source.where


def test_seen_once():
    assert seen("Ida") == "seen once"
    assert seen("Ida", "Ida Sand") == "seen 2 times"
    with speaking("de"):
        assert retold("seen once") == "einmal gesehen"


def test_what_a_text_and_a_rule_say_is_german_where_the_terminal_is(otherward):
    file = Path(otherward.folder, "mail.txt")
    file.write_text("I will send you the slides by Friday. Thank you for the reference.\n", encoding="utf-8")
    text = str(file)
    told = otherward("de_DE.UTF-8", "read", "--author", "Ana Ruiz", "--me", "Kim", text)
    assert "Ana Ruiz · Versprechen · offen · „I will send you the slides by Friday.“" in told
    assert "Ana Ruiz · promise · open · “I will send" in otherward(
        "C.UTF-8", "read", "--author", "Ana Ruiz", "--me", "Kim", text
    )
    told = otherward("de_DE.UTF-8", "review", "--explain", "OFF001")
    assert told.startswith("OFF001 nichts angeboten  Angebot\n")
    assert "fremd: Warnung, Bekanntschaft: Warnung, Kontakt: Vorschlag, nahestehend: aus" in told


def test_a_card_and_what_a_line_says_are_german_too(otherward):
    otherward("de_DE.UTF-8", "me", "--name", "Kim Lee", "--email", "kim@lee.example")
    told = otherward(
        "de_DE.UTF-8",
        "note",
        "--on",
        "2026-10-12",
        "promised her the kiln by 15 October",
        "--about",
        "Ida Sand",
    )
    assert "Versprechen · the kiln, bis 15. Oktober 2026" in told
    told = otherward("de_DE.UTF-8", "opportunities", "--on", "2026-10-13")
    assert "Wort halten" in told
    assert " promise · " not in told
    with speaking("de"):
        assert retold("both at Acme in 2024") == "beide 2024 bei Acme"


def test_how_two_know_each_other_is_german_on_a_persons_sheet(otherward):
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name} Sand\nN:Sand;{name};;;\nORG:Leith Kiln\nEND:VCARD\n"
        for name in ("Ida", "Gus")
    )
    Path(otherward.folder, "two.vcf").write_text(cards, encoding="utf-8")
    otherward("de_DE.UTF-8", "import", f"{otherward.folder}/two.vcf")
    told = otherward("de_DE.UTF-8", "person", "Ida Sand")
    assert "Gus Sand  beide bei Leith Kiln" in told


def test_a_persons_history_and_what_was_read_have_their_days_in_words(otherward):
    files = [f"{otherward.folder}/{name}" for name in FILES]
    otherward("de_DE.UTF-8", "import", "--on", "2026-10-14", *files)
    told = otherward("de_DE.UTF-8", "person", "Ida Sand", "--on", "2026-10-14")
    assert "13. Oktober 2026  Treffen  Kiln talk" in told
    assert "13 October 2026  meeting  Kiln talk" in otherward(
        "C.UTF-8", "person", "Ida Sand", "--on", "2026-10-14"
    )
    listed = otherward("de_DE.UTF-8", "import", "--list")
    assert "Kalender · 1 Zeile, 1 neu" in listed
    assert re.search(r"^ +import-[0-9a-z]+ · \d+\. [A-Z][a-zä]+ \d{4} \(fertig\)$", listed, re.MULTILINE)
    assert not re.search(r"\d{4}-\d{2}-\d{2}", told + listed)


def test_a_looked_at_example_has_its_own_day_in_the_terminal_too(otherward, tmp_path):
    book = open_book(tmp_path / "own.db")
    look_around(book)
    book.close()
    assert "House meeting  Monday 12 October, 09:30" in otherward("C.UTF-8", "meetings")
    assert "House meeting" not in otherward("C.UTF-8", "meetings", "--on", "2027-06-01")
