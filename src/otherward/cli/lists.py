"""`needs`, `offerings`, `promises`, `favors`, `resources`, `meetings`: lists, each filtered with `--of NAME`."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import click

from otherward.book.book import Book
from otherward.cli import as_json as told
from otherward.cli.as_json import Json
from otherward.cli.options import common, opened, print_json
from otherward.network.network import Network

Lister = Callable[[Book, Network, str, date], Iterable[Json]]


def _list(
    lister: Lister, keys: tuple[str, ...], of: str, network: str | None, day: date, *, as_json: bool
) -> None:
    from otherward.actions.derive import ensure_derived
    from otherward.actions.find_person import find_person
    from otherward.actions.network_of import network_of

    with opened(network) as book:
        ensure_derived(book, day=day)
        holder = find_person(book, of).id if of else ""
        items = list(lister(book, network_of(book, day=day), holder, day))
    if as_json:
        print_json(items)
    else:
        from otherward.cli.show import show_list

        show_list(items, keys)


def _command(name: str, keys: tuple[str, ...], lister: Lister, *, short_help: str) -> click.Command:
    @click.command(name, help=short_help)
    @click.option("--of", default="", metavar="NAME", help="Only of this person.")
    @common
    def command(of: str, *, network: str | None, day: date, as_json: bool) -> None:
        _list(lister, keys, of, network, day, as_json=as_json)

    return command


def _needs(book: Book, network: Network, holder: str, _day: date) -> Iterable[Json]:
    ones = [n for n in book.needs.all() if holder in ("", n.holder)]
    ones.sort(key=lambda n: (n.status != "open", -(n.evidence.on or date.min).toordinal()))
    return [told.need_json(one, network) for one in ones]


def _offerings(book: Book, network: Network, holder: str, _day: date) -> Iterable[Json]:
    return [told.offering_json(one, network) for one in book.offerings.all() if holder in ("", one.holder)]


def _promises(book: Book, network: Network, holder: str, _day: date) -> Iterable[Json]:
    ones = [p for p in book.promises.all() if holder in ("", p.by, p.to)]
    ones.sort(key=lambda p: (p.status != "open", (p.due or date.max).toordinal()))
    return [told.promise_json(one, network) for one in ones]


def _favors(book: Book, network: Network, holder: str, _day: date) -> Iterable[Json]:
    from otherward.actions.record_gift import outcomes

    thanks, came = tuple(book.thanks.all()), outcomes(book)
    return [
        told.favor_json(f, network, thanks, came)
        for f in book.favors.all()
        if holder in ("", f.giver, f.receiver)
    ]


def _resources(book: Book, network: Network, holder: str, day: date) -> Iterable[Json]:
    ones = sorted(network.resources, key=lambda r: r.published or date.min, reverse=True)
    if holder:
        from otherward.actions.pass_on import things_of

        theirs = things_of(book, holder, day=day)
        ones = [one for one in ones if one.id in theirs]
    return [told.resource_json(one) for one in ones]


def _meetings(book: Book, network: Network, holder: str, day: date) -> Iterable[Json]:
    from otherward.actions.network_of import directory_of
    from otherward.actions.suggest import coming_meetings

    directory = directory_of(book)
    items: list[dict[str, Any]] = []
    for one in coming_meetings(book, day=day, ahead=timedelta(days=14)):
        people = [directory.person(p) for p in one.people]
        if holder and holder not in {p.id for p in people if p}:
            continue
        names = [
            p.name if p else q.name for p, q in zip(people, one.people, strict=True) if not (p and p.is_me)
        ]
        items.append(told.meeting_json(one, list(dict.fromkeys(n for n in names if n))))
    del network
    return items


needs = _command(
    "needs", ("holder", "summary", "status"), _needs, short_help="What people need, open ones first."
)
offerings = _command(
    "offerings", ("holder", "summary", "kind"), _offerings, short_help="What people can provide."
)
promises = _command(
    "promises",
    ("by", "to", "summary", "due", "status"),
    _promises,
    short_help="What was promised, both ways.",
)
favors = _command(
    "favors",
    ("giver", "receiver", "summary", "date"),
    _favors,
    short_help="What was given and received.",
)
resources = _command(
    "resources",
    ("title", "kind", "url"),
    _resources,
    short_help="Articles, webinars and events to pass on; of one person, those that serve them or went to them.",
)
meetings = _command("meetings", ("summary", "starts_at", "place"), _meetings, short_help="Your week ahead.")
