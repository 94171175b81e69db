"""The network's revision: changes whenever what is concluded from it may have changed."""

import secrets

from otherward.book.book import Book


def changed(book: Book) -> None:
    """Mark the network as changed, so that whoever kept an answer computes it anew."""
    book.set_setting("revision", secrets.token_hex(8))
