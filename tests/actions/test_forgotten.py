"""Whoever was forgotten stays so, whatever is brought in later and by whatever way, until the user lets them in again."""

import json
import sqlite3
import zipfile

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.find_person import find_person
from otherward.actions.forget import forget
from otherward.actions.forgotten import SETTING
from otherward.book.memory import MemoryBook
from otherward.book.portable import export_book, import_book
from otherward.sources.letting_in import let_in
from tests.actions.conftest import DAY

MAIL = """From x Fri Sep  4 09:00:00 2026
From: {author}
To: {to}
Subject: {subject}
Date: Fri, 04 Sep 2026 09:00:00 +0000
Message-ID: <{subject}@mail.example>
Content-Type: text/plain; charset=utf-8

The plan for October is on its way.

"""
GUS, ANA, ME = (
    "Gus Okafor <gus@clear.example>",
    "Ana Ruiz <ana@northfoods.example>",
    "Marie Tharp <marie@tharp.example>",
)


def names(book):
    return sorted(one.name for one in book.people.all() if not one.is_me)


def written(place, name, text):
    file = place / name
    file.write_text(text, encoding="utf-8")
    return file


def card(**more):
    fields = {"FN": "Tom Hill", "UID": "card-2", **more}
    return "\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", *(f"{k}:{v}" for k, v in fields.items()), "END:VCARD", ""]
    )


@pytest.mark.parametrize("who", ["Gus Okafor", "Ana Ruiz", "Tom Hill"])
def test_the_same_files_again_leave_them_out(filled, newcomer, who):
    forget(filled, who, day=DAY)
    left = names(filled)
    again = bring_in(filled, [newcomer], day=DAY)
    assert names(filled) == left
    assert who not in left
    assert "somebody you have forgotten" in {why for one in again for why, _ in one.passed}


def test_nothing_that_says_who_they_were_is_kept(known, network, newcomer, tmp_path):
    assert known("forget", "Gus Okafor")[0] == 0
    assert known("import", newcomer)[0] == 0
    with sqlite3.connect(network) as rows:
        held = ["\n".join(rows.iterdump())]
    assert known("backup", tmp_path / "copy.zip")[0] == 0
    with zipfile.ZipFile(tmp_path / "copy.zip") as copy:
        held += [copy.read(name).decode() for name in copy.namelist()]
    everything = "\n".join(held).casefold()
    assert "gus" not in everything.replace("august", "")
    assert "okafor" not in everything
    assert "ana ruiz" in everything


def test_a_note_that_calls_them_by_first_name_goes_too(filled, tmp_path):
    note = written(
        tmp_path, "2026-09-02 call.md", "# Gus, phone\n\n- rate he told me, not for passing on: 165/h\n"
    )
    other = written(tmp_path, "2026-09-03 call.md", "# Ana, phone\n\n- off to Peru in May\n")
    bring_in(filled, [note, other], day=DAY)
    assert any("165/h" in one.summary for one in filled.confidences.all())
    forget(filled, "Gus Okafor", day=DAY)
    assert not any("165/h" in one.summary for one in filled.confidences.all())
    told = "\n".join(one.text for one in filled.interactions.all())
    assert "165/h" not in told
    assert "Peru" in told


@pytest.mark.parametrize(
    "changed",
    [
        {"EMAIL": "tom@elsewhere.example"},
        {"UID": "card-9", "EMAIL": "TOM@hill.example", "TITLE": "Director"},
        {"UID": "card-9", "FN": "Thomas Hill", "EMAIL": "tom@hill.example"},
    ],
)
def test_a_card_that_changed_is_still_theirs(filled, tmp_path, changed):
    forget(filled, "Tom Hill", day=DAY)
    before = names(filled)
    bring_in(filled, [written(tmp_path, "new.vcf", card(**changed))], day=DAY)
    assert names(filled) == before


def test_somebody_else_of_that_name_is_somebody_else(filled, tmp_path):
    forget(filled, "Tom Hill", day=DAY)
    other = card(UID="card-7", EMAIL="tom.hill@bakery.example", ORG="Bakery")
    bring_in(filled, [written(tmp_path, "new.vcf", other)], day=DAY)
    assert find_person(filled, "Tom Hill").emails == ("tom.hill@bakery.example",)


def test_an_address_shared_with_somebody_else_tells_nobody(tmp_path):
    both = card(EMAIL="hill@family.example") + card(FN="Eva Sand", UID="card-3", EMAIL="hill@family.example")
    book = MemoryBook()
    file = written(tmp_path, "family.vcf", both)
    bring_in(book, [file], day=DAY)
    assert names(book) == ["Eva Sand", "Tom Hill"]
    forget(book, "Tom Hill", day=DAY)
    assert names(book) == ["Eva Sand"]
    bring_in(book, [file], day=DAY)
    assert names(book) == ["Eva Sand"]


def test_mail_of_theirs_is_passed_over_and_they_are_left_out_of_what_others_share(filled, tmp_path):
    forget(filled, "Gus Okafor", day=DAY)
    mails = [
        MAIL.format(author=GUS, to=ME, subject="from-them"),
        MAIL.format(author=ME, to=GUS, subject="to-them"),
        MAIL.format(author=ANA, to=f"{ME}, {GUS}", subject="from-ana"),
    ]
    bring_in(filled, [written(tmp_path, "more.mbox", "".join(mails))], day=DAY)
    kept = {one.subject: one for one in filled.interactions.all()}
    assert "from-them" not in kept
    assert "to-them" not in kept
    assert {one.handle for one in kept["from-ana"].people} == {
        "mailto:ana@northfoods.example",
        "mailto:marie@tharp.example",
    }
    assert names(filled) == ["Ana Ruiz", "Tom Hill"]


@pytest.mark.parametrize(
    "called", ["gus@clear.example", "https://www.linkedin.com/in/gus-okafor", "Gus Okafor"]
)
def test_let_in_again_they_come_with_the_next_import(filled, newcomer, called):
    forget(filled, "Gus Okafor", day=DAY)
    let_in(filled, called)
    assert filled.setting(SETTING) == ""
    bring_in(filled, [newcomer], day=DAY)
    assert find_person(filled, "Gus Okafor")


def test_one_is_let_in_and_the_other_stays_forgotten(filled, newcomer):
    forget(filled, "Gus Okafor", day=DAY)
    forget(filled, "Tom Hill", day=DAY)
    let_in(filled, "tom@hill.example")
    bring_in(filled, [newcomer], day=DAY)
    assert names(filled) == ["Ana Ruiz", "Tom Hill"]


def test_the_command_says_what_it_did_and_what_it_cannot(known, newcomer):
    assert known("forget", "Tom Hill")[0] == 0
    code, _, errors = known("forget", "--let-in", "Nobody Known")
    assert code == 2
    assert "Nobody you have forgotten goes by “Nobody Known”" in errors
    assert known("forget", "--let-in", "Tom Hill")[1] == {"let in": "Tom Hill"}
    known("import", newcomer)
    assert known("person", "Tom Hill")[0] == 0


def test_a_copy_keeps_them_forgotten(filled, newcomer, tmp_path):
    forget(filled, "Tom Hill", day=DAY)
    export_book(filled, tmp_path / "copy.zip")
    other = MemoryBook()
    import_book(tmp_path / "copy.zip", other)
    bring_in(other, [newcomer], day=DAY)
    assert "Tom Hill" not in names(other)
    assert "hill" not in json.dumps(other.setting(SETTING))


def test_typed_by_hand_they_are_known_again(known):
    known("forget", "Tom Hill")
    assert known("note", "Tom Hill needs a bookkeeper")[0] == 0
    assert known("person", "Tom Hill")[0] == 0
