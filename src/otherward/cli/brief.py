"""`brief` and `playbook`: before a meeting, and the strategies one can bring."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otherward.brief.brief import Brief
from otherward.cli.options import common, common_without_network, opened, print_json
from otherward.cli.telling import tell
from otherward.errors import WrongUse
from otherward.translation.words import ENGLISH, speaking

if TYPE_CHECKING:
    from otherward.actions.shorten_brief import InShort
    from otherward.book.book import Book


@click.command()
@click.argument("about", metavar="NAME-OR-ORGANIZATION")
@click.option(
    "--documents",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="A further document or folder, read for this brief alone; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "pdf", "ics"]),
    help="A copy to take along, or (ics) the meeting's calendar entry with the brief attached; what was told in confidence is left out.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where the copy goes; standard output by default.",
)
@click.option(
    "--shorten",
    is_flag=True,
    help="First in a few words, by your own language model; only what stands in the lines is shown.",
)
@click.option("--show-request", is_flag=True, help="Print what --shorten would send, and send nothing.")
@common
def brief(
    about: str,
    documents: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    *,
    shorten: bool,
    show_request: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> int:
    """Before a meeting: what they are after, what was between you, what you could bring, what to ask."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.prepare_brief import prepare_brief
    from otherward.cli.as_brief import brief_json

    with opened(network) as book:
        ensure_derived(book, day=day)
        if shorten or show_request:
            with speaking(ENGLISH):  # the model and what judges its answer read English
                asked = prepare_brief(book, about, day=day, documents=documents)
                if show_request:
                    from otherward.actions.shorten_brief import what_is_sent

                    tell(what_is_sent(book, asked).material)
                    return 0
                short = _shortened(book, asked)
        else:
            short = None
        prepared = prepare_brief(book, about, day=day, documents=documents)
    if as_json:
        print_json(brief_json(prepared, short))
    elif form or output:
        _write(prepared, day, form or "markdown", output)
    else:
        from otherward.cli.show_brief import show_brief

        show_brief(prepared, day, short)
    return 0 if short is None or short.sentences else 1


def _shortened(book: "Book", prepared: Brief) -> "InShort":
    from otherward.actions.shorten_brief import shorten_brief
    from otherward.cli.model import asked_model

    return shorten_brief(book, prepared, asked_model(book))


def _write(prepared: Brief, day: date, form: str, output: Path | None) -> None:
    """To the file, or to standard output; a PDF is not poured into a terminal."""
    from otherward.actions.attach_brief import FORM, attach_brief
    from otherward.brief.copies import copy_in

    data = attach_brief(prepared, day) if form == FORM else copy_in(form, prepared, day)
    if output:
        try:
            output.write_bytes(data)
        except OSError as problem:
            message = f"{output} could not be written ({problem.strerror}); name another file."
            raise WrongUse(message) from problem
        tell(f"{output}", err=True)
    elif form == "pdf" and sys.stdout.isatty():
        message = "A PDF is no text for a terminal; say where it goes: --output brief.pdf"
        raise WrongUse(message)
    else:
        sys.stdout.buffer.write(data)


@click.command()
@click.argument("query", nargs=-1)
@common_without_network
def playbook(query: tuple[str, ...], *, network: str | None, day: date, as_json: bool) -> None:
    """The strategies, searched by words: for which goal or trouble, what they take, the first step, how they show."""
    del network, day  # the same for every network and day
    from otherward.actions.known_strategies import known_strategies
    from otherward.brief.playbook import search_strategies

    found = search_strategies(known_strategies(), " ".join(query))
    if as_json:
        print_json(found)
    else:
        from otherward.cli.show_brief import show_playbook

        show_playbook(found)
