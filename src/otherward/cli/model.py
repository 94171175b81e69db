"""`model`, and `review --rewrite`: the user's own language model, off until they choose one."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otherward.book.book import Book
from otherward.cli.options import json_option, network_option, opened, print_json
from otherward.cli.telling import tell
from otherward.errors import WrongUse
from otherward.review.draft import Draft
from otherward.translation.words import say

if TYPE_CHECKING:
    from otherward.sources.language_model import LanguageModel


@click.command()
@click.option("--address", default="", metavar="URL", help="For example http://127.0.0.1:11434/v1 (Ollama).")
@click.option("--model", "name", default="", metavar="NAME", help="Which of its models.")
@click.option("--remote", is_flag=True, help="It may be on another machine; your drafts are sent there.")
@click.option("--key", is_flag=True, help="Ask for its key and keep it in the system's keyring.")
@click.option("--test", "try_it", is_flag=True, help="Ask it for one word; nothing of yours is sent.")
@click.option(
    "--reads/--no-reads",
    default=None,
    help="Whether it may read parts of what people wrote to you; see second-look.",
)
@click.option(
    "--judges/--no-judges", default=None, help="Whether it may judge what fits whose need; see second-look."
)
@click.option("--off", is_flag=True, help="Ask no model any more.")
@network_option
@json_option
def model(
    address: str,
    name: str,
    *,
    remote: bool,
    key: bool,
    try_it: bool,
    reads: bool | None,
    judges: bool | None,
    off: bool,
    network: str | None,
    as_json: bool,
) -> int:
    """Show, choose or try your own language model: any address that speaks the OpenAI chat protocol."""
    from otherward.actions.choose_model import choose_model, no_model

    with opened(network) as book:
        if off:
            no_model(book)
        elif address:
            choose_model(book, address, name, remote=remote)
        elif name:
            message = "Say at which address, with --address URL."
            raise WrongUse(message)
        if key:
            _ask_key(book)
        _allow(book, reads=reads, judges=judges, remote=remote)
        return _show(book, try_it=try_it, as_json=as_json)


def _allow(book: Book, *, reads: bool | None, judges: bool | None, remote: bool) -> None:
    from otherward.actions.let_model_read import JUDGES, READS, allow, forbid

    for wish, what in ((reads, READS), (judges, JUDGES)):
        if wish:
            allow(book, what, remote=remote)
        elif wish is not None:
            forbid(book, what)


def _ask_key(book: Book) -> None:
    from otherward.actions.choose_model import chosen_model
    from otherward.sources.model_key import keep_key

    chosen = chosen_model(book)
    if chosen is None:
        raise WrongUse(_OFF)
    keep_key(chosen.address, click.prompt("Its key", hide_input=True, err=True))


_OFF = "No language model is chosen; say `otherward model --address http://127.0.0.1:11434/v1 --model NAME`."


def _show(book: Book, *, try_it: bool, as_json: bool) -> int:
    from otherward.actions.let_model_read import JUDGES, READS, may
    from otherward.sources.model_key import model_of

    found = model_of(book)
    if found is None and try_it:
        raise WrongUse(_OFF)
    answer = found.answer("Answer with one word.", "Say: ready") if found and try_it else None
    if as_json:
        told: dict[str, Any] = {
            "address": found.address if found else "",
            "model": found.name if found else "",
        }
        told |= {"here": found.is_here if found else None, "key": bool(found and found.key)}
        told |= {"reads": may(book, READS), "judges": may(book, JUDGES)}
        print_json(told | ({"answer": answer} if try_it else {}))
    elif found is None:
        tell("Off. Nothing is asked of any model, and nothing leaves this machine.")
    else:
        where = (
            say("on this machine")
            if found.is_here
            else say("NOT on this machine: drafts you ask about go to {host}", host=found.host)
        )
        key = say("with a key") if found.key else say("without a key")
        tell(
            say(
                "{name} at {address}, {where}; {key}.",
                name=found.name,
                address=found.address,
                where=where,
                key=key,
            )
        )
        tell(
            "It may read what people wrote, when you say `otherward second-look`."
            if may(book, READS)
            else "It reads nothing of what people wrote; --reads would let it."
        )
        tell(
            "It may judge what fits whose need, when you say `otherward second-look`."
            if may(book, JUDGES)
            else "It judges nothing of what fits; --judges would let it."
        )
        if answer is not None:
            tell(f"It answers: {answer.strip()[:80]}")
    return 0


def asked_model(book: Book) -> "LanguageModel":
    """The model the user chose, about to be asked; one that is not on this machine is named first."""
    from otherward.sources.model_key import model_of

    found = model_of(book)
    if found is None:
        raise WrongUse(_OFF)
    if not found.is_here:
        tell(f"Asking {found.name} at {found.host}, which is not this machine …", err=True)
    return found


def reword(
    record: dict[str, Any], to: str, network: str | None, day: date, *, only_show: bool, as_json: bool
) -> int:
    """The draft reworded by the user's model, if its answer passes the gate; 1 if it does not."""
    from otherward.actions.find_person import find_person
    from otherward.actions.review_message import draft_to
    from otherward.actions.suggest_wording import suggest_wording, what_is_sent
    from otherward.review.record import draft_of

    with opened(network) as book:
        draft: Draft = draft_to(book, to, record, day=day) if to else draft_of(record)
        person = find_person(book, to) if to else None
        if only_show:
            tell(what_is_sent(book, draft, to=person, day=day).material)
            return 0
        wording = suggest_wording(book, draft, asked_model(book), to=person, day=day)
    from otherward.cli.show_wording import show_wording, wording_json

    if as_json:
        print_json(wording_json(wording))
    else:
        show_wording(wording)
    return 0 if wording.draft else 1
