"""`sync`: what is new in your mailboxes, address books and calendars, read from their servers and not changed there."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otherward.cli.options import Day, common, opened, print_json
from otherward.cli.telling import tell

if TYPE_CHECKING:
    from otherward.book.book import Book


@click.command()
@click.option(
    "--add",
    "adding",
    metavar="ADDRESS",
    help="Add a mailbox (you@example.org), or address books and calendars (https://cloud.example.org); asks for the password.",
)
@click.option("--server", metavar="HOST:PORT", help="A mailbox's IMAP server, where it is not the usual one.")
@click.option("--user", metavar="NAME", help="The name to sign in with, where it is not the mail address.")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    metavar="NAME",
    help="A folder, address book or calendar to read instead of the usual ones; may be repeated.",
)
@click.option("--since", type=Day(), help="Only mails that arrived on this day or later.")
@click.option("--no-password", is_flag=True, help="Do not ask; the environment has it.")
@click.option("--command", metavar="COMMAND", help="A command that prints the password or token.")
@click.option("--token", is_flag=True, help="Sign in with a token (OAuth 2.0) instead of a password.")
@click.option("--remove", "removing", metavar="ADDRESS", help="Read one no more; what it brought stays.")
@click.option("--list", "listing", is_flag=True, help="What is read.")
@click.option(
    "--write-back",
    "writing",
    metavar="PERSON",
    help="Put their phone, mail and title as you set them into their card on the server; nothing else is ever written there.",
)
@common
def sync(network: str | None, day: date, *, as_json: bool, **given: Any) -> int:
    """Bring in what is new in your mailboxes, address books and calendars. Nothing is changed there, not even what counts as read."""
    from otherward.cli import sync_accounts

    with opened(network) as book:
        if given["writing"]:
            told = _write_back(book, given["writing"])
        elif given["adding"]:
            sync_accounts.add(book, given)
        elif given["removing"]:
            sync_accounts.remove(book, given["removing"], given["user"] or "")
        if given["adding"] or given["removing"] or given["listing"]:
            told = sync_accounts.listed(book)
        elif not given["writing"]:
            told = _sync(book, day, quiet=as_json)
    if as_json:
        print_json({key: value for key, value in told.items() if key != "words"})
    else:
        tell(told["words"])
    return 1 if told.get("problems") else 0


def _write_back(book: "Book", who: str) -> dict[str, Any]:
    from otherward.sources.dav.watching import connect
    from otherward.sources.dav.writing_back import write_back

    one = write_back(book, who, connect)
    return {
        "written": {"person": one.person.name, "place": one.place, "fields": list(one.fields)},
        "words": f"Written into the card of {one.person.name} at {one.place}: {', '.join(one.fields)}.",
    }


def _sync(book: "Book", day: date, *, quiet: bool) -> dict[str, Any]:
    from otherward.actions.progress import silent
    from otherward.cli import sync_accounts
    from otherward.cli.show import progress_bar
    from otherward.errors import OtherwardError
    from otherward.sources.dav.account import accounts as places
    from otherward.sources.mail_account import accounts as mailboxes

    reads: list[tuple[str, Any, Any]] = [(one.address, _mailbox, one) for one in mailboxes(book)]
    reads += [(one.address, _place, one) for one in places(book)]
    if not reads:
        return sync_accounts.listed(book)
    done, problems, words = [], [], []
    for address, read, account in reads:
        try:
            with progress_bar() as tell:
                told, said, troubles = read(book, account, day, silent if quiet else tell)
        except OtherwardError as problem:
            troubles = [str(problem)]
        else:
            done.append(told)
            words += said
        problems += [{"address": address, "why": why} for why in troubles]
        words += [f"{address}: {why}" for why in troubles]
    return {"synced": done, "problems": problems, "words": "\n".join(words)}


def _mailbox(
    book: "Book", account: Any, day: date, progress: Any
) -> tuple[dict[str, Any], list[str], list[str]]:
    from otherward.sources.mail_sync import sync as fetch
    from otherward.sources.mail_watching import connect

    with connect(account) as server:
        one = fetch(book, account, server, day=day, progress=progress)
    told = {"address": account.address, "folders": dict(one.folders), "fetched": one.fetched}
    return told, [f"{account.address}: {one.fetched or 'no'} new mail{'' if one.fetched == 1 else 's'}."], []


def _place(
    book: "Book", account: Any, day: date, progress: Any
) -> tuple[dict[str, Any], list[str], list[str]]:
    from otherward.sources.dav.sync import sync as fetch
    from otherward.sources.dav.watching import connect

    with connect(account) as server:
        one = fetch(book, server, day=day, progress=progress)
    told = {
        "address": account.address,
        "user": account.user,
        "folders": dict(one.fetched),
        "fetched": one.count,
        "skipped": [{"where": item.where, "why": item.why} for item in one.skipped],
        "gone": list(one.gone),
    }
    there = ", ".join(f"{name} {count}" for name, count in one.fetched if count)
    words = [f"{account.address}: {f'new or changed in {there}' if there else 'nothing new'}."]
    words += [f"  not read: {item.where}. {item.why}" for item in one.skipped]
    if one.gone:
        words.append(f"  no longer there, and kept here: {', '.join(one.gone)}.")
    return told, words, list(one.problems)
