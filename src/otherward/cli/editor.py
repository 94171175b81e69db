"""`lsp`: the review in one's own editor."""

import click

from otherward.cli.options import network_option, opened
from otherward.errors import WrongUse


@click.command()
@click.option("--stdio", is_flag=True, help="Over standard input and output; the only way, and the default.")
@network_option
def lsp(*, stdio: bool, network: str | None) -> None:
    """A language server for editors: the findings of a draft as you type, with their fixes."""
    del stdio  # many editors pass it
    try:
        from otherward.editor.language_server import language_server
    except ModuleNotFoundError as problem:
        message = (
            "The language server needs a package of its own; install it with: pip install 'otherward[lsp]'."
        )
        raise WrongUse(message) from problem
    with opened(network) as book:
        language_server(book).start_io()
