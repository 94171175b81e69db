"""A promise is over when your own note ticks it off, or when the day it was asked for is past."""

import pytest

from otherward.actions.over_since import DONE
from tests.actions.test_promised_matter import THREAD


def promised_to_tom(known, tmp_path, ask, yes, note=""):
    (tmp_path / "sunday.mbox").write_text(THREAD.format(ask=ask, yes=yes), encoding="utf-8")
    known("import", tmp_path / "sunday.mbox")
    if note:
        (tmp_path / "todo.md").write_text(note, encoding="utf-8")
        known("import", tmp_path / "todo.md")
    _, cards, _ = known("today", "--minutes", "60")
    return [one["what"] for one in cards if one["kind"] == "promise" and one["people"] == ["Tom Hill"]]


ASK = "Could you send me the bass part of the requiem?"


def test_what_your_own_note_ticks_off_is_kept(known, tmp_path):
    note = "- rope\n- Tom: the psalter - done 12/9\n- chart for Ana"
    assert promised_to_tom(known, tmp_path, ASK, "I will send you the psalter by Friday.", note) == []


@pytest.mark.parametrize(
    "line", ["Tom: the psalter - not done", "Tom: the keys - done", "Ana: the psalter - done"]
)
def test_another_line_ticks_off_nothing(known, tmp_path, line):
    note = f"- rope\n- {line}\n"
    assert promised_to_tom(known, tmp_path, ASK, "I will send you the psalter by Friday.", note)


def test_a_yes_to_what_was_asked_for_a_day_that_is_past_is_over(known, tmp_path):
    ask = "Would you know somebody who could read to the choir on 10 September?"
    assert promised_to_tom(known, tmp_path, ask, "I'll do it myself.") == []


def test_a_yes_to_what_was_asked_for_a_coming_day_stands(known, tmp_path):
    ask = "Would you know somebody who could read to the choir on 20 September?"
    assert promised_to_tom(known, tmp_path, ask, "I'll do it myself.")


@pytest.mark.parametrize(
    "line", ["[x] chart for Ivo", "Ana: drawing (sent)", "✓ keys to Petra", "Gus Seekarte - erledigt"]
)
def test_a_ticked_line_is_told(line):
    assert DONE.search(line)


@pytest.mark.parametrize("line", ["Ana has done her exam well", "the done thing is tea", "[ ] chart for Ivo"])
def test_other_lines_are_no_ticks(line):
    assert not DONE.search(line)
