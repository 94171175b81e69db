"""A person's sheet in a terminal."""

from typing import Any

from rich.markup import escape

from otherward.brief.words import in_quotes
from otherward.cli.show import ACCENT, console, role_of, said_day
from otherward.translation.sentences import retold
from otherward.translation.words import on_day, say

SHOWN = 8


def show_person(told: dict[str, Any]) -> None:
    """Name and role first, then what they need, can provide, what you could do, and what was between you."""
    role = role_of(told["title"], told["organizations"])
    console.print(f"\n[bold]{escape(told['name'])}[/]  {escape(role)}  [dim]{retold(told['closeness'])}[/]")
    ways = ", ".join([*told["emails"], *told["phones"]])
    if ways:
        console.print(f"[dim]{escape(ways)}[/]")
    _section("Needs", [(n["summary"], _quoted(n)) for n in told["needs"] if n["status"] == "open"])
    _section("Can provide", [(o["summary"], _quoted(o)) for o in told["offerings"] if o["status"] == "open"])
    _section("What you could do", [(o["what"], f"{o['minutes']} min · {o['id']}") for o in told["could_do"]])
    promises = [(f"{p['by']}: {p['summary']}", f"{retold(p['status'])}{_until(p)}") for p in told["promises"]]
    _section("Promises", promises)
    _section(
        "Favors",
        [
            (f"{f['giver']}: {f['summary']}", retold("thanked") if f["thanked"] else "")
            for f in told["favors"]
        ],
    )
    _section(
        "History",
        [
            (f"{said_day(h['date'])}  {retold(h['kind'])}  {h['subject'] or h['excerpt'][:60]}", "")
            for h in told["history"]
        ],
    )
    _section("Knows", [(k["name"], retold(k["how"])) for k in told["knows"]])


def _section(title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    console.print(f"\n[{ACCENT}]{retold(title)}[/]")
    for what, detail in rows[:SHOWN]:
        console.print(f"  {escape(what)}" + (f"  [dim]{escape(detail)}[/]" if detail else ""))
    if len(rows) > SHOWN:
        console.print(f"  [dim]and {len(rows) - SHOWN} more[/]")


def _quoted(item: dict[str, Any]) -> str:
    where = item["evidence"]
    return f"{in_quotes(where['quote'])} ({retold(where['where'])})"


def _until(promise: dict[str, Any]) -> str:
    return f", {say('by {day}', day=on_day(promise['due']))}" if promise["due"] else ""
