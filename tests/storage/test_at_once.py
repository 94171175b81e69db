"""The command line imports while the page reads and writes the same file: nobody is turned away, nothing is lost."""

import subprocess
import sys
import threading
from datetime import date
from itertools import product

from otherward.actions.bring_in import bring_in
from otherward.opening import open_book

CARDS = 400
WRITES = """
import sys, datetime
from pathlib import Path
from otherward.actions.bring_in import bring_in
from otherward.opening import open_book
book = open_book(sys.argv[1])
bring_in(book, [Path(sys.argv[2])], day=datetime.date(2026, 9, 14))
book.close()
"""


def cards(path, name):
    families = [f"{name}{''.join(letters)}" for letters in product("aeiouy", "bdfglmnrst", "aeiou", "kmnrst")]
    lines = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{one};Ana;;;\r\nFN:Ana {one}\r\nEMAIL:ana@{one}.example\r\nEND:VCARD\r\n"
        for one in families[:CARDS]
    )
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path


def test_two_importers_and_a_page_on_one_file(tmp_path):
    network = tmp_path / "network.db"
    book = open_book(network)
    files = [cards(tmp_path / f"{name}.vcf", name) for name in ("Stone", "Wood")]
    importers = [subprocess.Popen([sys.executable, "-c", WRITES, network, file]) for file in files]
    troubles, done = [], threading.Event()

    def page():
        seen = 0
        while not done.is_set():
            try:
                book.set_setting("seen", str(seen))
                list(book.people.all())
                count = book.records.count()
                assert count >= seen
                seen = count
            except Exception as trouble:  # noqa: BLE001 - any trouble is what this test looks for
                troubles.append(trouble)
                return

    readers = [threading.Thread(target=page) for _ in range(2)]
    for one in readers:
        one.start()
    assert [one.wait(timeout=300) for one in importers] == [0, 0]
    done.set()
    for one in readers:
        one.join()
    assert not troubles
    assert book.records.count() == 2 * CARDS
    assert book.people.count() == 2 * CARDS
    again = bring_in(book, files, day=date(2026, 9, 14))
    assert [(one.added, one.unchanged) for one in again] == [(0, CARDS), (0, CARDS)]
    book.close()
