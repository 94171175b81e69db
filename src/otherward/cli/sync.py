"""`sync`: what is new in your mailboxes, read from the mail server and never changed there."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otherward.cli.options import Day, common, opened, print_json

if TYPE_CHECKING:
    from otherward.book.book import Book


@click.command()
@click.option(
    "--add", "adding", metavar="ADDRESS", help="Add a mailbox, or change it; asks for its password."
)
@click.option("--server", metavar="HOST:PORT", help="Its IMAP server, where it is not the usual one.")
@click.option("--user", metavar="NAME", help="The name to log in with, where it is not the address.")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    metavar="NAME",
    help="A folder to read instead of inbox and sent; may be repeated.",
)
@click.option("--since", type=Day(), help="Only mails that arrived on this day or later.")
@click.option("--no-password", is_flag=True, help="Do not ask; OTHERWARD_IMAP_PASSWORD has it.")
@click.option(
    "--remove", "removing", metavar="ADDRESS", help="Read a mailbox no more; what it brought stays."
)
@click.option("--list", "listing", is_flag=True, help="Which mailboxes are read.")
@common
def sync(network: str | None, day: date, *, as_json: bool, **given: Any) -> int:
    """Bring in what is new in your mailboxes. Nothing is changed there, not even what counts as read."""
    with opened(network) as book:
        if given["adding"]:
            _add(book, given)
        elif given["removing"]:
            from otherward.sources.mail_account import forget_account

            forget_account(book, given["removing"])
        if given["adding"] or given["removing"] or given["listing"]:
            told = _accounts(book)
        else:
            told = _sync(book, day, quiet=as_json)
    if as_json:
        print_json({key: value for key, value in told.items() if key != "words"})
    else:
        click.echo(told["words"])
    return 1 if told.get("problems") else 0


def _add(book: "Book", given: dict[str, Any]) -> None:
    from otherward.sources.mail_account import (
        TLS_FROM_THE_START,
        MailAccount,
        keep_account,
        keep_password,
        server_for,
    )
    from otherward.sources.post import address_of, server_of

    address = address_of(given["adding"], "--add").casefold()
    host, port = (
        server_of(given["server"], TLS_FROM_THE_START)
        if given["server"]
        else (server_for(address), TLS_FROM_THE_START)
    )
    account = MailAccount(
        address=address,
        host=host,
        port=port,
        user=given["user"] or "",
        folders=tuple(given["folders"]),
        since=given["since"].isoformat() if given["since"] else "",
    )
    if not given["no_password"]:
        keep_password(
            account, click.prompt(f"Password of {account.name} at {host}", hide_input=True, err=True)
        )
    keep_account(book, account)


def _accounts(book: "Book") -> dict[str, Any]:
    from dataclasses import asdict

    from otherward.sources.mail_account import accounts

    found = accounts(book)
    words = [
        f"{one.address} at {one.host}:{one.port}: {', '.join(one.folders) or 'inbox and sent'}{f', since {one.since}' if one.since else ''}"
        for one in found
    ]
    none = "No mailbox is read; `otherward sync --add you@example.org` adds one."
    return {"accounts": [asdict(one) for one in found], "words": "\n".join(words) or none}


def _sync(book: "Book", day: date, *, quiet: bool) -> dict[str, Any]:
    from otherward.actions.progress import silent
    from otherward.cli.show import progress_bar
    from otherward.sources.imap import Imap, MailboxSilent
    from otherward.sources.mail_account import accounts, password_of
    from otherward.sources.mail_sync import sync as fetch

    found = accounts(book)
    if not found:
        return _accounts(book)
    done, problems, words = [], [], []
    for account in found:
        try:
            with Imap(account, password_of(account)) as server, progress_bar() as tell:
                one = fetch(book, account, server, day=day, progress=silent if quiet else tell)
        except MailboxSilent as problem:
            problems.append({"address": account.address, "why": str(problem)})
            words.append(f"{account.address}: {problem}")
        else:
            done.append({"address": account.address, "folders": dict(one.folders), "fetched": one.fetched})
            words.append(
                f"{account.address}: {one.fetched or 'no'} new mail{'' if one.fetched == 1 else 's'}."
            )
    return {"synced": done, "problems": problems, "words": "\n".join(words)}
