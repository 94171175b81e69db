"""`brief` and `playbook`: before a meeting, and the strategies one can bring."""

from datetime import date
from pathlib import Path

import click

from otherward.cli.options import common, opened, print_json


@click.command()
@click.argument("about", metavar="NAME-OR-ORGANIZATION")
@click.option(
    "--documents",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="A further document or folder, read for this brief alone; may be repeated.",
)
@common
def brief(
    about: str,
    documents: tuple[Path, ...],
    *,
    network: str | None,
    day: date,
    as_json: bool,
) -> None:
    """Before a meeting: what they are after, what was between you, what you could bring, what to ask."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.prepare_brief import prepare_brief
    from otherward.cli.as_brief import brief_json

    with opened(network) as book:
        ensure_derived(book, day=day)
        prepared = prepare_brief(book, about, day=day, documents=documents)
    if as_json:
        print_json(brief_json(prepared))
    else:
        from otherward.cli.show_brief import show_brief

        show_brief(prepared, day)


@click.command()
@click.argument("query", nargs=-1)
@common
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
