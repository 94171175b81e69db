"""Notes: their day, their people, and what is a note rather than a company's document."""

import json
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.intake.brought import Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.note import FORMATS
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.record import Skipped

DAY = date(2026, 9, 14)


def note_of(
    name: str, text: str, *, folder: str = "notes", modified: date | None = date(2026, 11, 1)
) -> Interaction:
    raw = text.encode()
    entry = Entry(
        path=f"{folder}/{name}",
        name=name,
        size=len(raw),
        head=raw,
        open=lambda: BytesIO(raw),
        modified=modified,
        folder=folder,
    )
    (one,) = FORMATS[0].read(entry, Circumstances(day=DAY, me_names=("Marcy Dombrowski",)))
    return one


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("2026-09-02 Priya call.md", "said", date(2026, 9, 2)),
        ("20260902 call.md", "said", date(2026, 9, 2)),
        ("walt 8-25.md", "said", date(2026, 8, 25)),
        ("old 11-30.md", "said", date(2025, 11, 30)),
        ("Ed, paint line.md", "Visited Ed at Rexmoor 8/19. 20% rework.", date(2026, 8, 19)),
        ("front.md", "---\ntitle: A talk\ndate: 2026-03-01T10:00\n---\nsaid", date(2026, 3, 1)),
        ("library.md", "10-11:30 at the library, 24/7", date(2026, 9, 14)),
        ("lunch.md", "Dan lunch 9/21 12:00.", date(2026, 9, 14)),
        ("slots.md", "must be committed by Aug 31", date(2026, 9, 14)),
        ("pantry 9-19.md", "Bring the jack", date(2026, 9, 14)),
        ("talk.md", "# Talk with Ana, May 4, 2026\n\nlong", date(2026, 5, 4)),
    ],
)
def test_when_it_was_written(name, text, day) -> None:
    assert note_of(name, text).day == day


def test_the_files_own_day_is_the_last_resort() -> None:
    assert note_of("ideas.md", "plain", modified=date(2026, 2, 3)).day == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("name", "text", "people"),
    [
        ("2026-09-02 Priya call.md", "x", ["Priya"]),
        ("jen lee x2.md", "x", ["jen lee"]),
        ("curtis + maya.md", "x", ["curtis", "maya"]),
        ("county fair w Lupe.md", "x", ["Lupe"]),
        ("9-9 mock interview at Priya's.md", "x", ["Priya"]),
        ("2026-08-13 phone screen (Denise).md", "x", ["Denise"]),
        ("books to read.md", "x", []),
        ("Quarterly goals.md", "x", []),
        ("x1.md", "# Coffee with Ana Ruiz and Marcy\n\ntext", ["Ana Ruiz"]),
        ("y.md", "---\npeople:\n  - '[[Ana Ruiz]]'\n  - Ben Okafor\n---\ntext", ["Ana Ruiz", "Ben Okafor"]),
    ],
)
def test_who_it_is_about(name, text, people) -> None:
    assert [one.name for one in note_of(name, text).to] == people


def test_the_whole_text_is_one_note(bring, tmp_path) -> None:
    text = "## 2026-09-01\r\ncalled Ana\r\n\r\n## 2026-09-05\r\ncalled Ben\r\n"
    name, (one,) = bring(tmp_path, "log.md", text)
    assert (name, one.kind, one.author) == ("note", InteractionKind.NOTE, None)
    assert one.text == "## 2026-09-01\ncalled Ana\n\n## 2026-09-05\ncalled Ben"


def test_google_keep(bring, tmp_path) -> None:
    kept = {
        "title": "Call Ana",
        "textContent": "she needs a welder",
        "userEditedTimestampUsec": 1_780_000_000_000_000,
        "isTrashed": False,
    }
    name, (one,) = bring(tmp_path, "Call Ana.json", json.dumps(kept))
    assert (name, one.subject, one.day, [p.name for p in one.to]) == (
        "Google Keep note",
        "Call Ana",
        date(2026, 5, 28),
        ["Ana"],
    )
    _, (gone,) = bring(tmp_path, "b.json", json.dumps(kept | {"isTrashed": True}))
    assert isinstance(gone, Passed)


JOTTED = "lunch with Ana. I should send her the list!! my turn to pay\n- [ ] ask Ben\nI think she is looking, ask him"
LETTER = "ACME FOODS\nDear shareholders,\n\nOur goal for 2026 is a fill rate of 98 percent. Acme Foods will open a second plant.\n"


@pytest.mark.parametrize(
    ("folder", "text", "beside", "format_"),
    [
        ("stuff", JOTTED, False, "note"),
        ("acme-foods", LETTER, False, "text document"),
        ("acme-foods", LETTER, True, "text document"),
        (
            "acme-foods",
            "Acme Foods bakes rye crackers in two shifts. The line runs on weekends.",
            True,
            "text document",
        ),
        ("notes", LETTER, False, "note"),
        ("stuff", "hector: days only", False, "note"),
    ],
)
def test_a_text_file_is_a_note_or_a_companys(bring, tmp_path, folder, text, beside, format_) -> None:
    if beside:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.pdf").write_bytes(b"%PDF-1.4")
    assert bring(tmp_path, f"{folder}/one.txt", text)[0] == format_


def test_drafts_are_passed_over(bring, tmp_path) -> None:
    _, (one,) = bring(
        tmp_path, "draft.txt", "To: Ana Ruiz <ana@acme.example>\nSubject: Thursday\n\nHi Ana, I would love to"
    )
    assert isinstance(one, Passed)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=12))
def test_nothing_in_a_note_raises(raw, stem) -> None:
    entry = Entry(path="n", name=f"{stem}.md", size=len(raw), head=raw, open=lambda: BytesIO(raw))
    for form in FORMATS:
        assert 0 <= form.claims(entry) <= 100
        for one in form.read(entry, Circumstances(day=DAY)):
            assert isinstance(one, Interaction | Passed | Skipped)
