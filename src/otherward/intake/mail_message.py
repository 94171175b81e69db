"""One mail as an interaction: who, to whom, when, what was newly said, and whether a machine wrote it."""

import hashlib
from datetime import date, datetime, timedelta
from email.message import Message

from otherward.intake.brought import Circumstances, Passed
from otherward.intake.entry import Entry
from otherward.intake.mail_body import Body, body_of
from otherward.intake.mail_header import identifiers_in, moment_in, moment_of_envelope, people_in, words_of
from otherward.intake.mail_machine import machine_of
from otherward.intake.mail_parsing import message_of
from otherward.intake.mail_splitter import RawMail
from otherward.intake.mail_words import mail_words
from otherward.language.regions import Region, RegionKind, regions, said_in
from otherward.names import name_of
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.record import Skipped
from otherward.network.source import Source

_MOZILLA_DELETED = 0x0008
_MOST_REFERENCES = 50


def read_mail(raw: RawMail, entry: Entry, circumstances: Circumstances) -> Interaction | Passed | Skipped:
    """The mail as an interaction, or why it is none."""
    try:
        message = message_of(raw.content)
        return _read(message, raw, entry, circumstances)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
        OverflowError,
    ) as problem:
        return Skipped(
            where=f"mail {raw.number}", why=f"It is damaged and cannot be read ({type(problem).__name__})."
        )


def _read(
    message: "Message[str, str]", raw: RawMail, entry: Entry, circumstances: Circumstances
) -> Interaction | Passed | Skipped:
    headers = headers_of(message)
    author = _author(headers)
    if not headers:
        return Skipped(where=f"mail {raw.number}", why="There is no mail header in it.")
    if why := _put_aside(headers):
        return Passed(where=f"mail {raw.number}", why=why)
    if author is None:
        return Skipped(
            where=f"mail {raw.number}", why="It does not say who wrote it: there is no address in From."
        )
    at = _moment(headers, raw.envelope, circumstances.day)
    return _interaction(message, headers, author, at, raw, entry, circumstances)


def _interaction(
    message: "Message[str, str]",
    headers: dict[str, list[str]],
    author: Participant,
    at: datetime | None,
    raw: RawMail,
    entry: Entry,
    circumstances: Circumstances,
) -> Interaction:
    body = body_of(message)
    parts = regions(body.text, author=author.name)
    text = said_in(body.text, parts)
    message_id = next(iter(identifiers_in(_all(headers, "message-id"))), "")
    parents = _parents(headers)
    digest = "" if message_id else hashlib.sha256(raw.content).hexdigest()
    source = Source(
        path=entry.path,
        where=_where(at, author),
        index=raw.number,
        locator=message_id,
        import_id=circumstances.import_id,
    )
    subject = words_of(_all(headers, "subject"))
    signature = said_in(body.text, parts, RegionKind.SIGNATURE)
    return Interaction(
        id=name_of("interaction", "mail", message_id or digest),
        kind=InteractionKind.MAIL,
        source=source,
        at=at,
        author=author,
        to=people_in(", ".join(headers.get("to", ()))),
        copied=people_in(", ".join([*headers.get("cc", ()), *headers.get("bcc", ())])),
        subject=subject,
        text=text,
        signature=signature,
        thread=name_of("thread", parents[0] if parents else message_id or digest),
        message_id=message_id,
        in_reply_to=parents,
        machine=_machine(
            headers, author, subject, text, signature, _own(body.text, parts), body, circumstances
        ),
        import_id=circumstances.import_id,
        attachments=tuple(body.attachments),
    )


def _own(text: str, parts: list[Region]) -> str:
    """All that came from this sender, small print included: a forwarded newsletter is not the forwarder's."""
    others = (RegionKind.QUOTE, RegionKind.FORWARD)
    return "\n".join(text[part.start : part.end] for part in parts if part.kind not in others)


def headers_of(message: "Message[str, str]") -> dict[str, list[str]]:
    """The headers by lower-case name, undecoded, each with all of its values."""
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        found.setdefault(name.strip().casefold(), []).append(str(value))
    return found


def _all(headers: dict[str, list[str]], name: str) -> str:
    return next((value for value in headers.get(name, ()) if value.strip()), "")


def _author(headers: dict[str, list[str]]) -> Participant | None:
    """Who wrote it; for a list that puts itself into From, the one it stands in for."""
    for name in ("from", "sender", "reply-to", "return-path", "x-from"):
        value = _all(headers, name)
        found = people_in(value) if value else ()
        if not found:
            continue
        if name == "from" and " via " in words_of(value):
            original = people_in(_all(headers, "x-original-from") or _all(headers, "x-original-sender"))
            if original:
                return Participant(handle=original[0].handle, name=original[0].name or found[0].name)
        return found[0]
    return None


def _put_aside(headers: dict[str, list[str]]) -> str:
    """Why the user, or the mail program, has put this mail away; else empty."""
    if _all(headers, "x-spam-flag").strip().casefold() == "yes":
        return "spam"
    labels = {label.strip().casefold() for label in words_of(_all(headers, "x-gmail-labels")).split(",")}
    if why := folder_kind(labels):
        return why
    status = _all(headers, "x-mozilla-status").strip()
    try:
        if status and int(status, 16) & _MOZILLA_DELETED:
            return "deleted"
    except ValueError:
        pass
    if "x-imapbase" in headers and "folder internal data" in _all(headers, "subject").casefold():
        return "the mail program's own note"
    return ""


def folder_kind(names: set[str]) -> str:
    """`spam`, `deleted` or `draft` if one of these labels or folders says so."""
    for key, why in (("spam", "spam"), ("trash", "deleted"), ("drafts", "draft")):
        if not names.isdisjoint(mail_words(key)):
            return why
    return ""


def _moment(headers: dict[str, list[str]], envelope: str, day: date) -> datetime | None:
    """When it was written: Date, else when it was received, else the From_ line; never far in the future."""
    latest = day + timedelta(days=2)
    said = moment_in(words_of(_all(headers, "date"))) if "date" in headers else None
    if said and said.date() <= latest:
        return said
    for value in headers.get("received", ()):
        moment = moment_in(words_of(value.rpartition(";")[2]))
        if moment and moment.date() <= latest:
            return moment
    moment = moment_in(words_of(_all(headers, "delivery-date"))) or moment_of_envelope(envelope)
    return moment if moment and moment.date() <= latest else None


def _parents(headers: dict[str, list[str]]) -> tuple[str, ...]:
    references = identifiers_in(" ".join(headers.get("references", ())))
    if len(references) > _MOST_REFERENCES:
        references = (references[0], *references[1 - _MOST_REFERENCES :])
    answered = identifiers_in(" ".join(headers.get("in-reply-to", ())))
    return tuple(dict.fromkeys((*references, *answered[:1])))


def _machine(
    headers: dict[str, list[str]],
    author: Participant,
    subject: str,
    text: str,
    signature: str,
    whole: str,
    body: Body,
    circumstances: Circumstances,
) -> str:
    return machine_of(
        headers,
        address=author.handle.removeprefix("mailto:"),
        subject=subject,
        text=text,
        whole=whole,
        kinds=body.kinds,
        mine=author.handle in circumstances.me_handles,
        signed=bool(signature),
    )


def _where(at: datetime | None, author: Participant) -> str:
    who = author.name or author.handle.removeprefix("mailto:")
    return f"mail of {at.day} {at:%B} {at.year} from {who}" if at else f"mail without a date from {who}"
