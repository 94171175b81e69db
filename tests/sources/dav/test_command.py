"""`otherward sync` with a real server: added, read, what is wrong said, a card written back, taken off."""

import json
import os
import subprocess
import sys

import pytest

from otherward.actions.edit_person import edit_person
from otherward.opening import open_book
from tests.sources.dav.cards import DAY, card
from tests.sources.dav.radicale import PASSWORD

pytestmark = pytest.mark.xdist_group("dav server")


@pytest.fixture
def run(tmp_path):
    def once(*arguments, password=PASSWORD):
        done = subprocess.run(
            [sys.executable, "-m", "otherward", "sync", *arguments, "--json", "--network", str(tmp_path / "n.db")],
            capture_output=True, text=True, check=False, env={**os.environ, "OTHERWARD_DAV_PASSWORD": password},
        )  # fmt: skip
        return done.returncode, json.loads(done.stdout or "null"), done.stderr

    return once


def test_added_read_written_back_and_taken_off(dav, run, tmp_path):
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz", mail="ana@north.example"))
    dav.put("/marie/contacts/odd.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:odd\nFN:---\nN:;;;;\nEND:VCARD\n")
    code, _, said = run("--add", dav.origin, "--no-password")
    assert (code, "Say who you are there" in said) == (2, True)
    code, told, _ = run("--add", dav.origin, "--user", "marie", "--no-password")
    assert (code, [one["address"] for one in told["places"]]) == (0, [f"{dav.origin}/"])
    code, told, _ = run(password="wrong")
    assert code == 1
    assert "is the password right" in told["problems"][0]["why"]
    code, told, _ = run()
    assert code == 0
    (one,) = told["synced"]
    assert (one["fetched"], one["folders"], one["gone"]) == (2, {"Contacts": 2, "Work": 0}, [])
    assert one["skipped"][0]["where"] == "card odd.vcf"
    code, _, said = run("--write-back", "Ana Ruiz")
    assert (code, "Nothing that a card holds" in said) == (2, True)
    book = open_book(tmp_path / "n.db")
    edit_person(book, "Ana Ruiz", "title", "Director", day=DAY)
    book.close()
    code, told, said = run("--write-back", "Ana Ruiz")
    assert (code, said) == (0, "")
    assert told["written"] == {"person": "Ana Ruiz", "place": "127.0.0.1/Contacts", "fields": ["title"]}
    assert "TITLE:Director" in dav.ask("GET", "/marie/contacts/ana.vcf")[2]
    assert run("--remove", dav.origin)[1]["places"] == []
