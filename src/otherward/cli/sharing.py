"""`share`, `feeds`: things to pass on, who would value them and why; where they come from by themselves."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from otherward.brief.words import in_quotes
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.errors import UnusableInput, WrongUse
from otherward.translation.sentences import retold
from otherward.translation.words import on_day

if TYPE_CHECKING:
    from otherward.book.book import Book
    from otherward.giving.valued import Valued
    from otherward.network.network import Network


@click.command()
@click.argument("what", metavar="LINK-FILE-OR-ID")
@click.option("--title", default="", help="What it is called, for a page that does not say.")
@click.option(
    "--sent-to",
    "who",
    default="",
    metavar="NAME",
    help="You sent it to this person; it is never suggested to them again.",
)
@common
def share(what: str, title: str, who: str, *, network: str | None, day: date, as_json: bool) -> int:
    """Add a link, or a newsletter saved as .eml, and say who would value it and why. An identifier shows what is there already."""
    with opened(network) as book:
        from otherward.actions.derive import ensure_derived
        from otherward.actions.pass_on import sent_to, who_would_value
        from otherward.actions.suggest import situation_of

        ensure_derived(book, day=day)
        names, told = _added(book, what, title, day)
        if who:
            for name in names:
                sent_to(book, name, who, day=day)
        situation = situation_of(book, day=day)
        found = who_would_value(book, names, day=day, situation=situation)
        told["things"] = [_thing_json(one, situation.network) for one in found]
        if as_json:
            print_json(told)
        else:
            _show(found, told, situation.network)
    return 1 if told["problem"] else 0


@click.command()
@click.option(
    "--follow",
    "new",
    multiple=True,
    metavar="LINK-OR-OPML",
    help="Follow this feed, or all of a list (OPML); may be given again.",
)
@click.option(
    "--unfollow", "old", multiple=True, metavar="LINK", help="Ask it no more; what it brought stays."
)
@click.option("--refresh", "ask", is_flag=True, help="Ask those that are due now; `serve` does so by itself.")
@click.option("--now", "every", is_flag=True, help="Ask all of them, due or not.")
@common
def feeds(
    new: tuple[str, ...],
    old: tuple[str, ...],
    *,
    ask: bool,
    every: bool,
    network: str | None,
    day: date,
    as_json: bool,
) -> int:
    """Feeds you follow: articles, webinars and events that turn up by themselves. While the page is served they are read again every two hours."""
    from otherward.opening import fetched_before
    from otherward.sources.feeds.following import follow, followed, unfollow
    from otherward.sources.feeds.refreshing import refresh
    from otherward.sources.fetching import Fetcher

    del day
    told = []
    with opened(network) as book:
        for address in old:
            unfollow(book, address)
        fresh = {one.address for one in follow(book, [url for text in new for url in _addresses(text)])}
        fetcher, now = Fetcher(kept=fetched_before()), datetime.now(UTC)
        if ask or every:
            told = refresh(book, fetcher, now=now, every=every)
        else:
            told = [one for address in fresh for one in refresh(book, fetcher, now=now, only=address)]
        kept = followed(book)
    if as_json:
        print_json({"feeds": [asdict(one) for one in kept], "refreshed": [asdict(one) for one in told]})
    else:
        _show_feeds(kept, {one.address: one.new for one in told})
    return 1 if any(one.problem for one in told) else 0


def _added(book: "Book", what: str, title: str, day: date) -> tuple[list[str], dict[str, Any]]:
    """The identifiers of what is meant, added where it was not there."""
    from otherward.opening import fetched_before
    from otherward.sources.adding import add_file, add_link
    from otherward.sources.fetching import Fetcher

    if what.startswith("resource-"):
        return [what], {"added": 0, "problem": "", "feed": "", "feeds": [], "import": ""}
    if Path(what).is_file():
        kept = add_file(book, Path(what), day=day)
        return [one.id for one in kept.resources], {
            "added": kept.new, "problem": "", "feed": "", "feeds": [], "import": kept.import_id
        }  # fmt: skip
    one = add_link(book, what, Fetcher(kept=fetched_before()), day=day, title=title)
    if one.feed:
        message = f"{one.feed} is a feed; follow it with `otherward feeds --follow {one.feed}`."
        raise WrongUse(message)
    return [thing.id for thing in one.kept.resources], {
        "added": one.kept.new,
        "problem": one.problem,
        "feed": "",
        "feeds": list(one.feeds),
        "import": one.kept.import_id,
    }


def _thing_json(one: "Valued", network: "Network") -> dict[str, Any]:
    from otherward.cli.as_json import opportunity_json, resource_json

    return {
        **resource_json(one.resource),
        "valued_by": [opportunity_json(o, network) for o in one.by],
        "ruled_out": [opportunity_json(o, network) for o in one.but],
        "sent": [{"to": sent.person.name, "on": sent.on} for sent in one.sent],
    }


def _show(found: "list[Valued]", told: dict[str, Any], network: "Network") -> None:
    from rich.markup import escape

    from otherward.cli.show import console

    for one in found:
        thing = one.resource
        console.print(
            f"\n[bold]{escape(thing.title)}[/]  [dim]{thing.kind}{_when(thing.starts_at)} · {thing.id}[/]"
        )
        for sent in one.sent:
            console.print(f"  Sent to {escape(sent.person.name)} on {on_day(sent.on)}.")
        for by in one.by:
            console.print(f"  [bold]{escape(network.name(by.people[0]))}[/]: {escape(by.why)}")
            for quote in by.evidence[:1]:
                console.print(
                    f"    [italic]{escape(in_quotes(quote.quote))}[/] [dim]({escape(retold(quote.source.where))})[/]"
                )
        for but in one.but:
            console.print(
                f"  [dim]{escape(network.name(but.people[0]))}: not sent, {escape(but.ruled_out)}.[/]"
            )
        if not one.by and not one.sent:
            console.print(
                "  Nobody's need that you know of; it is kept, and looked at again when you learn of one."
            )
    if told["problem"]:
        console.print(f"\n[dim]The page was not read: {escape(told['problem'])} The link is kept.[/]")
    for address in told["feeds"][:1]:
        console.print(f"\n[dim]They have a feed: otherward feeds --follow {escape(address)}[/]")
    if told["import"]:
        console.print(f"[dim]Not to pass on? otherward import --undo {told['import']}[/]")


def _show_feeds(kept: list[Any], new: dict[str, int]) -> None:
    for one in kept:
        came = f"{new[one.address]} new, " if one.address in new else ""
        state = one.problem or f"{came}{one.items} there" + (
            f", read {one.read[:16].replace('T', ' ')}" if one.read else ""
        )
        tell(f"{one.title or one.address}: {state}")
    if not kept:
        tell("You follow no feed; `otherward feeds --follow https://…` follows one.")


def _addresses(text: str) -> list[str]:
    """One address, or those of a list in a file."""
    from otherward.sources.adding import checked_link
    from otherward.sources.feeds.reading import addresses_in_list

    file = Path(text)
    if not file.is_file():
        return [checked_link(text)]
    found = addresses_in_list(file.read_bytes())
    if not found:
        message = (
            f"{file} is no list of feeds (OPML); export one from your feed reader, or give a feed's link."
        )
        raise UnusableInput(message)
    return found


def _when(at: datetime | None) -> str:
    return f" · {on_day(at)}" if at else ""
