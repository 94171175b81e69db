"""`otherward import`: bring files in, say what became of every row, take an import back."""

from datetime import date
from pathlib import Path

import click

from otherward.actions.progress import Progress
from otherward.book.book import Book
from otherward.book.kept import Import
from otherward.cli.as_json import import_json
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.errors import UnusableInput, WrongUse


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--undo", metavar="ID", help="Take one import back as a whole.")
@click.option("--list", "listing", is_flag=True, help="Show earlier imports with their identifiers.")
@click.option(
    "--whole-past", is_flag=True, help="Read old conversations in full too, now and from now on (slower)."
)
@common
def import_(
    paths: tuple[Path, ...],
    undo: str | None,
    *,
    listing: bool,
    whole_past: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> int:
    """Bring in files, folders and zips: LinkedIn, contacts, mail, calendar, feeds, notes, documents.

    Each format is recognized by its content. Bringing the same file in twice changes nothing.
    """
    if not (paths or undo or listing or whole_past):
        message = (
            "Name what to bring in, for example: otherward import ~/Downloads/Basic_LinkedInDataExport.zip"
        )
        raise WrongUse(message)
    with opened(network) as book:
        if listing:
            imports = list(book.imports.all())
        else:
            from otherward.actions.read_texts import PAST, WHOLE
            from otherward.cli.show import progress_bar

            if whole_past:
                book.set_setting(PAST, WHOLE)
            with progress_bar() as tell:
                imports = _do(book, paths, undo, day, tell)
            if paths and not imports:
                message = f"There is no file in {paths[0]} that could be read; name the folder your files are in, or the files themselves."
                raise UnusableInput(message)
        told = _told(book, imports)
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show import show_imports

        show_imports(imports, told, listing=listing)
    understood = sum(
        one.added + one.updated + one.unchanged + sum(n for _, n in one.passed) for one in imports
    )
    if imports and not understood and not undo and not listing:
        return 2
    return 1 if any(one.skipped for one in imports) else 0


def _do(book: Book, paths: tuple[Path, ...], undo: str | None, day: date, tell: Progress) -> list[Import]:
    from otherward.actions.bring_in import bring_in
    from otherward.actions.take_back import take_back

    if undo:
        return [take_back(book, undo, day=day, progress=tell)]
    return bring_in(book, paths, day=day, progress=tell)


def _told(book: Book, imports: list[Import]) -> dict[str, object]:
    from otherward.actions.read_texts import only_looked_through

    return {
        "imports": [import_json(one) for one in imports],
        "people": book.people.count(),
        "organizations": book.organizations.count(),
        "interactions": book.interactions.count(),
        "needs": book.needs.count(),
        "resources": book.resources.count(),
        "old_conversations": only_looked_through(book),
    }


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.argument("said", nargs=-1, metavar="[COLUMN=WHAT]…")
@common
def columns(path: Path, said: tuple[str, ...], *, network: str | None, day: date, as_json: bool) -> None:
    """Show what the columns of a sheet are taken for, or say it: otherward columns guests.csv Wer=name Wo=company.

    It is remembered for every sheet with the same columns; earlier imports of the file are taken back, bring it in again.
    """
    from otherward.actions.sheet_columns import FIELDS, confirm_columns, sheet_columns

    if wrong := [one for one in said if "=" not in one]:
        message = f"“{wrong[0]}” says nothing; write COLUMN=WHAT, where WHAT is {', '.join(FIELDS)}."
        raise WrongUse(message)
    holds = dict(one.rsplit("=", 1) for one in said)
    with opened(network) as book:
        found = confirm_columns(book, path, holds, day=day) if holds else sheet_columns(book, path)
    if as_json:
        print_json(found)
        return
    width = max((len(one.name) for one in found.columns), default=0)
    for one in found.columns:
        tell(f"{one.name:<{width}}  {one.holds:<14}  {' | '.join(one.examples)[:70]}")
    tell(f"Remembered. Now: otherward import {path}" if holds else "Say it with COLUMN=WHAT if one is wrong.")
