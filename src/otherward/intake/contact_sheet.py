"""Reading a contact sheet whose columns are understood: every row a record, passed over or skipped with its place."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.columns import Plan, normal, plan
from otherward.intake.contact import Contacts, addresses_in, exported_on, usable
from otherward.intake.contact_row import RowReader
from otherward.intake.days import day_first
from otherward.intake.entry import Entry
from otherward.intake.table import Layout, Row, layout_of, rows
from otherward.network.record import Skipped

Header = Callable[[Sequence[str]], bool]
_SECTION = re.compile(r"\s*={3,} .* ={3,}\s*$")
"""Some programs write several tables into one file, each under a line like this."""
_DATED = ("birthday", "connected_on")


class ContactSheet:
    """A kind of contact sheet that is told by its header."""

    def __init__(self, name: str, origin: str, is_header: Header, certainty: int) -> None:
        self.name = name
        self._origin = origin
        self._is_header = is_header
        self._certainty = certainty

    def claims(self, entry: Entry) -> int:
        """As sure as its header is telling, if there is one."""
        layout = layout_of(entry)
        return self._certainty if layout and header_at(layout, self._is_header) >= 0 else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """A record for every row."""
        layout = layout_of(entry)
        at = header_at(layout, self._is_header) if layout else -1
        if layout is None or at < 0:
            yield Skipped(where="the whole file", why=f"It has no header of {self.name}.")
            return
        yield from read_sheet(entry, circumstances, layout, at, plan(layout.sample[at]), self._origin)


def header_at(layout: Layout, is_header: Header) -> int:
    """The number of the first record that is a header, or -1."""
    return next((at for at, record in enumerate(layout.sample) if is_header(record)), -1)


def names_of(record: Sequence[str]) -> set[str]:
    """The columns' plain names."""
    return {normal(cell) for cell in record}


def read_sheet(
    entry: Entry, circumstances: Circumstances, layout: Layout, at: int, columns: Plan, origin: str
) -> Iterator[Brought]:
    """A record for every row under the header, which is record number `at` (-1: no header)."""
    contacts = Contacts(
        entry,
        origin,
        unit="row",
        import_id=circumstances.import_id,
        as_of=exported_on(entry, circumstances.exported, circumstances.day),
    )
    reader = RowReader(columns, today=circumstances.day, first_is_day=_day_first(layout, at, columns))
    header = [cell.casefold() for cell in layout.sample[at]] if at >= 0 else None
    row = None
    elsewhere = False
    for row in rows(entry, layout, at):
        elsewhere = elsewhere or bool(_SECTION.match(row.cells[0]))
        if elsewhere:
            yield Passed(where=f"row {row.number}", why="another section of the file")
        else:
            yield from _read_row(row, reader, contacts, header)
    if row is None:
        yield Skipped(where="the whole file", why="There is a header but no row under it; export it again.")


def _read_row(row: Row, reader: RowReader, contacts: Contacts, header: list[str] | None) -> Iterator[Brought]:
    where = f"row {row.number}"
    if row.problem:
        yield Skipped(where=where, why=row.problem)
        return
    if not any(cell.strip() for cell in row.cells):
        yield Passed(where=where, why="empty row")
        return
    if header and [cell.strip().casefold() for cell in row.cells] == header:
        yield Passed(where=where, why="header again")
        return
    fields = _misplaced(reader.fields(row.cells))
    if problem := _problem(fields):
        yield Skipped(where=where, why=problem)
        return
    yield contacts.record(row.number, fields)


def _misplaced(fields: dict[str, Any]) -> dict[str, Any]:
    """An address in the place of a name is an address."""
    for part in ("display", "given", "family"):
        found = addresses_in(fields.get(part, ""))
        if found and found[0] == fields[part].strip("<>"):
            fields = {k: v for k, v in fields.items() if k != part}
            fields["emails"] = tuple(dict.fromkeys((*fields.get("emails", ()), *found)))
            if addresses_in(fields.get("display", "")):
                del fields["display"]
    return fields


def _problem(fields: Mapping[str, Any]) -> str:
    if not usable(fields):
        return "There is no name, address, number or organization in it."
    for part in ("display", "given", "family"):
        if fields.get(part, "").casefold().startswith(("http://", "https://")):
            return "Its cells are shifted: there is a web address where a name should be."
    return ""


def _day_first(layout: Layout, at: int, columns: Plan) -> bool:
    dated = [column for field, places in columns.single if field in _DATED for column in places]
    return day_first(record[c] for record in layout.sample[at + 1 :] for c in dated if c < len(record))
