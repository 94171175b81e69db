"""Who could help, in a terminal: by whom, whether it is time, what was between you, and the words."""

from collections.abc import Iterable
from typing import Any

from rich.markup import escape

from otherward.brief.words import in_quotes
from otherward.cli.show import ACCENT, console
from otherward.cli.show_introductions import show_letter
from otherward.translation.sentences import retold
from otherward.translation.words import marked, on_day, say

READY = {
    "now": marked("now"),
    "give first": marked("give first"),
    "wait": marked("wait"),
    "leave in peace": marked("leave in peace"),
}
"""Whether it is time, in a word."""
WORDED = 3
"""The words are shown for so many; the rest are in `--json`."""


def show_helpers(text: str, told: list[dict[str, Any]]) -> None:
    """A paragraph a person, best fit first."""
    console.print(f"\n[bold]{escape(text)}[/]")
    for at, one in enumerate(told):
        until = f" {say('until {day}', day=on_day(one['until']))}" if one["until"] else ""
        ready = say(READY.get(one["readiness"], one["readiness"]))
        console.print(
            f"\n[bold]{escape(one['person'])}[/]  [{ACCENT}]{escape(ready)}{until}[/]  [dim]{escape(one['because'])}[/]"
        )
        console.print(f"  {escape(one['why'])}")
        if one["evidence"] and one["evidence"]["speaker"]:
            console.print(f"  [italic]{escape(in_quotes(one['evidence']['quote']))}[/]")
        if len(one["path"]) > 2:
            console.print(f"  [dim]by way of {escape(' → '.join(one['path']))}[/]")
        for words, favors in ((say("you gave"), one["given"]), (say("they gave you"), one["received"])):
            if favors:
                console.print(f"  [dim]{words}: {escape('; '.join(f['summary'] for f in favors))}[/]")
        if one["give_first"]:
            console.print(f"  [dim]what you could give first: {escape(one['give_first']['what'])}[/]")
        if one["draft"] and at < WORDED:
            show_letter(one["draft"])
    if told:
        command = f"otherward ask {told[0]['ask']} --asked {told[0]['id']}"
        console.print(f"\n[dim]{say('Whom you asked')}: {command}[/]")
    else:
        console.print("Nobody you know is known to fit. Say it in other words, or ask whom they would ask.")


def show_asks(told: Iterable[dict[str, Any]]) -> None:
    """A line an ask."""
    count = 0
    for one in told:
        count += 1
        console.print(
            f"[bold]{escape(one['summary'])}[/]  [{ACCENT}]{retold(one['status'])}[/]  [dim]{one['id']}[/]"
        )
        for asked in one["asked"]:
            answer = (
                say("said {answer} on {day}", answer=say(str(asked["answer"])), day=on_day(asked["answered"]))
                if asked["answer"]
                else say("no answer yet")
            )
            when = say("asked on {day}", day=on_day(asked["date"]))
            console.print(f"    [dim]{escape(asked['person'])}, {when}: {answer}[/]")
        if one["met"]:
            console.print(f"    [dim]{on_day(one['met']['date'])}: {escape(one['met']['how'])}[/]")
    if not count:
        console.print('Nothing yet; say what you need: otherward ask "…".')
