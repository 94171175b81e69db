"""`serve`, `demo`: the page, on this machine only."""

import click

from otherward.cli.options import network_option
from otherward.cli.telling import tell

PORT = click.IntRange(0, 65535)


@click.command()
@click.option(
    "--port", type=PORT, default=0, help="The port; by default a free one, kept from one time to the next."
)
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@network_option
def serve(port: int, *, show: bool, network: str | None) -> None:
    """The web page on loopback, opened with a single-use link."""
    from otherward.server.ending import in_good_order
    from otherward.server.run import run

    with in_good_order():
        run(network, port=port, show=show)


@click.command()
@click.option("--port", type=PORT, default=0, help="The port; by default a free one.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def demo(port: int, *, show: bool) -> None:
    """The web page on the shipped example network, in a temporary place."""
    from otherward.actions.bring_in import bring_in
    from otherward.cli.show import progress_bar
    from otherward.example import HERE, example
    from otherward.opening import open_book
    from otherward.server.ending import in_good_order
    from otherward.server.run import run
    from otherward.storage.for_a_while import passing_folder

    shown = example()
    with in_good_order(), passing_folder() as place:
        network = place / "example.db"
        book = open_book(network)
        tell("Bringing in the example network …", err=True)
        with progress_bar() as progress:
            bring_in(book, shown.folders, day=shown.today, progress=progress, base=HERE)
        book.close()
        run(str(network), port=port, show=show, day=shown.today)
