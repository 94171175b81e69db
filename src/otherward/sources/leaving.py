"""Leave nothing behind outside the network itself: passwords in the keyring, pages fetched before."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from otherward.actions.choose_model import chosen_model
from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.book.portable import wipe
from otherward.sources import mail_account, model_key, post
from otherward.sources.dav import account as dav_account
from otherward.sources.secret import forget_secret
from otherward.sources.sign_in import DAV, IMAP, SMTP


def leave(book: Book, fetched: Path) -> tuple[dict[str, int], Callable[[], None]]:
    """Clear the whole network and leave nothing behind: how much of what went, and what puts the passwords and the key back where they were.

    Where the network cannot be cleared, they are put back.
    """
    with book.bringing_in():
        secrets_back = leave_nothing(book, fetched)
        try:
            with book.transaction():
                counts = wipe(book)
                changed(book)
        except BaseException:
            secrets_back()
            raise
    return counts, secrets_back


def leave_nothing(book: Book, fetched: Path) -> Callable[[], None]:
    """Forget how this network gets into its mailboxes, address books and mail server and its model's key, and every page kept. Before wiping.

    What is given back puts the passwords and the key where they were, for who thinks better of it.
    """
    kept = [place for one in mail_account.accounts(book) for place in IMAP.places(one.name, one.host)]
    kept += [place for one in dav_account.accounts(book) for place in DAV.places(one.user, one.host)]
    if server := post.kept_post(book):
        kept += SMTP.places(server.user, server.host)
    if model := chosen_model(book):
        kept.append((model_key.SERVICE, model.address))
    backs = [forget_secret(service, account) for service, account in kept]
    shutil.rmtree(fetched, ignore_errors=True)

    def back() -> None:
        for one in backs:
            with suppress(Exception):  # a keyring locked since then; the password is asked for again
                one()

    return back
