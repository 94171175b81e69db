"""What was uploaded is gone once it is read, and whatever else was kept goes with the page, however that is ended."""

import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from tests.surfaces.visitor import Visitor

MAIL = (
    b"From: Ana Ruiz <ana@north.example>\r\nTo: me@mine.example\r\nSubject: Dock\r\nDate: Mon, 7 Sep 2026 10:00:00 +0000\r\n"
    b"Message-ID: <a@north.example>\r\n\r\nWe are looking for somebody who has planned a loading dock.\r\n"
)


@pytest.fixture
def places(tmp_path):
    """Everything the page could leave something in."""
    for name in ("cache", "tmp", "home"):
        (tmp_path / name).mkdir()
    told = {"XDG_CACHE_HOME": tmp_path / "cache", "TMPDIR": tmp_path / "tmp", "HOME": tmp_path / "home"}
    return tmp_path, {**os.environ, **{name: str(path) for name, path in told.items()}}


def begun(places, *arguments):
    folder, env = places
    process = subprocess.Popen(
        [sys.executable, "-m", "otherward", *(arguments or ("serve", "--network", str(folder / "n.db")))],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=env,
    )
    link = next(line.strip() for line in process.stdout if "/enter/" in line)
    return process, link


def ended(process, number):
    process.send_signal(number)
    process.stdout.read()
    return process.wait(timeout=60)


def kept(places):
    """Every file in the places for a while, but for the signs that somebody is alive."""
    return [
        one
        for base in ("cache/otherward/for a while", "tmp")
        for one in (places[0] / base).rglob("*")
        if one.is_file() and one.name not in ("lock", "in use")
    ]


def uploaded(visitor, file):
    """Until it is read."""
    page = visitor.press("/bring", file=file, field="files")[1]
    while 'hx-trigger="load' in page:
        time.sleep(0.2)
        page = visitor.page(page.split('hx-get="')[1].split('"')[0])
    return page


def test_what_was_read_is_gone_and_a_sheet_stays_until_the_network_is_cleared(places):
    process, link = begun(places)
    try:
        visitor = Visitor(link)
        (places[0] / "one.eml").write_bytes(MAIL)
        assert "one.eml" in uploaded(visitor, places[0] / "one.eml")
        assert kept(places) == []
        (places[0] / "guests.csv").write_text("Wer;Wo\nAna Ruiz;North Foods\nTom Hill;Hill Ltd\n")
        assert "its columns" in uploaded(visitor, places[0] / "guests.csv")
        assert [one.name for one in kept(places)] == ["guests.csv"]
        assert visitor.press("/settings/wipe")[0] == 200
        assert [one.name for one in kept(places)] == ["before.zip"], "the way back, nothing else"
    finally:
        ended(process, signal.SIGTERM)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_takes_it_away(places, number):
    process, link = begun(places)
    (places[0] / "guests.csv").write_text("Wer;Wo\nAna Ruiz;North Foods\n")
    uploaded(Visitor(link), places[0] / "guests.csv")
    assert kept(places)
    assert ended(process, number) == 0
    assert [one.name for one in (places[0] / "cache/otherward/for a while").iterdir()] == ["lock"]
    assert list((places[0] / "tmp").iterdir()) == []


def test_the_example_is_gone_however_it_ends(places):
    process, _ = begun(places, "demo")
    assert any(one.name == "example.db" for one in kept(places))
    assert ended(process, signal.SIGTERM) == 0
    assert kept(places) == []


def test_what_a_killed_one_left_is_taken_away_and_nothing_of_a_living_one(places):
    living, link = begun(places)
    (places[0] / "guests.csv").write_text("Wer;Wo\nAna Ruiz;North Foods\n")
    uploaded(Visitor(link), places[0] / "guests.csv")
    killed, link = begun(places, "serve", "--network", str(places[0] / "other.db"))
    (places[0] / "left.csv").write_text("Wer;Wo\nTom Hill;Hill Ltd\n")
    uploaded(Visitor(link), places[0] / "left.csv")
    left = next(one for one in kept(places) if one.name == "left.csv").parent.parent
    assert stat.S_IMODE(left.stat().st_mode) == 0o700
    assert stat.S_IMODE(left.parent.stat().st_mode) == 0o700
    ended(killed, signal.SIGKILL)
    assert left.exists()
    again, _ = begun(places, "serve", "--network", str(places[0] / "other.db"))
    assert not left.exists()
    assert [one.name for one in kept(places)] == ["guests.csv"]
    for one in (again, living):
        ended(one, signal.SIGTERM)
    assert kept(places) == []
