"""`favor`, `promise`, `thank`: record what was given, promised and thanked for, or carry it on."""

from datetime import date

import click

from otherward.actions.record_gift import KINDS, Between
from otherward.book.book import Book
from otherward.cli.as_json import Json, favor_json, promise_json
from otherward.cli.options import Day, common, opened, print_json
from otherward.cli.telling import tell
from otherward.errors import WrongUse
from otherward.translation.sentences import retold
from otherward.translation.words import on_day, say


@click.command()
@click.argument("text", metavar="TEXT-OR-ID")
@click.option("--from", "giver", default="", metavar="NAME", help="They did it for you.")
@click.option("--to", "receiver", default="", metavar="NAME", help="You did it for them.")
@click.option("--kind", default="help", show_default=True, type=click.Choice(KINDS), help="What it was.")
@click.option("--date", "done", type=Day(), default=None, metavar="DATE", help="When; by default today.")
@click.option("--outcome", default="", metavar="TEXT", help="What came of it.")
@click.option("--met", is_flag=True, help="With it the need that it served is met.")
@common
def favor(
    text: str,
    giver: str,
    receiver: str,
    kind: str,
    done: date | None,
    outcome: str,
    *,
    met: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> None:
    """Record a favor: `otherward favor "went through my plan" --from Ana`; or, with its identifier, what came of it."""
    from otherward.actions.pass_on import met_by
    from otherward.actions.record_gift import record_favor, tell_result

    with opened(network) as book:
        if book.favors.get(text):
            if not outcome.strip():
                message = "Say what came of it: --outcome “…”."
                raise WrongUse(message)
            with book.transaction():
                one = tell_result(book, text, outcome, day=day)
                if met:
                    met_by(book, text, outcome, day=day)
        else:
            between = Between(by=giver, to=receiver)
            one = record_favor(book, text, between, kind=kind, on=done, day=day)
            if outcome.strip():
                tell_result(book, one.id, outcome, day=day)
        told = _favor(book, one.id, day)
    if as_json:
        print_json(told)
    else:
        came = " " + say("What came of it: {outcome}.", outcome=told["outcome"]) if told["outcome"] else ""
        did = say("{giver} for {receiver}: {what}.")
        tell(did.format(giver=told["giver"], receiver=told["receiver"], what=told["summary"]) + came)


@click.command()
@click.argument("text", metavar="TEXT-OR-ID")
@click.option("--from", "by", default="", metavar="NAME", help="They promised it to you.")
@click.option("--to", default="", metavar="NAME", help="You promised it to them.")
@click.option("--by", "due", type=Day(), default=None, metavar="DATE", help="Until when.")
@click.option("--kept", is_flag=True, help="It is kept; TEXT-OR-ID is the promise's identifier.")
@click.option("--released", is_flag=True, help="It need not be kept any more.")
@click.option("--how", default="", metavar="TEXT", help="How it was kept, or why released.")
@common
def promise(
    text: str,
    by: str,
    to: str,
    due: date | None,
    how: str,
    *,
    kept: bool,
    released: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> None:
    """Record a promise: `otherward promise "the checklist" --to Ana --by 2026-09-18`; keep it with --kept, release it with --released."""
    from otherward.actions.carry_out import keep_promise
    from otherward.actions.network_of import network_of
    from otherward.actions.record_gift import record_promise

    with opened(network) as book:
        if kept or released:
            keep_promise(book, text, day=day, how=how or ("kept" if kept else "released"), released=released)
            name = text
        else:
            name = record_promise(book, text, Between(by=by, to=to), due=due, day=day).id
        one = book.promises.get(name)
        assert one is not None, "it was just kept"
        told = promise_json(one, network_of(book, day=day))
        told["keeping"] = next(({"date": k.on, "how": k.how} for k in book.keepings.all(promise=name)), None)
    if as_json:
        print_json(told)
    else:
        until = f", {say('by {day}', day=on_day(told['due']))}" if told["due"] else ""
        state = say("released") if released else retold(told["status"])
        what = f"{told['summary']}{until} ({state})"
        tell(say("{giver} to {receiver}: {what}.", giver=told["by"], receiver=told["to"], what=what))


@click.command()
@click.argument("who")
@click.argument("words", required=False, default="")
@click.option(
    "--for", "favor_id", default="", metavar="ID", help="The favor; by default the newest without thanks."
)
@click.option(
    "--outcome", default="", metavar="TEXT", help="What came of it; the thanks that mean most tell it."
)
@click.option("--received", is_flag=True, help="They thanked you.")
@common
def thank(
    who: str,
    words: str,
    favor_id: str,
    outcome: str,
    *,
    received: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> None:
    """Record that you thanked somebody, and what came of it: `otherward thank Ana --outcome "the go-live held"`."""
    from otherward.actions.network_of import network_of
    from otherward.actions.record_gift import thank as record

    with opened(network) as book:
        one = record(book, who, words, favor=favor_id, outcome=outcome, received=received, day=day)
        people = network_of(book, day=day)
        told: Json = {
            "id": one.thanks.id,
            "by": people.name(one.thanks.by),
            "to": people.name(one.thanks.to),
            "date": one.thanks.on,
            "words": one.thanks.summary,
            "outcome": one.outcome,
            "favor": _favor(book, one.favor.id, day) if one.favor else None,
        }
    if as_json:
        print_json(told)
    else:
        values = {"giver": told["by"], "receiver": told["to"]}
        tell(
            say("{giver} thanked {receiver}: {what}.", what=told["favor"]["summary"], **values)
            if told["favor"]
            else say("{giver} thanked {receiver}.", **values)
        )


def _favor(book: Book, name: str, day: date) -> Json:
    from otherward.actions.network_of import network_of
    from otherward.actions.record_gift import outcomes

    one = book.favors.get(name)
    assert one is not None, "it was just recorded"
    return favor_json(one, network_of(book, day=day), tuple(book.thanks.all()), outcomes(book))
