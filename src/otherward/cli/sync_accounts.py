"""The mailboxes, address books and calendars that `otherward sync` reads: added, listed, taken off."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otherward.translation.words import on_day, say

if TYPE_CHECKING:
    from otherward.book.book import Book
    from otherward.sources.mail_account import MailAccount
    from otherward.sources.sign_in import SignIn


def add(book: "Book", given: dict[str, Any]) -> None:
    """A mailbox if it is a mail address, else what a server holds of address books and calendars."""
    if "@" in given["adding"] and "://" not in given["adding"]:
        _add_mailbox(book, given)
    else:
        _add_places(book, given)


def remove(book: "Book", address: str, user: str) -> None:
    """Read it no more."""
    from otherward.sources.dav import account as dav
    from otherward.sources.mail_account import forget_account

    if "@" in address and "://" not in address:
        forget_account(book, address)
        return
    for place in dav.places_of(address):
        dav.forget_account(book, dav.account_of(book, place, user))


def listed(book: "Book") -> dict[str, Any]:
    """What is read, for people and as JSON."""
    from dataclasses import asdict

    from otherward.sources.dav.account import accounts as places
    from otherward.sources.mail_account import accounts as mailboxes

    boxes, servers = mailboxes(book), places(book)
    words = [
        say("{user} at {place}: {what}", user=one.address, place=f"{one.host}:{one.port}", what=_folders(one))
        for one in boxes
    ]
    words += [
        say(
            "{user} at {place}: {what}",
            user=one.user,
            place=one.address,
            what=", ".join(one.names) or say("all address books and calendars"),
        )
        for one in servers
    ]
    none = say(
        "Nothing is read; `otherward sync --add you@example.org` adds a mailbox, `otherward sync --add https://cloud.example.org --user you` address books and calendars."
    )
    return {
        "accounts": [asdict(one) for one in boxes],
        "places": [asdict(one) for one in servers],
        "words": "\n".join(words) or none,
    }


def _folders(one: "MailAccount") -> str:
    """What is read of a mailbox, and from when on."""
    folders = ", ".join(one.folders) or say("inbox and sent")
    since = say(", since {day}", day=on_day(date.fromisoformat(one.since))) if one.since else ""
    return f"{folders}{since}"


def _add_mailbox(book: "Book", given: dict[str, Any]) -> None:
    from otherward.sources.mail_account import TLS_FROM_THE_START, MailAccount, keep_account, server_for
    from otherward.sources.post import address_of, server_of
    from otherward.sources.sign_in import IMAP

    address = address_of(given["adding"], "--add").casefold()
    host, port = (
        server_of(given["server"], TLS_FROM_THE_START)
        if given["server"]
        else (server_for(address, token=given["token"]), TLS_FROM_THE_START)
    )
    account = MailAccount(
        address=address,
        host=host,
        port=port,
        user=given["user"] or "",
        folders=tuple(given["folders"]),
        since=given["since"].isoformat() if given["since"] else "",
        token=given["token"],
    )
    _keep_secret(IMAP, account.name, [host], given)
    keep_account(book, account)


def _add_places(book: "Book", given: dict[str, Any]) -> None:
    from otherward.errors import WrongUse
    from otherward.sources.dav.account import DavAccount, keep_account, places_of
    from otherward.sources.sign_in import DAV

    addresses = places_of(given["adding"])
    if not given["user"]:
        message = f"Say who you are there: `otherward sync --add {given['adding']} --user NAME`."
        raise WrongUse(message)
    places = [
        DavAccount(address=one, user=given["user"], names=tuple(given["folders"]), token=given["token"])
        for one in addresses
    ]
    _keep_secret(DAV, given["user"], [one.host for one in places], given)
    for one in places:
        keep_account(book, one)


def _keep_secret(door: "SignIn", name: str, hosts: list[str], given: dict[str, Any]) -> None:
    """Asked for once, kept for every server of the house."""
    if given["command"]:
        for host in hosts:
            door.keep_command(name, host, given["command"])
    elif not given["no_password"]:
        what = "Token" if given["token"] else "Password"
        secret = click.prompt(f"{what} of {name} at {' and '.join(hosts)}", hide_input=True, err=True)
        for host in hosts:
            door.keep(name, host, secret)
