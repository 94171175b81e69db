"""Leave nothing behind outside the network itself: passwords in the keyring, pages fetched before."""

import shutil
from pathlib import Path

from otherward.actions.choose_model import chosen_model
from otherward.book.book import Book
from otherward.sources import mail_account, model_key, post
from otherward.sources.secret import forget_secret


def leave_nothing(book: Book, fetched: Path) -> None:
    """Forget the passwords of this network's mailboxes and mail server and its model's key, and every page kept from fetching. Before wiping."""
    for account in mail_account.accounts(book):
        forget_secret(mail_account.KEYRING, f"{account.name}@{account.host}")
    if server := post.kept_post(book):
        forget_secret(post.KEYRING, f"{server.user}@{server.host}")
    if model := chosen_model(book):
        forget_secret(model_key.SERVICE, model.address)
    shutil.rmtree(fetched, ignore_errors=True)
