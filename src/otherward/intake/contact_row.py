"""A row of a contact sheet to the fields of a contact, by a plan of its columns."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from otherward.intake.columns import Plan, normal, words
from otherward.intake.contact import addresses_in, phone_in, unique
from otherward.intake.days import birthday_of, day_of

_SEVERAL = " ::: "
_PHONES = re.compile(r" ::: |[;\n|]+")
_LISTED = re.compile(r" ::: |[;,\n|]+")
_WEB = re.compile(r"\s*(?: ::: |[;,\s]+)\s*")
_PLAIN_NOTES = {"notes", "note", "comment", "comments", "remarks", "notiz", "notizen", "notas", "bemerkungen"}
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_ORGANIZED = ("organization", "title", "department")


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, plan: Plan, *, today: date, first_is_day: bool = False) -> None:
        self._plan = plan
        self._today = today
        self._first_is_day = first_is_day
        self._plain = [normal(cell) in _PLAIN_NOTES for cell in plan.headed]

    def fields(self, cells: Sequence[str]) -> dict[str, Any]:
        """What the row says, field by field; only what is filled."""
        found: dict[str, Any] = {}
        for field, columns in self._plan.single:
            for at in columns:
                if value := cells[at].strip():
                    self._one(found, field, value)
        for field, pairs in self._plan.many:
            for at, label in pairs:
                if value := cells[at].strip():
                    self._several(found, field, value, cells[label].strip() if label >= 0 else "", at)
        self._address(found, cells)
        return self._tidied(found)

    def _one(self, found: dict[str, Any], field: str, value: str) -> None:
        if value.casefold() in words("nothing"):
            return
        if field == "title" and value.casefold().rstrip(".") in words("honorifics"):
            field = "prefix"
        if field in _ORGANIZED or field == "birthday":
            value = value.partition(_SEVERAL)[0]
        found.setdefault(field, value)

    def _several(self, found: dict[str, Any], field: str, value: str, label: str, at: int) -> None:
        values = self._values(field, value, label.lstrip("* "), at)
        kept = found.setdefault("related" if field.startswith("related:") else field, [])
        place = 0 if label.startswith("*") else len(kept)  # Google marks the preferred one
        kept[place:place] = values

    def _values(self, field: str, value: str, label: str, at: int) -> list[Any]:
        if value.casefold() in words("nothing"):
            return []
        if field == "email":
            return addresses_in(value)
        if field == "phone":
            return [number for part in _PHONES.split(value) if (number := phone_in(part))]
        if field == "profile":
            return [page for part in _WEB.split(value) if (page := _page(part, self._plan.headed[at]))]
        if field == "categories":
            parts = (part.strip().lstrip("* ") for part in _LISTED.split(value))
            return [part for part in parts if part and part.casefold() != "mycontacts"]
        if field.startswith("related:"):
            relation = field.partition(":")[2] or _APPLE_LABEL.sub(r"\1", label).casefold() or "related"
            return [(relation, name.strip()) for name in value.split(_SEVERAL) if name.strip()]
        return [
            value if self._plain[at] or not self._plan.headed[at] else f"{self._plan.headed[at]}: {value}"
        ]

    def _address(self, found: dict[str, Any], cells: Sequence[str]) -> None:
        for address in self._plan.addresses:
            parts = {
                part: ", ".join(unique([value for at in columns if (value := cells[at].strip())]))
                for part, columns in address
            }
            if any(parts.values()):
                found["street"] = parts.get("street", "").replace("\n", ", ").replace(_SEVERAL, ", ")
                found["postcode"] = parts.get("postcode", "")
                place = [parts.get(part, "") for part in ("city", "region", "country")]
                found["place"] = ", ".join(part for part in place if part)
                break
        location = found.pop("location", "")
        if location and not found.get("place"):
            found["place"] = location

    def _tidied(self, found: dict[str, Any]) -> dict[str, Any]:
        for many, one in (("emails", "email"), ("phones", "phone"), ("profiles", "profile")):
            values = found.pop(one, None)
            if values:
                found[many] = unique(values)
        for handle, page in (("twitter", "https://twitter.com/"), ("telegram", "https://t.me/")):
            if name := found.pop(handle, ""):
                address = name if "/" in name else page + name.lstrip("@")
                found["profiles"] = (*found.get("profiles", ()), address)
        for many in ("categories", "related"):
            if many in found:
                found[many] = unique(found[many])
        if "note" in found:
            found["note"] = "\n".join(unique(found["note"]))
        self._dates(found)
        _named(found)
        return {field: value for field, value in found.items() if value}

    def _dates(self, found: dict[str, Any]) -> None:
        year, month, day = (found.pop(f"birth_{part}", "") for part in ("year", "month", "day"))
        if "birthday" in found:
            found["birthday"] = birthday_of(
                found["birthday"], today=self._today, first_is_day=self._first_is_day
            )
        elif month and day:
            whole = f"{int(year):04}-{month}-{day}" if year.isdigit() else f"0000-{month}-{day}"
            found["birthday"] = birthday_of(whole, today=self._today)
        if connected := found.pop("connected_on", ""):
            found["connected_on"] = day_of(connected, today=self._today, first_is_day=self._first_is_day)


def _page(value: str, column: str) -> str:
    value = value.strip()
    if not value or value.casefold() in words("nothing"):
        return ""
    if "linkedin" in column.casefold() and "." not in value and "/" not in value:
        return f"https://www.linkedin.com/in/{value}"
    return value if "." in value or ":" in value else ""


def _named(found: dict[str, Any]) -> None:
    """A display name for everybody who has a name; a card with only an organization is the organization's."""
    if not found.get("display"):
        parts = (found.get(part, "") for part in ("given", "middle", "family"))
        display = " ".join(part for part in parts if part)
        if display:
            found["display"] = display
    organization = found.get("organization", "")
    if organization and not any(found.get(key) for key in ("display", "nickname", "emails", "profiles")):
        found["display"] = organization
        found["company_card"] = True
