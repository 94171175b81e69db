"""`introduce`, `introductions`: two people who could help one another, each asked first."""

from collections.abc import Iterator
from datetime import date

import click

from otherward.book.book import Book
from otherward.cli.as_json import Json
from otherward.cli.options import common, opened, print_json


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--asked", multiple=True, metavar="NAME", help="You have asked this side.")
@click.option("--yes", multiple=True, metavar="NAME", help="This side said yes.")
@click.option("--no", multiple=True, metavar="NAME", help="This side said no.")
@click.option("--made", is_flag=True, help="Both got the joint message; only after two yeses.")
@click.option("--step", is_flag=True, help="The first step was taken.")
@click.option("--outcome", default="", metavar="TEXT", help="What came of it.")
@click.option("--thanked", multiple=True, metavar="NAME", help="This side said thank you.")
@click.option("--closed", default="", metavar="WHY", help="It comes to nothing, and who waited was told.")
@click.option("--because", default="", metavar="TEXT", help="Why these two, in your words.")
@common
def introduce(
    a: str,
    b: str,
    asked: tuple[str, ...],
    yes: tuple[str, ...],
    no: tuple[str, ...],
    outcome: str,
    thanked: tuple[str, ...],
    closed: str,
    because: str,
    *,
    made: bool,
    step: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> None:
    """Introduce A to B: asks each side separately, records the answers, and gives the words for each step."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.introduce import Steps
    from otherward.actions.introduce import introduce as carry
    from otherward.actions.suggest import situation_of
    from otherward.cli.introductions_json import introduction_json

    steps = Steps(
        asked=asked, yes=yes, no=no, made=made, step=step, outcome=outcome, thanked=thanked, closed=closed
    )
    with opened(network) as book:
        ensure_derived(book, day=day)
        one = carry(book, a, b, steps, day=day, because=because)
        told = introduction_json(one, situation_of(book, day=day))
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show_introductions import show_introduction

        show_introduction(told)


@click.command()
@click.option("--of", default="", metavar="NAME", help="Only of this person.")
@click.option("--ideas", is_flag=True, help="Those nobody has been asked about yet, too.")
@common
def introductions(of: str, *, ideas: bool, network: str | None, day: date, as_json: bool) -> None:
    """Introductions and how far each has come: yours, and those others gave you."""
    with opened(network) as book:
        told = list(_told(book, of, day, ideas=ideas))
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show_introductions import show_introductions

        show_introductions(told)


def _told(book: Book, of: str, day: date, *, ideas: bool) -> Iterator[Json]:
    from otherward.actions.derive import ensure_derived
    from otherward.actions.find_person import find_person
    from otherward.actions.introductions import received_introductions
    from otherward.actions.suggest import situation_of
    from otherward.cli import introductions_json as told
    from otherward.giving.introduction import introductions as all_ideas

    ensure_derived(book, day=day)
    situation = situation_of(book, day=day)
    name = find_person(book, of).id if of else ""
    for one in situation.introductions:
        if name in ("", one.a.person, one.b.person):
            yield told.introduction_json(one, situation)
    for received in received_introductions(book, situation):
        if name in ("", received.by.id, *(person.id for person in received.to)):
            yield told.received_json(received)
    found = sorted(all_ideas(situation), key=lambda one: -one.score) if ideas else ()
    yield from (
        told.idea_json(one, situation) for one in found if not one.ruled_out and name in ("", *one.people)
    )
