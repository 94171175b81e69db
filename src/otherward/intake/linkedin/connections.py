"""Connections.csv: everybody the user is connected with, as of the day of the export."""

from collections.abc import Iterator
from typing import Any

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.contact import Contacts, addresses_in, exported_on
from otherward.intake.days import day_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import Cells, opened
from otherward.intake.linkedin.names import clean, is_hidden
from otherward.network.record import Skipped

_HEADER = ("first name", "last name", "connected on")


class Connections:
    """With and without preamble, with and without profile address, re-saved by Excel, in other languages."""

    name = "LinkedIn connections"

    def claims(self, entry: Entry) -> int:
        """Certain if a row names first name, last name and the day of connecting."""
        return 98 if opened(entry, _HEADER) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """A record for every member; those who hid themselves are counted."""
        table = opened(entry, _HEADER)
        if table is None:
            yield Skipped(where="the whole file", why="It has no header of LinkedIn connections.")
            return
        as_of = exported_on(entry, circumstances.exported, circumstances.day)
        contacts = Contacts(entry, "linkedin", unit="row", import_id=circumstances.import_id, as_of=as_of)
        first_is_day = table.day_first("connected on")
        for item in table.rows(entry):
            if not isinstance(item, tuple):
                yield item
                continue
            index, cells = item
            where = f"row {index}"
            if _is_hidden(cells):
                yield Passed(where=where, why="LinkedIn does not say who it is")
            elif problem := _problem(cells):
                yield Skipped(where=where, why=problem)
            else:
                connected = day_of(cells["connected on"], today=circumstances.day, first_is_day=first_is_day)
                yield contacts.record(index, _fields(cells) | {"connected_on": connected})


def _is_hidden(cells: Cells) -> bool:
    if cells["url"] or cells["email address"]:
        return False
    name = f"{cells['first name']} {cells['last name']}".strip()
    return is_hidden(name) if name else not cells["company"] and not cells["position"]


def _problem(cells: Cells) -> str:
    """A row whose cells stand under the wrong columns would make a person of an address or a date."""
    url, email = cells["url"], cells["email address"]
    if url and "/" not in url and "." not in url:
        return "Its cells are shifted: there is no web address in the column URL."
    if email and "@" not in email:
        return "Its cells are shifted: there is no address in the column Email Address."
    for part in ("first name", "last name"):
        if "://" in cells[part] or "@" in cells[part]:
            return f"Its cells are shifted: there is an address in the column {part.title()}."
    if not (url or email or cells["first name"] or cells["last name"]):
        return "There is neither a name nor an address in it."
    return ""


def _fields(cells: Cells) -> dict[str, Any]:
    name = clean(cells["first name"], cells["last name"])
    return {
        "display": name.whole,
        "given": name.given,
        "family": name.family,
        "suffix": name.suffix,
        "nickname": name.nickname,
        "former": name.former,
        "emails": tuple(addresses_in(cells["email address"])),
        "profiles": (cells["url"],) if cells["url"] else (),
        "organization": cells["company"],
        "title": cells["position"],
    }


FORMAT = Connections()
