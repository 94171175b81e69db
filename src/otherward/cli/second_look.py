"""`second-look`: the user's own language model reads what people wrote, after the program's own reader; off until allowed."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otherward.book.book import Book
from otherward.cli.options import day_option, json_option, network_option, opened, print_json
from otherward.cli.telling import tell
from otherward.translation.words import say

if TYPE_CHECKING:
    from otherward.actions.looked import Looked


@click.command(name="second-look")
@click.option(
    "--most",
    type=click.IntRange(1, 10_000),
    default=50,
    help="Requests at most in this run.",
    show_default=True,
)
@click.option("--show-request", is_flag=True, help="Print exactly what would be sent, and send nothing.")
@click.option("--forget", is_flag=True, help="Take out everything the model has read and judged so far.")
@network_option
@day_option
@json_option
def second_look(
    most: int, *, show_request: bool, forget: bool, network: str | None, day: date, as_json: bool
) -> int:
    """Let your own language model read what people wrote and judge what fits (see `otherward model`); only what quotes exactly is kept."""
    with opened(network) as book:
        if show_request:
            return _show_requests(book, most, day)
        if forget:
            return _forget(book, day)
        looked = _look(book, most, day)
    if as_json:
        print_json(looked_json(looked))
    else:
        _tell(looked)
    return 1 if looked.stopped else 0


def _show_requests(book: Book, most: int, day: date) -> int:
    from otherward.actions.ask_model import shown_beforehand

    requests = list(shown_beforehand(book, day=day, most=most))
    for material in requests:
        tell(material)
    tell(say("{count} requests; nothing was sent.", count=len(requests)), err=True)
    return 0


def _forget(book: Book, day: date) -> int:
    from otherward.actions.ask_model import forget_answers

    read, judged = forget_answers(book, day=day)
    tell(say("Forgotten: of {count} conversations, and {judged} judgements.", count=read, judged=judged))
    return 0


def _look(book: Book, most: int, day: date) -> "Looked":
    from otherward.actions.ask_model import ask_model
    from otherward.cli.model import asked_model
    from otherward.cli.show import progress_bar

    with progress_bar() as progress:
        return ask_model(book, asked_model(book), day=day, most=most, progress=progress)


def looked_json(looked: "Looked") -> dict[str, Any]:
    """What a second look did, as JSON."""
    return {
        "requests": looked.requests,
        "texts": looked.texts,
        "found": looked.found,
        "new": looked.new,
        "closed": looked.closed,
        "judged": looked.judged,
        "fits": looked.fits,
        "dropped": dict(+looked.dropped),
        "not_sent": dict(+looked.unsent),
        "stopped": looked.stopped,
        "more": looked.more,
    }


def _tell(looked: "Looked") -> None:
    tell(
        say(
            "Asked about {texts} texts in {requests} requests: {found} found, {new} of them new; {closed} met or past by now.",
            texts=looked.texts,
            requests=looked.requests,
            found=looked.found,
            new=looked.new,
            closed=looked.closed,
        )
    )
    if looked.judged:
        tell(
            say(
                "Set {judged} needs beside what could serve them: {fits} fit.",
                judged=looked.judged,
                fits=looked.fits,
            )
        )
    _tell_why(say("Left out of its answers"), looked.dropped)
    _tell_why(say("Texts that were not sent"), looked.unsent)
    if looked.stopped:
        tell(
            say("What was read until then is kept, and everything the program reads itself stands."), err=True
        )
        tell(looked.stopped, err=True)
    elif looked.more:
        tell("There is more to read; say it again to go on.")


def _tell_why(what: str, reasons: Counter[str]) -> None:
    for why, times in (+reasons).most_common():
        tell(f"  {what}: {times}, {say(why)}")
