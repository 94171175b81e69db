"""Whatever is wrong with the disk, the file, the place or the terminal: one sentence and a next step, and what was there is unharmed."""

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.note_line import note_line
from otherward.book.portable import export_book
from otherward.opening import open_book
from tests.actions.conftest import CARDS, DAY


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    place = tmp_path_factory.mktemp("filled")
    (place / "two.vcf").write_text(CARDS, encoding="utf-8")
    book = open_book(place / "network.db")
    bring_in(book, [place / "two.vcf"], day=DAY)
    book.close()
    return place / "network.db"


@pytest.fixture
def network(filled, tmp_path):
    return Path(shutil.copy(filled, tmp_path / "network.db"))


def told(*arguments, largest=None, **env):
    """What the command says where it goes wrong; `largest` is the size from which on the disk is full."""

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    done = subprocess.run(
        [sys.executable, "-m", "otherward", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        preexec_fn=full if largest else None,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "unforeseen" not in done.stderr
    return done.returncode, done.stderr if done.returncode else done.stdout


@pytest.mark.parametrize("what", ["backup", "export"])
def test_a_full_disk_leaves_the_copy_made_before(network, tmp_path, what):
    before = tmp_path / ("copy.zip" if what == "backup" else "out.zip")
    assert told(what, before, "--network", network)[0] == 0
    kept = before.read_bytes()
    book = open_book(network)
    book.set_setting("care", os.urandom(300_000).hex())
    book.close()
    code, words = told(what, before, "--network", network, largest=60_000)
    assert code == 2
    assert "no room left on the disk" in words
    assert before.read_bytes() == kept
    assert zipfile.ZipFile(before).testzip() is None
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_a_place_that_is_none_is_said(network, tmp_path):
    (tmp_path / "file").write_text("")
    code, words = told("export", tmp_path / "file" / "below", "--network", network)
    assert (code, "check the place" in words) == (2, True)
    code, words = told("people", "--network", tmp_path / "file" / "n.db")
    assert (code, "another place with --network" in words) == (2, True)


def test_a_network_that_does_not_say_its_version(network):
    with sqlite3.connect(network) as file:
        file.execute("UPDATE otherward_setting SET value = 'abc' WHERE name = 'schema'")
    code, words = told("people", "--network", network)
    assert (code, "restore a backup" in words) == (2, True)


def test_a_port_there_is_not(network):
    code, words = told("serve", "--network", network, "--port", 99999)
    assert (code, "0<=x<=65535" in words) == (2, True)


def test_a_terminal_of_few_letters(network):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    book = open_book(network)
    note_line(book, "Žofie Nová needs a planner — soon", day=DAY)
    book.close()
    assert "?ofie" in told("people", "--network", network, **env)[1]


def test_what_is_taken_away_is_for_nobody_else_to_open(network, tmp_path):
    (tmp_path / "out").mkdir(mode=0o755)
    assert told("export", tmp_path / "out", "--network", network)[0] == 0
    assert told("backup", tmp_path / "b.zip", "--network", network)[0] == 0
    files = [*(tmp_path / "out").iterdir(), tmp_path / "b.zip"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_a_copy_is_of_one_moment(network, tmp_path, monkeypatch):
    book, other = open_book(network), sqlite3.connect(network, timeout=0.1)
    tried = []

    def meanwhile(where):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        tried.append(where)
        return iter(())

    monkeypatch.setattr(book, "people", type("Between", (), {"all": lambda _: meanwhile("people")})())
    export_book(book, tmp_path / "copy.zip")
    assert tried
    book.close()
