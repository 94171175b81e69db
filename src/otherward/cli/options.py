"""What every command takes: which network, which day, people's print or JSON."""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click
import msgspec

from otherward.book.book import Book

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as ISO 8601."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """From text, or as it is."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is no date; write it as 2026-09-14.", param, ctx)


def network_option(command: Command) -> Command:
    """`--network`: a SQLite file or a postgresql:// address; by default the user's own."""
    return click.option(
        "--network",
        metavar="PATH-OR-ADDRESS",
        envvar="OTHERWARD_NETWORK",
        help="The network to work on; by default your own.",
    )(command)


def day_option(command: Command, *, of_network: bool = True) -> Command:
    """`--on`: the day that counts as today; where the example is looked at, the example's."""
    option = click.option(
        "--on", "day", type=Day(), default=None, metavar="DATE", help="The day that counts as today."
    )

    @functools.wraps(command)
    def wrapped(*args: Any, day: date | None, **kwargs: Any) -> Any:
        asked = kwargs.get("network")
        return command(*args, day=day or (of_network and _example_day(asked)) or _real_day(), **kwargs)

    return option(wrapped)  # type: ignore[return-value]


def _example_day(network: str | None) -> date | None:
    from otherward.actions.look_around import example_day

    with opened(network) as book:
        return example_day(book)


def _real_day() -> date:
    return datetime.now(UTC).astimezone().date()


def json_option(command: Command) -> Command:
    """`--json`: exactly one JSON document on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def common(command: Command) -> Command:
    """Network, day and JSON."""
    return network_option(day_option(json_option(command)))


def common_without_network(command: Command) -> Command:
    """The same, where most of the work needs no network: it is not opened for its day."""
    return network_option(day_option(json_option(command), of_network=False))


@contextmanager
def opened(network: str | None) -> Iterator[Book]:
    """The book at this place, closed afterwards."""
    from otherward.opening import open_book

    book = open_book(network)
    try:
        yield book
    finally:
        book.close()


def print_json(document: Any) -> None:
    """One JSON document on standard output, dates as ISO 8601."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2)
    sys.stdout.write(text.decode() + "\n")


def print_json_line(document: Any) -> None:
    """One JSON document on one line."""
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")
