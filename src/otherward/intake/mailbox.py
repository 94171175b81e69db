"""Mail: mailboxes (mbox), single mails (.eml) and Maildir folders."""

import re
from collections.abc import Iterator
from pathlib import Path

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.mail_message import folder_kind, read_mail
from otherward.intake.mail_splitter import FROM_LINE, MOST, RawMail, split_mailbox
from otherward.intake.mail_thread import Threads
from otherward.intake.signature import facts_in
from otherward.names import name_of
from otherward.network.interaction import Interaction
from otherward.network.record import ContactRecord, Skipped
from otherward.network.source import Source

_HEADER = re.compile(rb"^([A-Za-z][\w-]{1,60})[ \t]*:", re.MULTILINE)
_ADDRESS = re.compile(rb"\S@\S|\S at \S+\.\S")
_ORDINARY = frozenset({
    b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"received", b"return-path", b"delivered-to", b"mime-version",
    b"content-type", b"content-transfer-encoding", b"reply-to", b"sender", b"references", b"in-reply-to",
})  # fmt: skip
_TELLING = frozenset((b"message-id", b"received", b"return-path", b"delivered-to", b"mime-version"))
_JUNK_LINES = 20
_ENOUGH_WORDS = re.compile(r"[^\W\d_]")


def _beginning(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\x00 \t\r\n")


def _lines_mended(data: bytes) -> bytes:
    return data if b"\n" in data[:65536] else data.replace(b"\r", b"\n")


def _without_junk(data: bytes) -> bytes:
    """From the first line of the header on: what was put above it by accident is left out."""
    data = _lines_mended(_beginning(data))
    lines = data[:8192].split(b"\n")[:_JUNK_LINES]
    at = 0
    for number, line in enumerate(lines):
        found = _HEADER.match(line)
        behind = lines[number + 1 : number + 2]
        known = found and (
            found[1].lower() in _ORDINARY
            or found[1].lower().startswith((b"x-", b"list-", b"arc-", b"dkim-", b"authentication-"))
        )
        if known and (not behind or _HEADER.match(behind[0]) or behind[0][:1] in (b" ", b"\t", b"\r", b"")):
            return data[at:]
        at += len(line) + 1
    return data


class Records:
    """The contacts that signatures tell of: one for each sender and distinct signature, as last seen."""

    def __init__(self) -> None:
        self._found: dict[str, ContactRecord] = {}

    def see(self, mail: Interaction) -> None:
        """Takes note of a mail's signature."""
        if not mail.signature or mail.machine not in ("", "list") or mail.author is None:
            return
        facts = facts_in(mail.signature, mail.author.name)
        if not facts:
            return
        address = mail.author.handle.removeprefix("mailto:")
        name = name_of(
            "record",
            "mail",
            address,
            mail.author.name,
            *(facts.get(key) for key in ("phones", "title", "organization")),
        )
        before = self._found.get(name)
        if before and (mail.day is None or (before.as_of and before.as_of >= mail.day)):
            return
        self._found[name] = ContactRecord(
            id=name,
            source=_unnumbered(mail.source),
            origin="mail",
            display=mail.author.name,
            emails=(address,),
            as_of=mail.day,
            **facts,
        )

    def all(self) -> Iterator[ContactRecord]:
        """All of them, in the order in which they were first seen."""
        yield from self._found.values()


def _unnumbered(source: Source) -> Source:
    return Source(path=source.path, where=source.where, locator=source.locator, import_id=source.import_id)


def all_of(mails: Iterator[RawMail], entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
    """These mails in their order, then what their signatures tell."""
    records, threads = Records(), Threads()
    aside = folder_kind({entry.name.casefold().removesuffix(".mbox").strip(". ")})
    for raw in mails:
        if aside:
            yield Passed(where=f"mail {raw.number}", why=aside)
            continue
        read = read_mail(raw, entry, circumstances)
        if isinstance(read, Interaction):
            read = threads.joined(read)
            records.see(read)
        yield read
    yield from records.all()


class Mailbox:
    """An mbox file of any variant, as exported by Gmail, Thunderbird, Apple Mail or kept by a mailing list."""

    name = "mailbox"

    def claims(self, entry: Entry) -> int:
        """Certain if it begins with a From_ line and a header."""
        if entry.directory is not None:
            return 0
        head = _lines_mended(_beginning(entry.head))
        found = FROM_LINE.match(head)
        if not found:
            return 0
        return (
            97
            if _HEADER.match(head, found.end() + 1)
            or head[found.end() + 1 :].startswith((b">From ", b"From "))
            else 40
        )

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The mails in the order of the file, then what their signatures tell."""
        with entry.open() as stream:
            yield from all_of(split_mailbox(stream), entry, circumstances)


class SingleMail:
    """One mail as a file (.eml), as programs save it."""

    name = "mail"

    def claims(self, entry: Entry) -> int:
        """Certain by its header; a memo with `From:` and `To:` in words is none."""
        if entry.directory is not None:
            return 0
        head = _without_junk(entry.head)
        block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
        names = {found[1].lower() for found in _HEADER.finditer(block)}
        known = len(names & _ORDINARY)
        if entry.name.casefold().endswith((".eml", ".emlx")):
            return 92 if known >= 1 else 0
        first = _HEADER.match(head)
        if (
            not first
            or known < 3
            or not names & {b"from", b"sender", b"return-path"}
            or not _ADDRESS.search(block)
        ):
            return 0
        return 95 if names & _TELLING else 60 if known >= 4 else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The one mail."""
        with entry.open() as stream:
            whole = stream.read(MOST)
        yield from all_of(iter((RawMail(1, _envelope(whole), _without_junk(whole)),)), entry, circumstances)


def _envelope(whole: bytes) -> str:
    found = FROM_LINE.match(_beginning(whole))
    return found[0].decode("ascii", "replace").strip() if found else ""


class Maildir:
    """A folder with a file for every mail, in `cur` and `new`."""

    name = "Maildir"

    def claims(self, entry: Entry) -> int:
        """Certain if the entry is such a folder."""
        return 98 if entry.directory is not None and (entry.directory / "cur").is_dir() else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The mails by name; those marked as deleted or drafts are passed over."""
        if entry.directory is None:
            return
        records, threads = Records(), Threads()
        aside = folder_kind({entry.name.casefold().strip(". ")})
        for number, path in enumerate(_mails_in(entry.directory), start=1):
            read = _one_of(number, path, aside, entry, circumstances)
            if isinstance(read, Interaction):
                read = threads.joined(read)
                records.see(read)
            yield read
        yield from records.all()


def _mails_in(folder: Path) -> Iterator[Path]:
    for part in ("cur", "new"):
        inside = folder / part
        if inside.is_dir():
            yield from sorted(
                path for path in inside.iterdir() if path.is_file() and not path.name.startswith(".")
            )


def _one_of(
    number: int, path: Path, aside: str, entry: Entry, circumstances: Circumstances
) -> Interaction | Passed | Skipped:
    flags = re.split(r"[:;!]2,", path.name)[-1] if re.search(r"[:;!]2,", path.name) else ""
    why = aside or ("deleted" if "T" in flags else "draft" if "D" in flags else "")
    if why:
        return Passed(where=f"mail {number}", why=why)
    try:
        with path.open("rb") as stream:
            whole = stream.read(MOST)
    except OSError as problem:
        return Skipped(where=f"mail {number}", why=f"It cannot be opened ({problem.strerror or problem}).")
    return read_mail(RawMail(number, _envelope(whole), _without_junk(whole)), entry, circumstances)


FORMATS = (Mailbox(), SingleMail(), Maildir())
