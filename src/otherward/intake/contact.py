"""A contact record as a format makes it: its identifier from its content, its values tidied."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from otherward.intake.entry import Entry
from otherward.names import name_of
from otherward.network.record import ContactRecord
from otherward.network.source import Source

_FIELDS = (
    "uid", "display", "given", "middle", "family", "prefix", "suffix", "nickname", "former", "emails", "phones",
    "profiles", "organization", "title", "department", "street", "place", "postcode", "birthday", "note", "categories",
    "related", "connected_on", "company_card",
)  # fmt: skip
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:|]+@[^\s<>()\[\]\",;:|]+\.?[^\s<>()\[\]\",;:|.]")
_DIGIT = re.compile(r"\d")
_SPOILED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+$", re.IGNORECASE)
_EXPORTED = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)")


class Contacts:
    """Makes the contact records of one file; equal rows get identifiers of their own, the same on every import."""

    def __init__(
        self, entry: Entry, origin: str, *, unit: str, import_id: str, as_of: date | None = None
    ) -> None:
        self._path = entry.path
        self._origin = origin
        self._unit = unit
        self._import_id = import_id
        self._as_of = as_of
        self._seen: dict[str, int] = {}

    def source(self, index: int, locator: str = "") -> Source:
        """The place of a record in the file."""
        return Source(
            path=self._path,
            where=f"{self._unit} {index}",
            index=index,
            locator=locator,
            import_id=self._import_id,
        )

    def record(self, index: int, fields: Mapping[str, Any], *, as_of: date | None = None) -> ContactRecord:
        """The record of these fields; its identifier tells the same content from changed content."""
        content = [self._origin, *map(fields.get, _FIELDS)]
        name = name_of("record", *content)
        times = self._seen[name] = self._seen.get(name, 0) + 1
        if times > 1:
            name = name_of("record", name, times)
        source = self.source(index, fields.get("uid", ""))
        return ContactRecord(
            id=name, source=source, origin=self._origin, as_of=as_of or self._as_of, **fields
        )


def usable(fields: Mapping[str, Any]) -> bool:
    """Whether anybody or anything is named or can be reached by it."""
    return any(
        fields.get(key)
        for key in (
            "display",
            "given",
            "family",
            "nickname",
            "emails",
            "phones",
            "profiles",
            "organization",
            "birthday",
            "place",
        )
    )


def addresses_in(cell: str) -> list[str]:
    """The mail addresses in a cell, in any of the ways people put several into one."""
    return _ADDRESS.findall(cell.replace("mailto:", "")) if "@" in cell else []


def phone_in(cell: str) -> str:
    """A phone number as written, without the apostrophe of spreadsheets; empty for what is none or was spoiled."""
    number = cell.strip().lstrip("'=").strip('"').removeprefix("tel:").strip()
    return number if _DIGIT.search(number) and not _SPOILED.match(number) and len(number) < 60 else ""


def unique(values: list[Any]) -> tuple[Any, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


def exported_on(entry: Entry, said: date | None, today: date) -> date | None:
    """The day a file was exported: as its name or its archive's name says, else as the file's date says."""
    found = _EXPORTED.findall(entry.path)
    for month, day, year in reversed(found):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    known = said or entry.modified
    return min(known, today) if known else None
