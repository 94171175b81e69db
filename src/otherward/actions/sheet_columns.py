"""What the columns of a hand-made sheet mean: shown with what is in them, confirmed by the user, remembered for the next one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from otherward.actions.take_back import take_back
from otherward.book.book import Book
from otherward.book.kept import ImportState
from otherward.errors import UnusableInput, WrongUse
from otherward.intake.columns import fingerprint
from otherward.intake.entries import entries
from otherward.intake.spreadsheet import columns_of
from otherward.intake.table import layout_of

FIELDS = {
    "name": "display",
    "given name": "given",
    "family name": "family",
    "e-mail": "email",
    "phone": "phone",
    "company": "organization",
    "title": "title",
    "department": "department",
    "place": "location",
    "birthday": "birthday",
    "profile": "profile",
    "tags": "categories",
    "note": "note",
    "nothing": "",
}
"""What a column can hold, in the user's words, and the field it becomes."""

_WORDS = {field: words for words, field in FIELDS.items()}
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet."""

    name: str
    holds: str
    """One of `FIELDS`; `something else` where a field is understood that is not among them."""
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumns:
    """A sheet's columns as they are understood."""

    id: str
    """What a confirmed mapping is remembered by: the columns' names, in order."""
    columns: tuple[Column, ...]
    confirmed: bool


def sheet_columns(book: Book, path: Path) -> SheetColumns:
    """The columns of this file, with what is in them and what they are taken for."""
    entry = next(iter(entries([path])))
    layout = layout_of(entry)
    if layout is None or not layout.sample:
        message = f"{path.name} is no table; save it as CSV and name that."
        raise UnusableInput(message)
    at, meaning, confirmed = columns_of(layout, _remembered(book))
    header, rows = layout.sample[at], layout.sample[at + 1 :]
    return SheetColumns(
        id=fingerprint(header),
        confirmed=confirmed,
        columns=tuple(
            Column(
                name=cell,
                holds=_WORDS.get(meaning.get(cell, ""), "something else"),
                examples=tuple(
                    dict.fromkeys(row[place] for row in rows if place < len(row) and row[place].strip())
                )[:EXAMPLES],
            )
            for place, cell in enumerate(header)
            if cell.strip()
        ),
    )


def confirm_columns(
    book: Book, path: Path, holds: Mapping[str, str], *, day: date, named: str = ""
) -> SheetColumns:
    """Remember what these columns hold (column -> one of `FIELDS`); earlier imports of the file are taken back.

    `named` is the path under which the file was brought in, if that is another.
    """
    found = sheet_columns(book, path)
    known = {column.name: column.holds for column in found.columns}
    unknown = [name for name in holds if name not in known]
    strange = [word for word in holds.values() if word not in FIELDS]
    if unknown or strange:
        message = (
            f"There is no column “{unknown[0]}”; it has {', '.join(known)}."
            if unknown
            else f"A column cannot hold “{strange[0]}”; it can hold {', '.join(FIELDS)}."
        )
        raise WrongUse(message)
    meant = {name: FIELDS[word] for name, word in (known | dict(holds)).items() if word in FIELDS}
    with book.transaction():
        book.set_setting("mappings", json.dumps(_remembered(book) | {found.id: meant}))
    for one in list(book.imports.all(path=named or str(path), state=ImportState.DONE)):
        take_back(book, one.id, day=day)
    return sheet_columns(book, path)


def _remembered(book: Book) -> dict[str, dict[str, str]]:
    return dict(json.loads(book.setting("mappings") or "{}"))
