"""A card's text with one thing changed and everything else left letter by letter as it is (vCard 3.0 and 4.0, RFC 2426 and 6350)."""

import re

from otherward.errors import UnusableInput

FIELDS = {"title": "TITLE", "phone": "TEL", "email": "EMAIL"}
"""What can be written into a card, by the name under which it is set by hand."""
LONGEST = 72
"""Bytes of a line before it is folded."""
_NOT_DIGIT = re.compile(r"\D")


def with_field(text: str, field: str, value: str) -> str:
    """The card with this: a title takes the place of the one there is; a number or address is put before the others, none of which goes."""
    name, lines = FIELDS[field], _logical(text)
    version = next((line.partition(":")[2].strip() for line in lines if _is(line, "VERSION")), "")
    if version not in ("3.0", "4.0") or not any(_is(line, "END") for line in lines):
        message = (
            "The card is damaged, or in an old form that is not written to; change it in your address book."
        )
        raise UnusableInput(message)
    there = [at for at, line in enumerate(lines) if _is(line, name)]
    if field == "title" and there:
        lines[there[0]] = _folded(f"{_group(lines[there[0]])}TITLE:{_escaped(value)}")
    elif field == "title":
        lines.insert(_end(lines), _folded(f"TITLE:{_escaped(value)}"))
    elif not any(_same(field, lines[at], value) for at in there):
        preferred = ";PREF=1" if version == "4.0" else ";TYPE=PREF"
        lines.insert(there[0] if there else _end(lines), _folded(f"{name}{preferred}:{_escaped(value)}"))
    return "".join(lines)


def said(text: str, field: str) -> str:
    """What the card says of it, of several the first; empty where it says nothing."""
    line = next((one for one in _logical(text) if _is(one, FIELDS[field])), "")
    value = re.sub(r"\r?\n[ \t]", "", line).rstrip("\r\n")
    value = re.sub(r'^(?:[^:"]|"[^"]*")*:', "", value, count=1)
    return re.sub(r"\\([\\,;])", r"\1", value).removeprefix("tel:").strip()


def _logical(text: str) -> list[str]:
    """Lines with those that continue them, ends included."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[:1] in " \t" and lines:
            lines[-1] += line
        else:
            lines.append(line)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\r\n"
    return lines


def _is(line: str, name: str) -> bool:
    found = re.match(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)[;:]", line)
    return bool(found and found[1].upper() == name)


def _group(line: str) -> str:
    found = re.match(r"[A-Za-z0-9-]+\.", line)
    return found[0] if found else ""


def _end(lines: list[str]) -> int:
    return next(at for at, line in enumerate(lines) if _is(line, "END"))


def _same(field: str, line: str, value: str) -> bool:
    there = re.sub(r"\r?\n[ \t]", "", line).rpartition(":")[2].strip()
    if field == "phone":
        return _NOT_DIGIT.sub("", there) == _NOT_DIGIT.sub("", value)
    return there.casefold() == value.strip().casefold()


def _escaped(value: str) -> str:
    words = " ".join(value.split())
    return re.sub(r"([\\,;])", r"\\\1", words)


def _folded(line: str) -> str:
    """Folded between letters, never within one."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST:
            pieces.append("")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n ".join(pieces) + "\r\n"
