"""Killed at any moment of an import, the network opens, is whole, and the import is gone as a whole."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress

from otherward.actions.bring_in import bring_in
from otherward.book.kept import ImportState
from otherward.opening import open_book
from tests.actions.conftest import CARDS, DAY

TIMES = 12


def mailbox(path, count):
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(
                f"From a@x.example Tue Sep  1 09:00:00 2026\nFrom: Ann {number % 90} <ann{number % 90}@x.example>\nTo: me@tharp.example\n"
                f"Subject: note {number}\nDate: Tue, 01 Sep 2026 09:00:00 +0000\nMessage-ID: <{number}@x.example>\n\n"
                f"We are looking for a supplier of part {number}.\n\n"
            )


def test_sigkill_leaves_a_whole_network(tmp_path):
    network, files = tmp_path / "network.db", tmp_path / "archive.mbox"
    card = tmp_path / "before.vcf"
    card.write_text(CARDS, encoding="utf-8")
    mailbox(files, 1500)
    book = open_book(network)
    bring_in(book, [card], day=DAY)
    people = {person.name for person in book.people.all()}
    book.close()
    chance = random.Random(3)
    killed, lasts = 0, 1.0
    while killed < TIMES:
        command = [
            sys.executable,
            "-m",
            "otherward",
            "import",
            str(files),
            "--network",
            str(network),
            "--json",
        ]
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.1, 1) * lasts)
        process.kill()
        assert process.wait() in (0, -signal.SIGKILL)
        if process.returncode:
            killed += 1
            lasts *= 1.2  # until one is quick enough: killed at any moment is also late
        else:
            lasts = time.monotonic() - begun
        check = sqlite3.connect(network)
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check.close()
        book = open_book(network)
        states = {one.state for one in book.imports.all()}
        assert ImportState.RUNNING not in states
        left = [one for one in book.imports.all() if one.path == str(files) and one.state is ImportState.DONE]
        if not left:
            assert not book.interactions.count()
            assert {person.name for person in book.people.all()} >= people
        else:
            bring_back(book, left)
        book.close()
    book = open_book(network)
    finished = bring_in(book, [files], day=DAY)
    assert finished[0].added == 1500
    assert book.interactions.count() == 1500
    book.close()


def bring_back(book, left):
    """One run was quick enough to finish: take it back so that the next is tried on the same ground."""
    from otherward.actions.take_back import take_back

    for one in left:
        take_back(book, one.id, day=DAY)
