"""Files no format here claims: what each looks like, and what its owner can do to bring in what is in it."""

from dataclasses import dataclass

from otherward.intake.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """One kind of file that is not read here."""

    begins: tuple[bytes, ...]
    why: str
    """Why it cannot be read, and the next step."""
    ending: str = ""
    """Of its name, where the beginning alone does not tell."""


_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_KINDS = (
    Foreign(
        begins=_OLE,
        ending="msg",
        why="It is a message as Outlook keeps it; save it as .eml, or export its folder as mbox.",
    ),
    Foreign(
        begins=_OLE, ending="xls", why="It is an old Excel workbook; save the sheet as CSV and bring that in."
    ),
    Foreign(begins=_OLE, why="It is an old Office document; save it as .docx, PDF or text."),
    Foreign(
        begins=(b"!BDN",),
        why="It is a data file of Outlook; export the contacts there as CSV, the calendar as .ics and the mail as .eml or mbox.",
    ),
    Foreign(
        begins=(b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
        why="It is packed in a way not read here; unpack it and bring in the folder.",
    ),
    Foreign(
        begins=(b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"),
        why="It is a picture; bring in its words as text, after text recognition.",
    ),
    Foreign(begins=(b"{\\rtf",), why="It is rich text; save it as .docx, PDF or text."),
    Foreign(
        begins=(b"SQLite format 3",),
        why="It is a database; a copy made with `otherward backup` is put back with `otherward restore`.",
    ),
    Foreign(
        begins=(b"{", b"["),
        why="It is JSON as another program keeps it; export its contacts there as vCard or CSV and bring that in.",
    ),
    Foreign(
        begins=(b"",),
        why="No known format; save it as vCard, CSV, mbox, .eml, .ics, PDF, .docx or text and bring that in.",
    ),
)
_EMPTY = Foreign(begins=(), why="The file is empty; export it again.")


def what_to_do(entry: Entry) -> str:
    """One sentence: why it cannot be read, and the next step."""
    if not entry.size and not entry.head:
        return _EMPTY.why
    head, name = entry.head.lstrip(b"\xef\xbb\xbf \t\r\n"), entry.name.casefold()
    return next(
        one.why
        for one in _KINDS
        if head.startswith(one.begins) and (not one.ending or name.endswith(f".{one.ending}"))
    )
