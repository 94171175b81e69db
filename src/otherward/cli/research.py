"""`research`: read up on a company beforehand. Nothing is fetched before you have seen what, and said yes."""

from datetime import date
from typing import Any

import click

from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.errors import WrongUse


@click.command()
@click.argument("company")
@click.option(
    "--from",
    "registers",
    multiple=True,
    metavar="PLACE",
    help="wikipedia, edgar (reports of companies listed in the United States) or jobs (open posts); may be given again.",
)
@click.option(
    "--address",
    "addresses",
    multiple=True,
    metavar="URL",
    help="A page, PDF, feed or job board of theirs; may be given again.",
)
@click.option("--yes", is_flag=True, help="Do not ask again.")
@common
def research(
    company: str,
    registers: tuple[str, ...],
    addresses: tuple[str, ...],
    *,
    yes: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> int:
    """Read up on COMPANY in public registers and at addresses of theirs; what is found becomes part of its brief."""
    from otherward.opening import fetched_before
    from otherward.sources.fetching import Fetcher
    from otherward.sources.research import reading_up

    with opened(network) as book:
        contact = reading_up.contact_of(book)
    names = registers or (() if addresses else reading_up.REGISTERS)
    looked_in = reading_up.places(names, addresses, contact=contact)
    if not yes:
        if as_json:
            message = "With --json nothing is asked; say --yes if it may be fetched."
            raise WrongUse(message)
        tell("This would be fetched:")
        for line in reading_up.told_beforehand(company, looked_in):
            tell(f"  {line}")
        click.confirm("Fetch it?", abort=True)
    with opened(network) as book:
        fetcher = Fetcher(kept=fetched_before())
        found = reading_up.read_up(book, company, looked_in, fetcher, day=day)
        if as_json:
            print_json(_json(found))
        else:
            tell("\n".join(_told(company, found)))
    return 0 if found.imports else 1


def _json(found: Any) -> dict[str, Any]:
    return {
        "brought": [
            {
                "address": one.path,
                "format": one.format,
                "added": one.added,
                "unchanged": one.unchanged,
                "import": one.id,
            }
            for one in found.imports
        ],
        "missing": [{"place": place, "why": why} for place, why in found.missing],
    }


def _told(company: str, found: Any) -> list[str]:
    lines = []
    for one in found.imports:
        what = (
            "new"
            if one.added
            else "known already"
            if one.unchanged
            else "; ".join(s.why for s in one.skipped)
        )
        lines.append(f"{one.path}: {one.format}, {what}")
    lines += [f"{place}: {why}" for place, why in found.missing]
    if found.imports:
        lines.append(f'`otherward brief "{company}"` has it now.')
    return lines
