"""`export`, `forget`, `wipe`, `backup`, `restore`: yours to take away."""

from datetime import date
from pathlib import Path

import click

from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell


@click.command()
@click.argument("where", type=click.Path(path_type=Path), metavar="DIR-OR-FILE")
@common
def export(where: Path, *, network: str | None, day: date, as_json: bool) -> None:
    """Your whole network: a folder with vCards, CSV and JSON, or one file that `otherward restore` takes back."""
    from otherward.actions.export import export as write

    with opened(network) as book:
        counts = write(book, where, day=day)
    _counts("Written", counts, as_json=as_json)


@click.command()
@click.argument("who", metavar="NAME")
@click.option(
    "--let-in",
    "letting_in",
    is_flag=True,
    help="The other way: whoever goes by this name or address may be brought in again.",
)
@common
def forget(who: str, *, letting_in: bool, network: str | None, day: date, as_json: bool) -> None:
    """Forget a person for good: records, messages, needs, everything; what is brought in later leaves them out."""
    from otherward.actions.forget import forget as let_go
    from otherward.sources.letting_in import let_in

    with opened(network) as book:
        if letting_in:
            let_in(book, who)
        counts = {} if letting_in else let_go(book, who, day=day)
    if not letting_in:
        _counts("Forgotten", counts, as_json=as_json)
    elif as_json:
        print_json({"let in": who})
    else:
        tell(
            "They may come in again: import the file that holds them once more; what is synced is read anew by itself."
        )


@click.command()
@click.option("--yes", is_flag=True, help="Yes, everything.")
@common
def wipe(*, yes: bool, network: str | None, day: date, as_json: bool) -> None:
    """Clear the whole network (`otherward backup` first keeps a copy)."""
    from otherward.errors import WrongUse
    from otherward.opening import fetched_before
    from otherward.sources.leaving import leave

    del day
    if not yes:
        message = "This clears the whole network; say `otherward wipe --yes` if that is what you want."
        raise WrongUse(message)
    with opened(network) as book:
        counts, _ = leave(book, fetched_before())
    _counts("Cleared", counts, as_json=as_json)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def backup(file: Path, *, network: str | None, day: date, as_json: bool) -> None:
    """A copy of the whole network in one file."""
    from otherward.book.portable import export_book

    del day
    with opened(network) as book:
        counts = export_book(book, file)
    _counts("Copied", counts, as_json=as_json)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@common
def restore(file: Path, *, network: str | None, day: date, as_json: bool) -> None:
    """Put a copy back in place of what the network holds now."""
    from otherward.actions.restore import restore as put_back

    with opened(network) as book:
        done = put_back(book, file, day=day)
    more = {"forgotten again": done.forgotten} if done.forgotten else {}
    _counts("Put back", {**done.counts, **more} if as_json else done.counts, as_json=as_json)
    if done.words and not as_json:
        tell(done.words)


def _counts(done: str, counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        print_json(counts)
    else:
        tell(f"{done}: " + ", ".join(f"{count} {kind}" for kind, count in counts.items() if count) + ".")
