"""How things look in a terminal: readable, calm, colour only where there is a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from otherward.actions.progress import Progress as Tell
from otherward.actions.progress import Step, silent
from otherward.book.kept import Import
from otherward.brief.words import in_quotes
from otherward.giving.wording import VERBS
from otherward.translation.sentences import retold
from otherward.translation.words import marked, on_day, on_weekday, say


class Spoken(Console):
    """Prints known sentences in the language spoken now."""

    def print(self, *objects: Any, **options: Any) -> None:
        """The same as ever, line by line where it is text."""
        super().print(*(_told(one) if isinstance(one, str) else one for one in objects), **options)


def _told(text: str) -> str:
    body = text.strip("\n")
    return text.replace(body, retold(body)) if body else text


console = Spoken(highlight=False, soft_wrap=False)
ACCENT = "dark_orange3"

SHOWN = 8
"""Skipped rows shown a file; the rest are in `--json`."""
PEOPLE = (marked("{n} person"), marked("{n} people"))
ROWS = (marked("{n} row"), marked("{n} rows"))
FILES = (marked("{n} file"), marked("{n} files"))
HELD = {
    "people": PEOPLE,
    "organizations": (marked("{n} organization"), marked("{n} organizations")),
    "interactions": (marked("{n} message or meeting"), marked("{n} messages and meetings")),
    "needs": (marked("{n} need"), marked("{n} needs")),
    "resources": (marked("{n} thing to pass on"), marked("{n} things to pass on")),
}
"""What a network holds, of one and of several."""
MANY = 12
"""Above so many files they are told by format."""
COUNTED: dict[str, Callable[[Import], int]] = {
    marked("rows"): lambda one: one.rows,
    marked("new"): lambda one: one.added,
    marked("changed"): lambda one: one.updated,
    marked("the same"): lambda one: one.unchanged,
    marked("not used"): lambda one: len(one.skipped) + sum(n for _, n in one.passed),
}
"""What is counted of a file."""


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """Progress on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    columns = (
        SpinnerColumn(style=ACCENT),
        TextColumn("{task.description}"),
        BarColumn(complete_style=ACCENT),
    )
    with Progress(*columns, MofNCompleteColumn(), console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, Any] = {}

        def tell(step: Step) -> None:
            words = f"{retold(step.stage)} {step.what[-50:]}".strip()
            if step.stage not in tasks:
                tasks[step.stage] = progress.add_task(words, total=None)
            progress.update(
                tasks[step.stage], description=words, completed=step.done, total=step.total or None
            )

        yield tell


def show_imports(imports: Sequence[Import], told: dict[str, Any], *, listing: bool) -> None:
    """What became of every row: a line a file, or a line a format where there are many; then the rows that could not be used."""
    if listing:
        _list_files(imports)
    elif imports:
        console.print(_table(imports))
    for one in imports:
        for item in one.skipped[:SHOWN]:
            console.print(
                f"  [dim]{escape(_short(one.path))}, {escape(retold(item.where))}:[/] {escape(retold(item.why))}"
            )
        if len(one.skipped) > SHOWN:
            console.print(
                f"  [dim]{escape(_short(one.path))}: {len(one.skipped) - SHOWN} more (see --json)[/]"
            )
    held = ", ".join(_counted(words, told[name]) for name, words in HELD.items())
    console.print("\n" + say("Your network: {held}.", held=held))
    if told["old_conversations"]:
        console.print(
            f"[dim]Conversations silent for a year and a half: {told['old_conversations']}, only looked through for favors, confidences and "
            "losses.\nTo read them in full: otherward import --whole-past[/]"
        )
    if not listing and told["people"]:
        console.print(f"[{ACCENT}]otherward today[/] says what you could do for them.")


def _counted(words: tuple[str, str], n: int) -> str:
    """`1 person`, `3 people`."""
    return say(words[n != 1], n=n)


def _list_files(imports: Iterable[Import]) -> None:
    """Two lines a file, with the identifier by which it is taken back: whole, however narrow the window."""
    for one in imports:
        counts = [
            f"{n} {say(name)}" for name, count in COUNTED.items() if name != "rows" and (n := count(one))
        ]
        told = " · ".join((retold(one.format), ", ".join((_counted(ROWS, one.rows), *counts))))
        console.print(f"[bold]{escape(one.path or say('(typed)'))}[/]  {escape(told)}")
        console.print(f"    [dim]{one.id} · {on_day(one.started)} ({escape(retold(one.state))})[/]")


def _table(imports: Sequence[Import]) -> Table:
    """Counts by file or by format, without the columns in which nothing stands."""
    many = len(imports) > MANY
    lines = (
        [(_counted(FILES, len(ones)), retold(form), ones) for form, ones in _by_format(imports).items()]
        if many
        else [(_short(one.path or say("(typed)")), retold(one.format), [one]) for one in imports]
    )
    counted = {
        name: [sum(count(one) for one in ones) for _, _, ones in lines] for name, count in COUNTED.items()
    }
    counted = {name: counts for name, counts in counted.items() if any(counts) or name == "rows"}
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(say("files") if many else say("file"), no_wrap=True)
    table.add_column(say("read as"))
    for name in counted:
        table.add_column(say(name), justify="right")
    for place, (file, form, _) in enumerate(lines):
        numbers = [str(counts[place] or "") for counts in counted.values()]
        table.add_row(*map(escape, (file, form, *numbers)))
    return table


def _by_format(imports: Iterable[Import]) -> dict[str, list[Import]]:
    found: dict[str, list[Import]] = {}
    for one in imports:
        found.setdefault(one.format, []).append(one)
    return found


def _short(path: str, width: int = 36) -> str:
    """A long path from its end, beginning with a whole folder or file name where one fits."""
    if len(path) <= width:
        return path
    end = path[-width + 2 :]
    return "…" + (end[end.index("/") :] if "/" in end else end)


def show_cards(cards: Iterable[dict[str, Any]]) -> None:
    """Suggestions as cards: whom, what, why with its quote, how long, until when, the words."""
    empty = True
    for card in cards:
        empty = False
        until = say(" · until {day}", day=said_day(card["expires"])) if card["expires"] else ""
        fits = cell_len(card["what"]) <= console.width - FRAME
        lines = [] if fits else [f"[bold]{escape(card['what'])}[/]", ""]
        lines.append(escape(card["why"]))
        lines += [
            f"[italic]{escape(in_quotes(quote['quote']))}[/] [dim]({escape(_cited(quote))})[/]"
            for quote in card["evidence"][:2]
        ]
        if card["reasons"]:
            lines.append(f"[dim]{say('Why now: {reasons}.', reasons=escape(', '.join(card['reasons'])))}[/]")
        if card.get("ruled_out"):
            lines.append(f"[dim]{say('Ruled out: {why}', why=escape(card['ruled_out']))}[/]")
        draft = card["draft"]
        lines += [
            "",
            f"[dim]{say('To {name}', name=escape(draft['to']))} · {escape(draft['subject'])}[/]",
            escape(draft["body"]),
        ]
        title = f"[bold]{escape(card['what'])}[/]" if fits else None
        foot = f"[dim]{say(VERBS[card['kind']])} · {card['minutes']} min{until} · {card['id']}[/]"
        console.print(
            Panel("\n".join(lines), title=title, subtitle=foot, title_align="left", subtitle_align="right")
        )
    if empty:
        console.print(
            "Nothing worth your time today. Bring in newer files, or type what you learned: otherward note …"
        )


FRAME = 6
"""Cells of a card's frame beside its title; what is longer stands whole in the card."""


def _cited(quote: dict[str, Any]) -> str:
    """`mail of 24 September 2026 from Marta Costa`; nothing is said twice."""
    where, when = retold(quote["where"]), said_day(quote["date"])
    who = quote["speaker"]
    parts = (who if who and who not in where else "", where, when if when not in where else "")
    return ", ".join(part for part in parts if part)


def said_day(value: Any) -> str:
    """`14 October 2026`, also of what is written as 2026-10-14; nothing where no day is known."""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    return on_day(value) if value else ""


def _plain(value: Any) -> str:
    """`Tuesday 14 October, 10:00`, `14 October 2026`; anything else as it is."""
    if isinstance(value, datetime):
        clock = f", {value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return on_weekday(value) + clock
    return on_day(value) if isinstance(value, date) else str(value or "")


TOWARDS = {"receiver": marked("for {name}"), "to": marked("to {name}")}
"""Of two people named one after the other: which way it went."""


def show_list(items: Iterable[dict[str, Any]], keys: tuple[str, ...]) -> None:
    """A plain table, with the quote below each line where there is one."""
    count = 0
    for item in items:
        count += 1
        first, *others = (_plain(item.get(key)) for key in keys)
        words = [first, *map(retold, others)]
        if item.get(keys[1]) and keys[1] in TOWARDS:
            words[1] = say(TOWARDS[keys[1]], name=others[0])
        console.print(f"[bold]{escape(words[0])}[/]  " + escape(" · ".join(w for w in words[1:] if w)))
        quote = (item.get("evidence") or {}).get("quote")
        if quote and quote not in words:
            where = item["evidence"]
            console.print(
                f"    [italic dim]{escape(in_quotes(quote))}[/] [dim]{escape(retold(where['where']))}[/]"
            )
    if not count:
        console.print("Nothing yet.")


def show_people(told: list[dict[str, Any]]) -> None:
    """A line a person, those most in touch first."""
    for person in told:
        role = role_of(person["title"], person["organizations"])
        last = (
            f"[dim]{say('last in touch {day}', day=said_day(person['last_contact']))}[/]"
            if person["last_contact"]
            else ""
        )
        console.print(f"[bold]{escape(person['name'])}[/]  {escape(role)}  {last}")
    console.print(f"[dim]{_counted(PEOPLE, len(told))}[/]" if told else "Nobody found.")


def role_of(title: str, organizations: Sequence[str]) -> str:
    """`Operations Manager at Fernway Print`; what of it is known."""
    place = next(iter(organizations), "")
    return (
        say("{title} at {organization}", title=title, organization=place)
        if title and place
        else title or place
    )
