"""`read-company`: what a company's documents say, without storing it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otherward.brief.words import in_quotes
from otherward.cli.options import common_without_network, print_json
from otherward.cli.show import ACCENT, console
from otherward.cli.telling import tell
from otherward.cli.texts import answer_batch
from otherward.errors import WrongUse

if TYPE_CHECKING:
    from otherward.actions.read_company import CompanyRead

_WORDS = {3: "acute", 2: "substantial", 1: "mild"}


@click.command(name="read-company")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--company", default="", metavar="NAME", help="Which company; by default as the documents say.")
@click.option(
    "--batch",
    default="",
    metavar="-",
    help="One JSON record a line on standard input, one answer a line out.",
)
@common_without_network
def read_company(
    files: tuple[Path, ...], company: str, batch: str, *, network: str | None, day: date, as_json: bool
) -> int:
    """What a company's documents say: its goals, and the departments under pressure; nothing is stored."""
    del network  # nothing of it is read or kept
    if batch:
        from otherward.reading.company_record import read_company_record

        return answer_batch(read_company_record)
    if not files:
        message = "Name at least one document: otherward read-company annual-letter.pdf careers.html"
        raise WrongUse(message)
    from otherward.actions.read_company import read_company as read_files
    from otherward.reading.company_record import picture_json

    read = read_files(files, company=company, day=day)
    for path, why in read.skipped:
        tell(f"{path}: {why}", err=True)
    if as_json:
        print_json(picture_json(read.picture, [document.id for document in read.documents]))
    else:
        _show(read)
    return 1 if read.skipped else 0


def _show(read: "CompanyRead") -> None:
    from rich.markup import escape

    titles = {document.id: document.title for document in read.documents}
    pages = {document.id: len(document.pages) for document in read.documents}

    def place(document: str, page: int) -> str:
        where = f"{titles[document]}, page {page}" if pages[document] > 1 else titles[document]
        return f"[dim]{escape(where)}[/]"

    for heading, horizon in (("Goals this year", "this year"), ("Goals further ahead", "multi-year")):
        goals = [goal for goal in read.picture.goals if goal.horizon == horizon]
        if goals:
            console.print(f"\n[bold {ACCENT}]{heading}[/]")
        for goal in goals:
            console.print(f"[bold]{escape(goal.department or 'The company')}[/]  {escape(goal.text)}")
            console.print(f"    {place(goal.document, goal.page)}")
    if read.picture.departments:
        console.print(f"\n[bold {ACCENT}]Departments under pressure[/]")
    for one in read.picture.departments:
        console.print(f"[bold]{escape(one.department)}[/]  [dim]{_WORDS[one.pressure]}[/]")
        for strain in one.evidence:
            quote = " ".join(strain.quote.split())
            console.print(f"    [italic]{escape(in_quotes(quote))}[/] {place(strain.document, strain.page)}")
    if not read.picture.goals and not read.picture.departments:
        console.print("No goal of its own and no department under pressure was read in it.")
