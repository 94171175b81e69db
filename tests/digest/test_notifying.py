"""A line on the desktop: once a day, never an empty one, no name in it."""

import json
import os
import shutil
import stat
import sys

import pytest

SHOW = """#!{python}
import json, pathlib, sys
place = pathlib.Path({place!r})
shown = json.loads(place.read_text()) if place.exists() else []
place.write_text(json.dumps([*shown, sys.argv[1:]]))
sys.exit({code})
"""


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    """A program that stands where the desktop's own would, and writes down what it is told."""
    place = tmp_path / "shown.json"

    def stand_in(code=0):
        program = tmp_path / "bin" / "notify-send"
        program.parent.mkdir(exist_ok=True)
        program.write_text(SHOW.format(python=sys.executable, place=str(place), code=code), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    stand_in()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return stand_in, lambda: json.loads(place.read_text()) if place.exists() else []


def test_it_is_shown_once_a_day_without_names(filled, otherward, desktop):
    _, shown = desktop
    states = [otherward("digest", "--notify")[1]["state"] for _ in range(2)]
    assert states == ["shown", "shown already today"]
    ((app, title, body),) = shown()
    assert app == "--app-name=Otherward"
    assert title == "Whom you can help today"
    assert body.endswith("minutes.")
    assert not any(name in title + body for name in ("Ana", "Gus", "Tom", "Ruiz"))


def test_an_empty_day_shows_nothing(otherward, desktop):
    assert otherward("digest", "--notify")[1]["state"] == "nothing worth a letter today"
    assert desktop[1]() == []


def test_what_the_desktop_did_not_show_is_said_and_may_be_shown_later(filled, otherward, desktop):
    stand_in, _ = desktop
    stand_in(code=1)
    code, _, errors = otherward("digest", "--notify")
    assert code == 2
    assert "nothing was shown" in errors
    stand_in()
    assert otherward("digest", "--notify")[1]["state"] == "shown"


@pytest.mark.skipif(
    sys.platform == "darwin" or shutil.which("notify-send") is not None, reason="there is one here"
)
def test_without_such_a_program_it_is_said_what_to_do(filled, otherward):
    code, _, errors = otherward("digest", "--notify")
    assert code == 2
    assert "`notify-send` does on Linux" in errors


def test_the_units_show_it_where_that_is_wanted(otherward, tmp_path):
    otherward("digest", "--units", tmp_path / "units", "--notify", "--weekly")
    service = (tmp_path / "units" / "otherward-digest.service").read_text(encoding="utf-8")
    assert "digest --notify --weekly" in service
