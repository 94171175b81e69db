"""A brief in a terminal: the lines with the numbers of their sources, the sources below."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.markup import escape

from otherward.brief.brief import Brief, Line
from otherward.brief.layout import sections, subtitle
from otherward.brief.words import in_quotes
from otherward.cli.show import ACCENT, console
from otherward.cli.telling import tell
from otherward.network.source import Evidence
from otherward.network.strategy import Strategy
from otherward.translation.sentences import retold
from otherward.translation.worded import worded
from otherward.translation.words import on_day, say

if TYPE_CHECKING:
    from otherward.actions.shorten_brief import InShort


def show_brief(brief: Brief, day: date, short: "InShort | None" = None) -> None:
    """For reading before one goes."""
    number = {one: i for i, one in enumerate(brief.sources(), start=1)}
    console.print(f"\n[bold]{escape(brief.about)}[/]  {escape(subtitle(brief, day))}")
    if short is not None:
        _show_short(short, number)
    for section in sections(brief):
        console.print(f"\n[bold {ACCENT}]{escape(section.title)}[/]")
        for line in section.lines:
            marks = "".join(f"[dim] \\[{number[e]}][/]" for e in line.evidence)
            console.print(f"  {escape(line.text)}{marks}{_quiet(line)}")
            for label, words in section.details(line):
                console.print(f"      [dim]{label}:[/] {escape(words)}")
    console.print(f"\n[dim]{say('Read in')}[/]")
    for one, i in number.items():
        who = f"{one.speaker}, " if one.speaker else ""
        where = retold(one.source.where)
        place = f"{who}{where}" + (f", {on_day(one.on)}" if one.on and on_day(one.on) not in where else "")
        console.print(f"  [dim]{i:>3}  {escape(in_quotes(_short(one.quote)))} {escape(place)}[/]")


def _show_short(short: "InShort", number: dict[Evidence, int]) -> None:
    console.print(f"\n[bold {ACCENT}]{say('In a few words')}[/]")
    for one in short.sentences:
        marks = "".join(f"[dim] \\[{number[e]}][/]" for e in one.evidence)
        console.print(f"  {escape(one.text)}{marks}")
    for why in short.stopped:
        tell(f"Left out: {why}", err=True)
    if not short.sentences:
        tell("Nothing of the model's answer could be used; the brief stands as it is.", err=True)


def _quiet(line: Line) -> str:
    return f" [dim]({say('in confidence')})[/]" if line.confidential else ""


def _short(quote: str, most: int = 100) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def show_playbook(found: Sequence[Strategy]) -> None:
    """A few lines a strategy."""
    for one in found:
        console.print(f"\n[bold]{escape(worded(one.strategy, 'playbook'))}[/]")
        department = worded(one.department, "brief")
        console.print(f"    [{ACCENT}]{escape(department)}[/]  [dim]{escape('; '.join(one.serves))}[/]")
        for label, words in (
            (say("Takes"), one.takes),
            (say("First step"), one.first_step),
            (say("It shows in"), one.measure),
            (say("Not if"), one.unsuitable_when),
            (say("From"), one.source),
        ):
            console.print(f"    [dim]{label}:[/] {escape(worded(words, 'playbook'))}")
    count = say("{count} strategies", count=len(found))
    console.print(f"\n[dim]{count}[/]" if found else say("No strategy speaks of that."))
