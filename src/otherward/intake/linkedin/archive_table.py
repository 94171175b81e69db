"""The tables of the archive: told by their columns in any order, era and language, rows by column name."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from otherward.intake.brought import Brought, Passed
from otherward.intake.columns import normal
from otherward.intake.days import day_first
from otherward.intake.entry import Entry
from otherward.intake.table import Layout, layout_of, rows
from otherward.network.record import Skipped


@cache
def _translations() -> dict[str, str]:
    text = files("otherward.intake.linkedin").joinpath("headers.toml").read_text(encoding="utf-8")
    return {name: column for column, names in tomllib.loads(text)["columns"].items() for name in names}


@lru_cache(maxsize=2048)
def column(cell: str) -> str:
    """LinkedIn's English name for a column, in lower case."""
    name = normal(cell)
    return _translations().get(name, name)


class ArchiveTable:
    """One file of the archive, opened at its header."""

    def __init__(self, layout: Layout, at: int) -> None:
        self.layout = layout
        self.at = at
        self.columns = {column(cell): number for number, cell in reversed(list(enumerate(layout.sample[at])))}

    def samples(self, name: str) -> Iterator[str]:
        """The first cells of a column."""
        number = self.columns.get(name, -1)
        if number >= 0:
            yield from (
                record[number] for record in self.layout.sample[self.at + 1 :] if number < len(record)
            )

    def day_first(self, name: str) -> bool:
        """Whether this column writes the day before the month."""
        return day_first(self.samples(name))

    def rows(self, entry: Entry) -> Iterator["tuple[int, Cells] | Brought"]:
        """(index, cells) of every row that can be read, and an account of every other."""
        some = False
        for row in rows(entry, self.layout, self.at):
            some = True
            where = f"row {row.number}"
            if row.problem:
                yield Skipped(where=where, why=row.problem)
            elif not any(cell.strip() for cell in row.cells):
                yield Passed(where=where, why="empty row")
            else:
                yield row.number, Cells(self.columns, row.cells)
        if not some:
            yield Skipped(
                where="the whole file", why="There is a header but no row under it; export it again."
            )


class Cells:
    """One row, its cells by column name."""

    __slots__ = ("_cells", "_columns")

    def __init__(self, columns: dict[str, int], cells: list[str]) -> None:
        self._columns = columns
        self._cells = cells

    def __getitem__(self, name: str) -> str:
        at = self._columns.get(name)
        return self._cells[at].strip() if at is not None and at < len(self._cells) else ""


def opened(entry: Entry, *required: Iterable[str]) -> ArchiveTable | None:
    """The table if its header has all columns of one of these sets."""
    layout = layout_of(entry)
    if layout is None:
        return None
    sets = [frozenset(names) for names in required]
    for at, record in enumerate(layout.sample):
        names = {column(cell) for cell in record}
        if any(wanted <= names for wanted in sets):
            return ArchiveTable(layout, at)
    return None
