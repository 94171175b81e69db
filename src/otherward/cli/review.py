"""`review`: whom a draft serves, what its reader may mind, and a better wording."""

import sys
from contextlib import ExitStack, suppress
from datetime import date
from email.utils import getaddresses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from otherward.cli.options import common, common_without_network, opened, print_json
from otherward.cli.telling import tell
from otherward.cli.texts import answer_batch, text_of
from otherward.errors import Ambiguous, NotFound, WrongUse

if TYPE_CHECKING:
    from otherward.book.book import Book
    from otherward.review.draft import Draft

_KINDS = [
    "outreach",
    "linkedin",
    "meeting_request",
    "intro_request",
    "introduction",
    "follow_up",
    "thank_you",
    "cold_ask",
]
_CLOSENESS = ["close", "family", "friend", "contact", "acquaintance", "stranger"]


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--to",
    default="",
    metavar="NAME",
    help="To whom it goes; what your network knows of them is used. By default whom a `To:` line names.",
)
@click.option("--kind", type=click.Choice(_KINDS), help="What it is for; by default read from its words.")
@click.option(
    "--closeness", type=click.Choice(_CLOSENESS), help="How close they are; by default as your network knows."
)
@click.option("--me", default="", metavar="NAME", help="Who you are.")
@click.option("--subject", default=None, help="The subject, if the text does not begin with one.")
@click.option("--fix", is_flag=True, help="Print the draft with everything mended that can be mended.")
@click.option(
    "--rewrite",
    is_flag=True,
    help="Ask your own language model for a better wording (see `otherward model`).",
)
@click.option("--show-request", is_flag=True, help="Print what --rewrite would send, and send nothing.")
@click.option("--all", "everything", is_flag=True, help="All findings, not only the five that matter most.")
@click.option("--explain", default="", metavar="CODE", help="What a rule is about, and on what evidence.")
@click.option("--sarif", is_flag=True, help="Print SARIF 2.1.0, for editors and other programs.")
@click.option(
    "--batch",
    default="",
    metavar="-",
    help="One JSON record a line on standard input, one answer a line out.",
)
@common_without_network
def review(
    file: Path | None,
    to: str,
    kind: str | None,
    closeness: str | None,
    me: str,
    subject: str | None,
    explain: str,
    batch: str,
    *,
    fix: bool,
    rewrite: bool,
    show_request: bool,
    everything: bool,
    sarif: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> int:
    """Read a draft before you send it: whom it serves, what its reader may mind, how to turn it."""
    from otherward.review.record import draft_of

    if explain:
        return _explain(explain, as_json=as_json)
    if batch:
        shared = {"to": to, "kind": kind, "closeness": closeness, "me": me, "subject": subject}
        return _many(shared, network, day)
    if file is None and sys.stdin.isatty():
        message = (
            "Give a file with the draft, or the draft on standard input: otherward review draft.txt --to NAME"
        )
        raise WrongUse(message)
    record = {"text": text_of(file), "kind": kind, "closeness": closeness, "me": me, "subject": subject}
    if rewrite or show_request:
        from otherward.cli.model import reword

        return reword(record, to, network, day, only_show=show_request, as_json=as_json)
    if to:
        with opened(network) as book:
            draft = _draft_to(book, to, record, day)
    else:
        draft = _as_addressed(record, network, day) or draft_of(record)
    if fix:
        return _fixed(draft, as_json=as_json)
    return _told(draft, str(file or "draft"), sarif=sarif, as_json=as_json, everything=everything)


def _many(shared: dict[str, Any], network: str | None, day: date) -> int:
    """A record a line; what it does not say itself the options say, and the network is opened when the first has a recipient."""
    from otherward.review.record import draft_of, review_json
    from otherward.review.reviewer import review as read_draft

    with ExitStack() as stack:
        books: list[Book] = []

        def answer(given: dict[str, Any]) -> dict[str, Any]:
            record = {**shared, **{key: value for key, value in given.items() if value is not None}}
            if record["to"] and not books:
                books.append(stack.enter_context(opened(network)))
            draft = _draft_to(books[0], record["to"], record, day) if record["to"] else draft_of(record)
            return {"id": record.get("id", ""), **review_json(read_draft(draft))}

        return answer_batch(answer)


def _as_addressed(record: dict[str, Any], network: str | None, day: date) -> "Draft | None":
    """The draft to the first of those its own `To:` line names whom the network knows; None if it knows none, or there is no network."""
    from otherward.actions.review_message import draft_to
    from otherward.opening import own_network
    from otherward.review.anatomy import take_apart
    from otherward.review.record import draft_of

    named = getaddresses([take_apart(draft_of(record).body).recipient])
    if not any(address or name for name, address in named) or not (network or own_network().exists()):
        return None
    with opened(network) as book:
        for who in (one for name, address in named for one in (address, name) if one):
            with suppress(NotFound, Ambiguous):
                return draft_to(book, who, record, day=day)
    return None


def _draft_to(book: "Book", to: str, record: dict[str, Any], day: date) -> "Draft":
    """With what the network knows of the recipient; somebody it does not know is somebody new."""
    from otherward.actions.review_message import draft_to
    from otherward.review.record import draft_of

    try:
        return draft_to(book, to, record, day=day)
    except NotFound:
        tell(f"{to} is not in your network; read as a message to somebody new.", err=True)
        return draft_of(record)


def _told(draft: "Draft", path: str, *, sarif: bool, as_json: bool, everything: bool) -> int:
    from otherward.review.record import review_json
    from otherward.review.reviewer import review as read_draft

    found = read_draft(draft)
    if sarif:
        from otherward.review.sarif import sarif_json

        print_json(sarif_json(found, draft, path))
    elif as_json:
        print_json(review_json(found))
    else:
        from otherward.cli.show_review import show_review

        show_review(found, everything=everything)
    return 0


def _fixed(draft: "Draft", *, as_json: bool) -> int:
    from otherward.review.mending import mend
    from otherward.review.record import mended_json

    mended = mend(draft)
    if as_json:
        print_json(mended_json(mended))
    else:
        from otherward.cli.show_review import show_mended

        show_mended(mended)
    return 0


def _explain(code: str, *, as_json: bool) -> int:
    from otherward.review.record import rule_json
    from otherward.review.rules import rule_of, rules

    rule = rule_of(code)
    if rule is None:
        message = f"There is no rule {code}; they are {', '.join(one.code for one in rules())}."
        raise WrongUse(message)
    if as_json:
        print_json(rule_json(rule))
    else:
        from otherward.cli.show_review import show_rule

        show_rule(rule)
    return 0


@click.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("name", metavar="NAME")
@common
def draft(kind: str, name: str, *, network: str | None, day: date, as_json: bool) -> int:
    """A first draft to somebody, from what your network knows of them; what only you know stays a hole."""
    from otherward.actions.draft_message import draft_message
    from otherward.review.draft import MessageKind
    from otherward.review.record import first_draft_json

    with opened(network) as book:
        found = draft_message(book, MessageKind(kind), name, day=day)
    if as_json:
        print_json(first_draft_json(found))
    else:
        from otherward.cli.show_review import show_first_draft

        show_first_draft(found)
    return 0
