"""Opening a network: made once, by whoever comes first; copied before it is changed; refused when it is none of ours."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from otherward.errors import NetworkDamaged, NetworkTooNew, UnusableInput
from otherward.opening import open_book
from otherward.storage.schema import KEPT_BACKUPS, back_up, newest

OPENS = """
import sys
from otherward.opening import open_book
book = open_book(sys.argv[1])
book.set_setting(f"opened by {sys.argv[2]}", "yes")
book.close()
"""


def test_programs_that_open_a_new_network_at_once_make_it_once(tmp_path):
    network = tmp_path / "network.db"
    programs = [subprocess.Popen([sys.executable, "-c", OPENS, network, str(i)]) for i in range(4)]
    assert [one.wait(timeout=120) for one in programs] == [0, 0, 0, 0]
    book = open_book(network)
    assert [book.setting(f"opened by {i}") for i in range(4)] == ["yes"] * 4
    assert book.setting("schema") == str(newest())
    book.close()


def test_the_file_is_the_users_alone(tmp_path):
    open_book(tmp_path / "deep" / "network.db").close()
    assert (tmp_path / "deep" / "network.db").stat().st_mode & 0o077 == 0


def test_a_copy_is_whole_and_only_the_last_are_kept(tmp_path):
    path = tmp_path / "network.db"
    book = open_book(path)
    book.set_setting("colour", "red")
    for version in range(1, KEPT_BACKUPS + 3):
        copy = back_up(path, version)
    book.close()
    assert len(list(tmp_path.glob("network.db.before-*.bak"))) == KEPT_BACKUPS
    kept = open_book(copy)
    assert kept.setting("colour") == "red"
    kept.close()


def test_a_network_of_a_later_program_is_refused_unharmed(tmp_path):
    path = tmp_path / "network.db"
    book = open_book(path)
    book.set_setting("schema", "9999")
    book.close()
    with pytest.raises(NetworkTooNew):
        open_book(path)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT value FROM otherward_setting WHERE name = 'schema'").fetchone() == (
            "9999",
        )


def test_what_is_no_network_is_refused_in_words(tmp_path):
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Ana, this is a letter." * 50)
    with pytest.raises(NetworkDamaged, match="is not a network"):
        open_book(letter)
    with pytest.raises(NetworkDamaged, match="is a folder"):
        open_book(tmp_path)
    with pytest.raises(UnusableInput, match="no kind of database"):
        open_book("mysql://localhost/otherward")
    torn = tmp_path / "torn.db"
    open_book(torn).close()
    torn.write_bytes(torn.read_bytes()[:5000])
    with pytest.raises(NetworkDamaged, match="restore a backup"):
        open_book(torn)
