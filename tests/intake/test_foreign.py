"""A file that is not read here says what it is and what to do, so that nobody stands before a closed door."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.book.memory import MemoryBook
from tests.actions.conftest import DAY

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(
    ("name", "held", "step"),
    [
        ("letter.msg", OLE, "save it as .eml"),
        ("guests.xls", OLE, "save the sheet as CSV"),
        ("letter.doc", OLE, "save it as .docx"),
        ("mail.pst", b"!BDN" + bytes(600), "export the contacts there as CSV"),
        ("all.7z", b"7z\xbc\xaf\x27\x1c" + bytes(600), "unpack it"),
        ("all.tar.gz", b"\x1f\x8b\x08" + bytes(600), "unpack it"),
        ("card.jpg", b"\xff\xd8\xff\xe0" + bytes(600), "text recognition"),
        ("letter.rtf", rb"{\rtf1 Hello}", "save it as .docx"),
        ("mine.db", b"SQLite format 3\0" + bytes(600), "otherward restore"),
        ("monica.json", b'{"version":"1.0-preview.1","account":{}}', "vCard or CSV"),
        ("x.bin", bytes(range(128, 256)) * 9, "save it as vCard"),
    ],
)
def test_it_says_what_to_do_and_the_others_come_in(tmp_path, name, held, step):
    (tmp_path / name).write_bytes(held)
    (tmp_path / "zoe.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Zoe Lund\nEND:VCARD\n", encoding="utf-8")
    first, second = bring_in(MemoryBook(), [tmp_path], day=DAY)
    (skipped,) = first.skipped
    assert step in skipped.why
    assert second.added == 1
    assert first.format == "unknown"
