"""A mail's bytes as headers and parts, however broken; plain mails, the most of them, at a fraction of the cost."""

import email
import re
from email.message import Message

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(r"^([!-9;-~]{1,120})[ \t]*:[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_OF_PARTS = re.compile(rb"multipart|message/", re.IGNORECASE)
_USUAL = frozenset((
    "from", "to", "cc", "subject", "date", "message-id", "received", "mime-version", "content-type", "content-transfer-encoding",
    "references", "in-reply-to", "return-path", "delivered-to", "reply-to", "sender",
))  # fmt: skip


def message_of(content: bytes) -> "Message[str, str]":
    """The mail; a line in its header that is none is left out, and what stands below it still counts."""
    content = content.lstrip(b"\r\n")
    end = _END_OF_HEAD.search(content)
    head, body = (content[: end.start()], content[end.end() :]) if end else (content, b"")
    fields, rest = _fields(head.decode("ascii", "surrogateescape"))
    text = rest + body.decode("ascii", "surrogateescape")
    if _OF_PARTS.search(head):
        said = "".join(f"{name}: {value.rstrip()}\n" for name, value in fields)
        return email.message_from_string(f"{said}\n{text}")
    message: Message[str, str] = Message()
    for name, value in fields:
        message[name] = value.rstrip()
    message.set_payload(text)
    return message


def _fields(head: str) -> tuple[list[tuple[str, str]], str]:
    """The header's fields, and what belongs to the body because the blank line before it is missing."""
    fields: list[tuple[str, str]] = []
    at, broken, before = 0, -1, 0
    for found in _FIELD.finditer(head):
        if found.start() > at and broken < 0:
            broken, before = at, len(fields)
        if broken >= 0 and found[1].lower() in _USUAL:
            broken = -1  # the header goes on
        fields.append((found[1], found[2]))
        at = found.end() + 1
    if broken < 0 and at < len(head):
        broken, before = at, len(fields)
    if broken < 0 or not fields:
        return fields, ""
    return fields[:before], f"{head[broken:]}\n\n"
