"""`today`, `opportunities`, `take`, `later`, `dismiss`: what you could do, and what you did about it."""

from datetime import date

import click

from otherward.book.book import Book
from otherward.cli.as_json import opportunity_json
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.giving.opportunity import Opportunity

MOST_MET = 2


@click.command()
@click.option(
    "--minutes", type=click.IntRange(1, 600), help="The minutes you have (30, or what `otherward care` says)."
)
@click.option(
    "--limit", type=click.IntRange(1, 50), help="At most so many (5, or what `otherward care` says)."
)
@common
def today(minutes: int | None, limit: int | None, *, network: str | None, day: date, as_json: bool) -> None:
    """The few best things to do for others now, each with its reason and the words to send."""
    from otherward.actions import suggest

    with opened(network) as book:
        found = suggest.today(book, day=day, minutes=minutes, limit=limit)
        _print(book, found, day, as_json=as_json)
        if not as_json:
            _how_fresh(book, day)
            _just_met(book, day)


def _how_fresh(book: Book, day: date) -> None:
    """A word where all that is known is old, with what to bring."""
    from otherward.giving.freshest import stale_since
    from otherward.translation.words import on_day

    newest = stale_since(book.rapports.all(), book.needs.all(), day)
    if newest:
        tell(
            f"The newest thing known is from {on_day(newest)}. Export your mail, messages and calendar again and bring them in: otherward import PATH"
        )


def _just_met(book: Book, day: date) -> None:
    """A word on those just met, of whom nothing has been noted."""
    from otherward.actions.just_met import any_past, just_met
    from otherward.actions.suggest import situation_of

    if not any_past(book, day):
        return
    for met in just_met(book, situation_of(book, day=day))[:MOST_MET]:
        name = met.people[0].name
        tell(
            f'You have just met {name}. One line while you remember: otherward note "needs …" --about "{name}"'
        )


@click.command()
@click.option("--all", "everything", is_flag=True, help="Those ruled out too, with the reason.")
@common
def opportunities(*, everything: bool, network: str | None, day: date, as_json: bool) -> None:
    """Everything you could do, before the day's choice."""
    from otherward.actions import suggest

    with opened(network) as book:
        found = suggest.opportunities(book, day=day, everything=everything)
        _print(book, found, day, as_json=as_json)


@click.command()
@click.argument("name", metavar="ID")
@common
def take(name: str, *, network: str | None, day: date, as_json: bool) -> None:
    """Take a suggestion up."""
    from otherward.actions import respond

    with opened(network) as book:
        _acted(book, respond.take(book, name, day=day), day, "taken", as_json=as_json)


@click.command()
@click.argument("name", metavar="ID")
@common
def later(name: str, *, network: str | None, day: date, as_json: bool) -> None:
    """Put a suggestion off for a week."""
    from otherward.actions import respond

    with opened(network) as book:
        _acted(book, respond.later(book, name, day=day), day, "later", as_json=as_json)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--because", default="", metavar="REASON", help="Why not; it teaches what is suggested.")
@common
def dismiss(name: str, because: str, *, network: str | None, day: date, as_json: bool) -> None:
    """Wave a suggestion away, with the reason."""
    from otherward.actions import respond

    with opened(network) as book:
        _acted(book, respond.dismiss(book, name, because=because, day=day), day, "dismissed", as_json=as_json)


def _print(book: Book, found: list[Opportunity], day: date, *, as_json: bool) -> None:
    from otherward.actions.network_of import named_in

    network = named_in(book, (name for one in found for name in one.people), day=day)
    told = [opportunity_json(one, network) for one in found]
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show import show_cards

        show_cards(told)


def _acted(book: Book, one: Opportunity, day: date, state: str, *, as_json: bool) -> None:
    from otherward.actions.network_of import named_in

    if as_json:
        print_json(opportunity_json(one, named_in(book, one.people, day=day), state))
    else:
        words = {
            "taken": "Good. It is yours now.",
            "later": "Not before a week from now.",
            "dismissed": "Noted, with the reason.",
        }
        tell(f"{one.what}: {words[state]}")
