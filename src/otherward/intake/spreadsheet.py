"""Sheets made by hand or by other contact programs: columns by synonyms, or as the user confirmed them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.columns import Plan, field_of, fingerprint, is_known, plan, propose_mapping
from otherward.intake.contact import addresses_in
from otherward.intake.contact_sheet import read_sheet
from otherward.intake.entry import Entry
from otherward.intake.table import Layout, layout_of
from otherward.network.record import Skipped

__all__ = ["FORMAT", "fingerprint", "propose_mapping"]

_NAMING = {"display", "given", "family", "email", "phone", "profile", "organization", "nickname"}
_ENDINGS = (".csv", ".tsv", ".tab")
_MANY_ADDRESSES = 0.6
"""A column is of addresses if most of its cells are."""


class Spreadsheet:
    """A table with at least one column that names or reaches somebody."""

    name = "contact sheet"

    def claims(self, entry: Entry) -> int:
        """Sure by the number of columns understood; a `.csv` of which none is understood is still looked into."""
        if _is_workbook(entry):
            return 60
        layout = layout_of(entry)
        if layout is None:
            return 0
        named = entry.name.casefold().endswith(_ENDINGS)
        at = header_of(layout)
        if at >= 0:
            fields = {field_of(cell) for cell in layout.sample[at]}
            known = sum(is_known(cell) for cell in layout.sample[at])
            sure = 50 + 10 * min(known, 3) if fields & _NAMING and known > 1 else 25
            return sure if named else min(sure, 45) if known > 1 else 0
        if not named:  # a mail or a note may look like rows too
            return 0
        if without_header(layout) is not None:
            return 45
        return 25 if _is_even(layout) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """A record for every row; if nothing is understood, one sentence that says so."""
        layout = layout_of(entry)
        if _is_workbook(entry):
            yield Skipped(
                where="the whole file",
                why="It is an Excel workbook; save the sheet as CSV and bring that in.",
            )
            return
        if layout is None or not layout.sample:
            yield Skipped(where="the whole file", why="It is no table; save it as CSV.")
            return
        at, columns = self._columns(layout, circumstances)
        if columns is None:
            header = ", ".join(cell for cell in layout.sample[0][:6] if cell)
            yield Skipped(
                where="the whole file",
                why=f"None of its columns ({header}) is understood; say what they hold (otherward columns FILE), or name them Name, E-mail, Company, Title, Notes.",
            )
            return
        yield from read_sheet(entry, circumstances, layout, at, columns, "sheet")

    def _columns(self, layout: Layout, circumstances: Circumstances) -> tuple[int, Plan | None]:
        at, meaning, confirmed = columns_of(layout, circumstances.mappings)
        if confirmed or header_of(layout) >= 0:
            return at, plan(layout.sample[at], meaning)
        return -1, without_header(layout)


def columns_of(
    layout: Layout, remembered: Mapping[str, Mapping[str, str]]
) -> tuple[int, Mapping[str, str], bool]:
    """(number of the header's record, column -> field, whether the user confirmed it); else the first record is taken."""
    for at, record in enumerate(layout.sample):
        confirmed = remembered.get(fingerprint(record))
        if confirmed is not None:
            return at, confirmed, True
    at = max(header_of(layout), 0)
    return at, _with_remarks(layout.sample[at]), False


def _is_workbook(entry: Entry) -> bool:
    return entry.head.startswith(b"PK") and b"xl/" in entry.head


def _with_remarks(header: Sequence[str]) -> dict[str, str]:
    """Columns of the user's own (`Looking for`) are kept as notes under their names."""
    proposed = propose_mapping(header)
    own = {cell: "note" for cell in header if cell and cell not in proposed and not is_known(cell)}
    return proposed | own


def header_of(layout: Layout) -> int:
    """The record with most columns understood, if it can be a header: it names somebody and holds no values."""
    best, at = 0, -1
    for number, record in enumerate(layout.sample):
        if any("@" in cell or "://" in cell or len(cell) > 60 for cell in record):
            continue
        fields = {field_of(cell) for cell in record}
        known = sum(is_known(cell) for cell in record)
        if fields & _NAMING and known > best and 2 * known >= sum(bool(cell) for cell in record) - 8:
            best, at = known, number
    return at if best > 1 or (best == 1 and len(layout.sample[at]) <= 2) else -1


def _is_even(layout: Layout) -> bool:
    """Whether most records have the same number of cells, as a table's have."""
    widths = [len(record) for record in layout.sample]
    return bool(widths) and max(widths) > 1 and widths.count(max(widths)) * 2 > len(widths)


def without_header(layout: Layout) -> Plan | None:
    """A sheet that begins with its first row: addresses tell their column, names stand before or after them."""
    records = [record for record in layout.sample if any(record)]
    width = max((len(record) for record in records), default=0)
    if width < 2 or not records or not _is_even(layout):
        return None
    columns = [[record[at] if at < len(record) else "" for record in records] for at in range(width)]
    mail = next((at for at, cells in enumerate(columns) if _share(cells) >= _MANY_ADDRESSES), -1)
    if mail < 0:
        return None
    named = [at for at, cells in enumerate(columns) if at != mail and _are_names(cells)]
    if not named:
        return None
    single: list[tuple[str, tuple[int, ...]]] = []
    spaced = sum(" " in cell.strip() for cell in columns[named[0]]) * 2 > len(records)
    if spaced or len(named) == 1:
        single.append(("display", (named[0],)))
    else:
        single += [("given", (named[0],)), ("family", (named[-1] if len(named) < 3 else named[1],))]
    bare = plan([""] * width, {})
    return replace(bare, single=tuple(single), many=(("email", ((mail, -1),)),))


def _share(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(bool(addresses_in(cell)) for cell in filled) / len(filled) if filled else 0.0


def _are_names(cells: Sequence[str]) -> bool:
    """Short words that differ from row to row, such as names are."""
    filled = [cell for cell in cells if cell]
    words = [cell for cell in filled if cell.replace(" ", "").replace("-", "").replace("'", "").isalpha()]
    return bool(filled) and len(words) >= 0.8 * len(filled) and len(set(words)) * 2 > len(words)


FORMAT = Spreadsheet()
