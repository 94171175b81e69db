"""One card to the fields of a contact: vCard 2.1, 3.0 and 4.0 and what address books add of their own."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from otherward.intake.contact import addresses_in, phone_in, unique
from otherward.intake.days import birthday_of, day_of
from otherward.intake.vcard_lines import Property, RawCard, decoded, in_charset, property_of

_WANTED = {
    "N", "FN", "NICKNAME", "EMAIL", "TEL", "ADR", "ORG", "TITLE", "ROLE", "URL", "IMPP", "BDAY", "NOTE", "CATEGORIES",
    "UID", "REV", "KIND", "RELATED", "VERSION", "X-SOCIALPROFILE", "X-ABRELATEDNAMES", "X-ABLABEL", "X-ABSHOWAS",
    "X-ADDRESSBOOKSERVER-KIND", "X-MAIDENNAME", "X-ANDROID-CUSTOM", "X-GENDER-KIND", "SOCIALPROFILE",
}  # fmt: skip
_RELATED = re.compile(r"X-(?:\w+-)*?(?:X-)?(SPOUSE|MANAGER|ASSISTANT|PARTNER|CHILD)S?(?:NAME)?$")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_NOT_SPOKEN = {"fax", "pager", "modem", "bbs"}
_LETTER = re.compile(r"\w")
_RELATION_TYPES = {"text", "uri", "pref"}
_ANDROID = {
    "1": "assistant", "2": "brother", "3": "child", "4": "partner", "5": "father", "6": "friend", "7": "manager",
    "8": "mother", "9": "parent", "10": "partner", "11": "referred by", "12": "relative", "13": "sister", "14": "spouse",
}  # fmt: skip


@dataclass(slots=True)
class Card:
    """The properties of a card that mean something here, by name, preferred ones first."""

    properties: dict[str, list[Property]] = field(default_factory=dict)
    old: bool = False
    """vCard 2.1: fewer escapes."""
    spoiled: int = 0
    """Lines that are no property."""

    def all(self, name: str) -> list[Property]:
        """The properties of this name, the preferred one first."""
        found = self.properties.get(name)
        if not found:
            return []
        return sorted(found, key=lambda prop: prop.head.preference) if len(found) > 1 else found

    def text(self, *names: str) -> str:
        """The first non-empty value of these names, as plain text."""
        for name in names:
            for prop in self.all(name):
                if value := self.plain(decoded(prop)).strip():
                    return value
        return ""

    def plain(self, value: str) -> str:
        """The value with its escapes undone."""
        if "\\" not in value:
            return value
        if self.old:
            return re.sub(r"\\([;:,])", r"\1", value)
        return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)

    def parts(self, prop: Property) -> list[str]:
        """A structured value's components (N, ADR, ORG)."""
        if prop.head.encoding == "QUOTED-PRINTABLE":
            charset = prop.head.charset
            pieces = (piece.encode("latin-1") for piece in _cut(";", prop.raw.decode("latin-1")))
            values = [in_charset(quopri.decodestring(piece), charset) for piece in pieces]
        else:
            values = _cut(";", decoded(prop))
        return [self.plain(value).strip() for value in values]

    def listed(self, prop: Property) -> list[str]:
        """A value that is a list (CATEGORIES, NICKNAME)."""
        return [self.plain(value).strip() for value in _cut(",", decoded(prop))]

    def label(self, prop: Property) -> str:
        """Apple's label of a grouped property, in lower case."""
        for one in self.properties.get("X-ABLABEL", ()) if prop.head.group else ():
            if one.head.group == prop.head.group:
                return _APPLE_LABEL.sub(r"\1", self.plain(decoded(one))).strip().casefold()
        return ""


def _cut(separator: str, value: str) -> list[str]:
    """The value cut at separators that are not escaped."""
    if "\\" not in value:
        return value.split(separator)
    parts: list[str] = []
    open_part = ""
    for piece in value.split(separator):
        open_part += piece
        if (len(open_part) - len(open_part.rstrip("\\"))) % 2:
            open_part += separator
        else:
            parts.append(open_part)
            open_part = ""
    return [*parts, open_part] if open_part else parts


@lru_cache(maxsize=1024)
def _is_wanted(name: str) -> bool:
    return name in _WANTED or bool(name.startswith("X-") and _RELATED.match(name))


def read_card(raw: RawCard) -> Card:
    """The card's properties."""
    card = Card(old=any(line[:11].upper() == b"VERSION:2.1" for line in raw.lines))
    for line in raw.lines:
        prop = property_of(line, old=card.old)
        if prop is None:
            card.spoiled += 1
        elif _is_wanted(prop.head.name):
            card.properties.setdefault(prop.head.name, []).append(prop)
    return card


def fields_of(card: Card, today: date) -> dict[str, Any]:
    """What the card says; only what is filled."""
    found: dict[str, Any] = {}
    for prop in card.all("N")[:1]:
        names = (*card.parts(prop), "", "", "", "", "")
        found |= dict(zip(("family", "given", "middle", "prefix", "suffix"), names, strict=False))
    for prop in card.all("ORG")[:1]:
        organization, *departments = card.parts(prop)
        found["organization"] = organization
        found["department"] = ", ".join(part for part in departments if part)
    found["display"] = card.text("FN") or " ".join(
        part for part in (found.get("given"), found.get("middle"), found.get("family")) if part
    )
    found |= _reached(card)
    found |= _lived(card)
    found["title"] = card.text("TITLE", "ROLE")
    found["former"] = card.text("X-MAIDENNAME")
    found["nickname"] = ", ".join(
        part for prop in card.all("NICKNAME")[:1] for part in card.listed(prop) if part
    )
    found["note"] = "\n".join(unique([card.plain(decoded(prop)).strip() for prop in card.all("NOTE")]))
    found["categories"] = unique(
        [part for prop in card.all("CATEGORIES") for part in card.listed(prop) if part]
    )
    found["uid"] = card.text("UID").removeprefix("urn:uuid:")
    found["birthday"] = _birthday(card, today)
    found["related"] = unique(list(_related(card)))
    found["company_card"] = is_organization(card)
    for name in ("display", "given", "family"):
        if not _LETTER.search(found.get(name, "")):
            found[name] = ""
    if not found["display"] and found.get("organization") and not found.get("emails"):
        found["display"] = found["organization"]
        found["company_card"] = True
    return {name: value for name, value in found.items() if value}


def _reached(card: Card) -> dict[str, Any]:
    """Addresses, numbers and pages."""
    emails = [address for prop in card.all("EMAIL") for address in addresses_in(card.plain(decoded(prop)))]
    spoken: list[str] = []
    others: list[str] = []
    for prop in card.all("TEL"):
        number = phone_in(card.plain(decoded(prop)).replace(";ext=", " ext. "))
        if number:
            (others if _NOT_SPOKEN & set(prop.head.types) else spoken).append(number)
    pages = [card.plain(decoded(prop)).strip() for prop in card.all("URL")]
    pages += [
        page
        for prop in card.all("X-SOCIALPROFILE") + card.all("SOCIALPROFILE")
        if (page := _social(card, prop))
    ]
    pages += [value for prop in card.all("IMPP") if (value := card.plain(decoded(prop)).strip())]
    return {
        "emails": unique(emails),
        "phones": unique(spoken or (others if not emails else [])),
        "profiles": unique([page for page in pages if "." in page or ":" in page]),
    }


def _social(card: Card, prop: Property) -> str:
    value = card.plain(decoded(prop)).strip()
    user = prop.head.param("X-USER") or value.partition(":")[2]
    if value.lower().startswith("x-apple:") or "/" not in value:
        if "linkedin" in prop.head.types:
            return f"https://www.linkedin.com/in/{user or value}"
        return f"https://twitter.com/{user or value}" if "twitter" in prop.head.types else value
    return value


def _lived(card: Card) -> dict[str, str]:
    """The first address that has anything in it."""
    for prop in card.all("ADR"):
        parts = (card.parts(prop) + [""] * 7)[:7]
        _box, extended, street, city, region, code, country = (" ".join(part.split("\n")) for part in parts)
        if any((street, extended, city, region, code, country)):
            return {
                "street": ", ".join(part for part in (street, extended) if part),
                "place": ", ".join(part for part in (city, region, country) if part),
                "postcode": code,
            }
    return {}


def _birthday(card: Card, today: date) -> str:
    for prop in card.all("BDAY"):
        value = card.plain(decoded(prop)).strip()
        omitted = prop.head.param("X-APPLE-OMIT-YEAR")
        birthday = birthday_of(value, today=today)
        if birthday and omitted and birthday.startswith(omitted):
            birthday = f"-{birthday[4:]}"
        if birthday:
            return birthday
    return ""


def _related(card: Card) -> Iterator[tuple[str, str]]:
    for prop in card.all("X-ABRELATEDNAMES"):
        if name := card.plain(decoded(prop)).strip():
            yield card.label(prop) or next(iter(prop.head.types), "related"), name
    for prop in card.all("RELATED"):
        name = card.plain(decoded(prop)).strip()
        kind = next((kind for kind in prop.head.types if kind not in _RELATION_TYPES), "related")
        if name and not re.match(r"(?:urn|https?|tel):", name):
            yield card.label(prop) or kind, name.removeprefix("mailto:")
    for prop in card.all("X-ANDROID-CUSTOM"):
        parts = card.parts(prop)
        if parts[0].endswith("/relation") and len(parts) > 1 and parts[1]:
            yield _android_relation(parts), parts[1]
    for name, properties in card.properties.items():
        if known := _RELATED.match(name):
            yield from (
                (known[1].lower(), value) for p in properties if (value := card.plain(decoded(p)).strip())
            )


def _android_relation(parts: list[str]) -> str:
    """Android writes a number for the relation, 0 for one in the user's own words."""
    kind, label = (*parts[2:4], "", "")[:2]
    return label.casefold() or _ANDROID.get(kind, "related")


def is_organization(card: Card) -> bool:
    """Whether the card itself says that it is no person's."""
    kind = card.text("KIND").casefold()
    return card.text("X-ABSHOWAS").upper() == "COMPANY" or kind in (
        "org",
        "organization",
        "location",
        "application",
    )


def is_group(card: Card) -> bool:
    """A list of contacts, saved as a card."""
    return "group" in (card.text("KIND").casefold(), card.text("X-ADDRESSBOOKSERVER-KIND").casefold())


def as_of(card: Card, today: date) -> date | None:
    """The day the card was last changed."""
    day = day_of(card.text("REV"), today=today)
    return min(day, today) if day else None
