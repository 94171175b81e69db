"""The words of a mail: the part that a person reads, decoded, as plain text, and what is attached."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from binascii import a2b_qp
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from otherward.intake.mail_header import decoded, words_of
from otherward.language.html_text import html_to_text

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_NAME = re.compile(r"(?:file)?name\*?\d*\*?\s*=\s*(?:\"([^\"]*)\"|([^;\s]+))", re.IGNORECASE)
_MOST_PARTS = 200
_LONGEST_TEXT = 1_000_000
_LONGEST_HTML = 4_000_000


@dataclass(slots=True)
class Body:
    """What a mail holds."""

    text: str = ""
    kinds: set[str] = field(default_factory=set)
    """The content types of all parts."""
    attachments: list[str] = field(default_factory=list)


def body_of(message: "Message[str, str]") -> Body:
    """The readable text of a mail and the names of what is attached."""
    body = Body()
    if not message.is_multipart() and "content-type" not in message:
        body.kinds.add("text/plain")
        body.text = _tidy(_text(message, ""))
        return body
    texts = [text for text in _texts(message, body, 0) if text.strip()]
    body.text = _tidy("\n\n".join(texts))
    return body


def _texts(part: "Message[str, str]", body: Body, depth: int) -> Iterator[str]:
    kind = _kind(part)
    body.kinds.add(kind)
    if len(body.kinds) + len(body.attachments) > _MOST_PARTS or depth > 30:
        return
    if kind.startswith("message/") and kind != "message/delivery-status" and depth:
        body.attachments.append(_name(part) or "mail")
        return
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from _of_several(kind, [one for one in payload if isinstance(one, Message)], body, depth)
        return
    named = _name(part) if "content-disposition" in part or "name" in _header(part, "content-type") else ""
    attached = "attachment" in _header(part, "content-disposition").casefold()
    if (
        kind.startswith("text/")
        and kind not in ("text/calendar", "text/x-vcard", "text/vcard")
        and not (attached or named)
    ):
        yield _text(part, kind)
    elif depth or attached:
        if named or kind != "text/calendar":
            body.attachments.append(named or kind)
    elif kind.startswith(("text/", "multipart/")) or kind == "application/octet-stream":
        yield _text(part, kind)


def _of_several(kind: str, parts: "list[Message[str, str]]", body: Body, depth: int) -> Iterator[str]:
    if kind == "multipart/report":
        for part in parts:
            body.kinds.add(_kind(part))
        yield from _texts(parts[0], body, depth + 1) if parts else ()
        return
    if kind != "multipart/alternative":
        for part in parts[:_MOST_PARTS]:
            yield from _texts(part, body, depth + 1)
        return
    best = ""
    for part in sorted(parts[:_MOST_PARTS], key=lambda one: _kind(one) != "text/plain"):
        if best and _kind(part) == "text/html":
            body.kinds.add("text/html")
            continue
        found = "\n\n".join(text for text in _texts(part, body, depth + 1) if text.strip())
        best = best or found
    yield best


def _header(part: "Message[str, str]", name: str) -> str:
    value = part.get(name)
    return "" if value is None else str(value)


def _kind(part: "Message[str, str]") -> str:
    said = _header(part, "content-type")
    kind = said.partition(";")[0].strip().casefold() if said else "text/plain"
    return kind if kind.count("/") == 1 else "multipart/mixed" if part.is_multipart() else "text/plain"


def _name(part: "Message[str, str]") -> str:
    for header in ("content-disposition", "content-type"):
        try:
            name = part.get_param("filename" if header == "content-disposition" else "name", header=header)
        except (ValueError, TypeError, LookupError, AttributeError):
            found = _NAME.search(_header(part, header))
            name = (found[1] or found[2]) if found else None
        if isinstance(name, tuple):
            name = decoded((name[2] or "").encode("latin-1", "replace"), name[0] or "")
        if isinstance(name, str) and name.strip():
            return words_of(name)[:200]
    return ""


def _text(part: "Message[str, str]", kind: str) -> str:
    said = _header(part, "content-type")
    charset = _CHARSET.search(said)
    data = _bytes(part)
    if kind == "text/html":
        return html_to_text(decoded(data[:_LONGEST_HTML], charset[1] if charset else ""))
    text = (
        decoded(data[:_LONGEST_TEXT], charset[1] if charset else "").replace("\r\n", "\n").replace("\r", "\n")
    )
    if "flowed" in said.casefold():
        return _unflowed(text, delete="delsp=yes" in said.casefold().replace(" ", "").replace('"', ""))
    if not said and re.match(r"\s*<(?:!doctype html|html)\b", text, re.IGNORECASE):
        return html_to_text(text)
    return text


def _bytes(part: "Message[str, str]") -> bytes:
    """A part's bytes, however its transfer encoding is spelled or broken."""
    raw = vars(part).get("_payload")  # get_payload() would already decode it by a charset that may be wrong
    if not isinstance(raw, str):
        return b""
    data = raw.encode("utf-8", "surrogateescape")
    how = re.sub(r"[^a-z0-9]", "", _header(part, "content-transfer-encoding").casefold())
    if how.startswith("base64"):
        return _from_base64(data)
    if how.startswith("quotedprintable"):
        return a2b_qp(data)
    if "uu" in how:
        found = part.get_payload(decode=True)
        return found if isinstance(found, bytes) else data
    return data


def _from_base64(data: bytes) -> bytes:
    bare = _NOT_BASE64.sub(b"", data.partition(b"=\n\n")[0] if b"=\n\n" in data else data)
    if len(bare) % 4 == 1:
        bare = bare[:-1]
    try:
        return b64decode(bare + b"=" * (-len(bare) % 4))
    except (NotBase64, ValueError):
        return data


def _unflowed(text: str, *, delete: bool) -> str:
    """Lines that end in a space go on in the next one of the same depth of quote (RFC 3676)."""
    lines: list[str] = []
    flowing = ""
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = line[: len(line) - len(bare)]
        bare = bare.removeprefix(" ")
        flows = bare.endswith(" ") and bare != "-- "
        if lines and flowing == depth + "~" and bare != "-- ":
            lines[-1] = (lines[-1][:-1] if delete else lines[-1]) + bare
        else:
            lines.append(f"{depth} {bare}" if depth else bare)
        flowing = depth + "~" if flows else ""
    return "\n".join(lines)


def _tidy(text: str) -> str:
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text.replace("\xa0", " ").replace("\ufeff", "").strip("\n")
