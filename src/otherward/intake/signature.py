"""What a signature block says about its author: phone, title and organization."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from otherward.intake.mail_words import any_word, mail_words
from otherward.network.handle import plain

_PHONE = re.compile(
    r"(?<![\w./=-])\+?\(?\d[\d ().\-/\u2010-\u2013]{6,}\d(?![\w/=])(?:\s*(?:x|ext\.?)\s*\d{1,6})?",
    re.IGNORECASE,
)
_FAX = re.compile(r"\b(?:fax|f|telefax)\b\s*[.:)]?\s*$", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:tel|telefon|téléphone|phone|ph|mobile|mobil|cell|office|direct|desk|work|fax|t|m|o|p|c|d)\b\s*[.:)]?",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(r"@|://|\bwww\.|\b(?:linkedin|twitter|facebook|instagram)\b", re.IGNORECASE)
_STREET = re.compile(
    r"^\d{1,6}\s+\w|\b\d{5}(?:-\d{4})?\b|\b(?:street|suite|avenue|road|floor|p\.?o\.? box|straße|strasse|str\.)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$")
_BETWEEN = re.compile(r"\s+[|•·/–—-]\s+|\s*\|\s*|,\s+|\s+(?:at|@|bei|chez)\s+")
_SENTENCE = re.compile(r"[.?!]$")
_LONGEST = 70
_MOST = 15


@lru_cache(maxsize=2048)
def facts_in(signature: str, name: str) -> Mapping[str, Any]:
    """The fields of a contact record that a signature gives; empty if it gives no phone, title or organization."""
    lines = [" ".join(line.strip(" *_>\t").split()) for line in signature.splitlines()]
    lines = [line for line in lines if line][:_MOST]
    found: dict[str, Any] = {}
    if phones := _phones(lines):
        found["phones"] = phones
    title, organization = _position([line for line in lines if _may_say_position(line)], name)
    if title:
        found["title"] = title
    if organization:
        found["organization"] = organization
    return found


def _phones(lines: list[str]) -> tuple[str, ...]:
    phones: dict[str, None] = {}
    for line in lines:
        if _DAY.match(line) or len(line) > 2 * _LONGEST:
            continue
        for found in _PHONE.finditer(line):
            digits = sum(c.isdigit() for c in found[0])
            if not 7 <= digits <= 15 or _FAX.search(line[: found.start()]):
                continue
            bare = line[: found.start()].strip(" ,;|•·")
            if bare and not _LABELLED.search(line) and len(bare.split()) > 6:
                continue  # a number in a sentence
            phones.setdefault(found[0].strip(" .-/"), None)
    return tuple(phones)


def _may_say_position(line: str) -> bool:
    return len(line) <= _LONGEST and not _OUTSIDE.search(line)


def _position(lines: list[str], name: str) -> tuple[str, str]:
    """Title and organization, from a line with a title's word and what stands beside it."""
    for at, line in enumerate(lines):
        bare = _without_name(line, name)
        if not bare or not _is_title(bare):
            continue
        below = next(
            (
                one
                for one in lines[at + 1 : at + 2]
                if _is_firm(_firm_alone(one), name) and not _is_title(one)
            ),
            "",
        )
        title, firm = _divided(bare)
        if below and firm and not _has_form(firm) and "," in bare:
            return bare, _firm_alone(below)  # `Head, Harbor Works` above the organization
        return title, firm or _firm_alone(below)
    firm = next((line for line in lines if _is_firm(line, name) and _has_form(line)), "")
    return "", firm


def _firm_alone(line: str) -> str:
    """`Acme Foods | Elm Falls, OR` and `Acme Foods, Elm Falls` without the place."""
    head = re.split(r"\s+[|•·–—]\s+|\s*\|\s*", line)[0]
    first, comma, rest = head.partition(", ")
    return head if comma and _has_form(f"x {rest}") else first


def _without_name(line: str, name: str) -> str:
    said, own = plain(line), plain(name)
    if own and said.startswith(own):
        rest = line[len(own) :] if len(said) == len(line) else ""
        return rest.strip(" ,|-–—•·/")
    return line


def _is_title(line: str) -> bool:
    if _SENTENCE.search(line) or any(c.isdigit() for c in line.partition(",")[0]) or not line[0].isupper():
        return False
    found = any_word("titles").search(line)
    words = line.split()
    capitals = sum(1 for word in words if word[0].isupper() or not word[0].isalpha() or len(word) < 4)
    return found is not None and len(words) <= 9 and capitals * 3 >= len(words) * 2


def _divided(line: str) -> tuple[str, str]:
    """`VP Sales, Acme Inc` and `Acme | Head of Research`: the piece with the title's word and the other one."""
    pieces = [piece.strip() for piece in _BETWEEN.split(line) if piece.strip()]
    title = [piece for piece in pieces if any_word("titles").search(piece)]
    others = [piece for piece in pieces if piece not in title and _is_firm(piece, "")]
    if len(pieces) < 2 or not title:
        return line, ""
    if any(_has_form(piece) for piece in title[1:]):
        others = [piece for piece in title[1:] if _has_form(piece)]
        title = [piece for piece in title if piece not in others]
    return ", ".join(title), others[0] if others else ""


def _is_firm(line: str, name: str) -> bool:
    if (
        not line
        or _PHONE.search(line)
        or _STREET.search(line)
        or _LABELLED.match(line)
        or _SENTENCE.search(line)
    ):
        return _has_form(line) and not _PHONE.search(line) and not _STREET.search(line)
    words = line.split()
    return plain(line) != plain(name) and len(words) <= 6 and line[0].isupper() and not _is_closing(line)


def _is_closing(line: str) -> bool:
    return line.endswith(",") or ":" in line or '"' in line or "“" in line


def _has_form(line: str) -> bool:
    words = {word.strip(",").casefold() for word in line.split()}
    return len(words) > 1 and bool(words & set(mail_words("firms")))
