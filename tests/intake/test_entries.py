"""Files, folders and zips as one stream."""

import io
import zipfile
from pathlib import Path

import pytest

from otherward.errors import UnusableInput
from otherward.intake import archive
from otherward.intake.entries import entries
from otherward.intake.formats import recognize


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive_file:
        for name, content in members.items():
            archive_file.writestr(name, content)
    return packed.getvalue()


def test_a_folder_is_read_in_the_order_of_names_without_litter(tmp_path: Path) -> None:
    for name in ("b.csv", "a/z.csv", ".hidden", "__MACOSX/x", "a/.DS_Store", "~$lock.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = list(entries([tmp_path]))
    assert [Path(e.path).relative_to(tmp_path).as_posix() for e in found] == ["a/z.csv", "b.csv"]
    assert found[0].folder == "a"


def test_a_missing_path_is_said_before_anything_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    with pytest.raises(UnusableInput, match="nowhere"):
        next(entries([tmp_path / "a.csv", tmp_path / "nowhere"]))


def test_a_zip_and_a_zip_in_it_are_streamed_and_can_be_opened_again(tmp_path: Path) -> None:
    inner = zipped({"in.csv": b"inner", "../../../etc/x.csv": b"label only"})
    (tmp_path / "out.zip").write_bytes(
        zipped({"n.zip": inner, "Connections.csv": b"outer", "__MACOSX/._a": b""})
    )
    found = {Path(e.path).relative_to(tmp_path).as_posix(): e for e in entries([tmp_path])}
    assert set(found) == {"out.zip/Connections.csv", "out.zip/n.zip/etc/x.csv", "out.zip/n.zip/in.csv"}
    for _ in range(2):
        with (
            found["out.zip/n.zip/in.csv"].open() as inside,
            found["out.zip/Connections.csv"].open() as outside,
        ):
            assert (inside.read(2), outside.read(), inside.read()) == (b"in", b"outer", b"ner")


def test_office_documents_are_one_file_each(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(
        zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    )
    assert [e.name for e in entries([tmp_path])] == ["plan.docx"]


def test_zip_bombs_damage_and_encryption_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bomb.zip").write_bytes(zipped({"bomb.txt": b"0" * (11 << 20), "good.csv": b"a,b"}))
    (tmp_path / "cut.zip").write_bytes(zipped({"a.csv": b"a,b" * 1000})[:-30])
    found = list(entries([tmp_path]))
    assert [(e.name, bool(e.problem)) for e in found] == [
        ("bomb.txt", True),
        ("good.csv", False),
        ("cut.zip", True),
    ]
    form = recognize(found[0])
    assert form is not None
    (said,) = form.read(found[0], None)  # type: ignore[arg-type]
    assert "200 times" in said.why
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    assert "8 GiB" in next(entries([tmp_path / "bomb.zip"])).problem


def test_a_maildir_is_one_entry(tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new"):
        (tmp_path / "Mail" / part).mkdir(parents=True)
    (tmp_path / "Mail/cur/1").write_bytes(b"From: a@b.example\n\nx")
    found = list(entries([tmp_path]))
    assert [(e.name, e.directory) for e in found] == [
        ("Mail", tmp_path / "Mail"),
        (".Sent", tmp_path / "Mail/.Sent"),
    ]
