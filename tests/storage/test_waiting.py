"""Two who change the same at once: one after the other, nothing lost, and nobody waits without a word."""

import subprocess
import sys
import threading
import time
from datetime import date

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.introduce import Steps, carry_on, introduce
from otherward.errors import NetworkLocked
from otherward.opening import open_book
from otherward.storage.locks import patience

DAY = date(2026, 9, 14)
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name};{given};;;\r\nFN:{given} {name}\r\nEMAIL:{given}@{name}.example\r\nEND:VCARD\r\n"
    for given, name in (("Ana", "Ruiz"), ("Gus", "Okafor"))
)


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=[pytest.mark.postgresql, pytest.mark.xdist_group("postgresql")]),
    ]
)
def address(request, tmp_path):
    if request.param == "sqlite":
        return str(tmp_path / "network.db")
    return request.getfixturevalue("postgresql_address")


def at_once(*works):
    """Each in a thread of its own, let go together; what went wrong with them."""
    begin, troubles = threading.Barrier(len(works)), []

    def run(work):
        begin.wait()
        try:
            work()
        except Exception as trouble:  # noqa: BLE001 - any trouble is what is looked for
            troubles.append(trouble)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return troubles


def test_both_answers_that_come_at_once_are_kept(address, tmp_path):
    (tmp_path / "two.vcf").write_text(CARDS, newline="")
    book = open_book(address)
    bring_in(book, [tmp_path / "two.vcf"], day=DAY)
    one = introduce(book, "Ana Ruiz", "Gus Okafor", Steps(asked=("Ana", "Gus")), day=DAY)
    for _ in range(10):
        book.introductions.put([one])
        again, other = open_book(address), open_book(address)
        steps = ((again, Steps(yes=("Ana",))), (other, Steps(yes=("Gus",))), (book, Steps(yes=("Gus",))))
        assert not at_once(*(lambda b=b, s=s: carry_on(b, one.id, s, day=DAY) for b, s in steps))
        assert {consent.who for consent in book.introductions.get(one.id).consents} == {
            one.a.person,
            one.b.person,
        }
        assert len(book.introductions.get(one.id).consents) == 2
    book.close()


OPENS = "import sys; from otherward.opening import open_book; open_book(sys.argv[1]).close()"


def test_several_programs_open_a_new_network_at_once(address):
    programs = [
        subprocess.Popen([sys.executable, "-c", OPENS, address], stderr=subprocess.PIPE) for _ in range(4)
    ]
    assert [one.communicate()[1] for one in programs] == [b""] * 4
    assert [one.returncode for one in programs] == [0] * 4


def test_who_looks_at_a_page_is_told_that_an_import_is_in_the_way(address):
    book = open_book(address)
    held, told = threading.Event(), threading.Event()

    def imports():
        with book.bringing_in():
            held.set()
            told.wait(60)

    importer = threading.Thread(target=imports)
    importer.start()
    held.wait()
    began, before = time.monotonic(), patience.set(0.2)
    try:
        with pytest.raises(NetworkLocked, match="Another import"), book.bringing_in():
            pass
    finally:
        patience.reset(before)
        told.set()
        importer.join()
    assert time.monotonic() - began < 30
    with book.bringing_in():
        pass
    book.close()
