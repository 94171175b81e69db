"""What columns mean: from a header as somebody wrote it to the fields of a contact."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from otherward.names import name_of
from otherward.network.handle import plain

_APOSTROPHES = re.compile(r"['’`]")
_PUNCTUATION = re.compile(r"[^\w]+|_")
_NUMBER = re.compile(r"\b\d+\b")
_GROUPED = re.compile(r"^(.*?)\s*(\d+)\s*-")
_PLACES = ("home", "address", "", "business", "work", "other")
"""Of several addresses, the first of these that has anything in it."""
_ADDRESS = {"street", "city", "region", "postcode", "country"}
_CONTAINS = (
    ("email", re.compile(r"\be ?mail|\bmail\b|courriel|correo")),
    ("phone", re.compile(r"\b(?:phone|mobile|cell|tel|telefon|handy|whatsapp)\b")),
    ("profile", re.compile(r"\b(?:linkedin|website|homepage|url)\b")),
    ("birthday", re.compile(r"\b(?:birthday|birth ?date)\b")),
    ("organization", re.compile(r"\b(?:company|employer|organi[sz]ation)\b")),
    ("title", re.compile(r"\b(?:job title|position)\b")),
    ("note", re.compile(r"\b(?:notes?|comments?|remarks)\b")),
)
_NOT_THEIRS = re.compile(
    r"\b(?:fax|pager|assistants?|managers?|label|type|id|date|last|yomi|phonetic|emergency|parent)\b"
)


def normal(cell: str) -> str:
    """A column's name for comparing: plain words, without numbers."""
    words = _PUNCTUATION.sub(" ", _APOSTROPHES.sub("", cell.replace("\ufeff", "")))
    return " ".join(_NUMBER.sub(" ", plain(words)).split())


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = files("otherward.intake").joinpath("columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _fields() -> dict[str, str]:
    """Plain column name -> field."""
    table = _table()
    known = dict.fromkeys(table["known"]["others"], "")
    related = {name: f"related:{relation}" for relation, names in table["related"].items() for name in names}
    return known | related | {name: field for field, names in table["fields"].items() for name in names}


@cache
def words(kind: str) -> frozenset[str]:
    """The list of this name: `honorifics`, `nothing`."""
    return frozenset(_table()["known"][kind])


@lru_cache(maxsize=4096)
def field_of(cell: str) -> str:
    """The field that a column of this name holds; empty if it is not known or of no use."""
    return _fields().get(normal(cell), "")


@lru_cache(maxsize=4096)
def is_known(cell: str) -> bool:
    """Whether contact sheets have a column of this name."""
    return len(cell) < 60 and normal(cell) in _fields()


def fingerprint(header: Sequence[str]) -> str:
    """What a confirmed mapping is remembered by: the columns' names, in order."""
    names = [normal(cell) for cell in header]
    while names and not names[-1]:
        names.pop()
    return name_of("sheet", *names)


def propose_mapping(header: Sequence[str]) -> dict[str, str]:
    """Column -> field for every column that is understood, for the user to confirm or change."""
    proposed = {}
    for cell in header:
        field = field_of(cell)
        if not field and not is_known(cell):
            field = _guess(cell)
        if field:
            proposed[cell] = field
    return proposed


def _guess(cell: str) -> str:
    name = normal(cell)
    if len(name) > 40 or _NOT_THEIRS.search(name):
        return ""
    return next((field for field, pattern in _CONTAINS if pattern.search(name)), "")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which cells make up which part of a contact."""

    single: tuple[tuple[str, tuple[int, ...]], ...]
    """Field -> its columns; of several the first that is filled."""
    many: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    """Field with several values -> (column, column of its label or -1)."""
    addresses: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...]
    """For each address its parts, the likeliest address first."""
    headed: tuple[str, ...]
    """The columns' names as written."""


_MANY = {"email", "phone", "profile", "categories", "note"}


def plan(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> Plan:
    """How to read rows under this header; `mapping` (column -> field) is what the user confirmed."""
    chosen = propose_mapping(header) if mapping is None else mapping
    single: dict[str, list[int]] = {}
    many: dict[str, list[tuple[int, int]]] = {}
    addresses: dict[tuple[int, str], dict[str, list[int]]] = {}
    for at, cell in enumerate(header):
        field = chosen.get(cell, "")
        if field in _ADDRESS:
            addresses.setdefault(_address(cell), {}).setdefault(field, []).append(at)
        elif field in _MANY or field.startswith("related:"):
            many.setdefault(field, []).append((at, _label(header, at)))
        elif field:
            single.setdefault(field, []).append(at)
    return Plan(
        single=tuple((field, tuple(columns)) for field, columns in single.items()),
        many=tuple((field, tuple(columns)) for field, columns in many.items()),
        addresses=tuple(
            tuple((part, tuple(columns)) for part, columns in addresses[key].items())
            for key in sorted(addresses)
        ),
        headed=tuple(header),
    )


def _label(header: Sequence[str], at: int) -> int:
    """The column before, if it labels this one (`E-mail 1 - Label`)."""
    before = normal(header[at - 1]) if at else ""
    return at - 1 if before.endswith((" label", " type")) else -1


def _address(cell: str) -> tuple[int, str]:
    """Which of a contact's addresses a column belongs to."""
    first = normal(cell).partition(" ")[0]
    numbered = _GROUPED.match(cell)
    place = first if first in _PLACES else ""
    return _PLACES.index(place), numbered[2] if numbered else ""
