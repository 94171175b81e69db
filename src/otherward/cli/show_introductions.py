"""Introductions in a terminal: where each stands, what each gains, and the words for the next step."""

from collections.abc import Iterable
from typing import Any

from rich.markup import escape

from otherward.cli.show import ACCENT, console
from otherward.translation.sentences import retold
from otherward.translation.words import on_day, say


def show_introduction(told: dict[str, Any]) -> None:
    """One introduction with the letters that may be sent by now."""
    summary, status = retold(told["summary"]), retold(told["status"])
    console.print(f"\n[bold]{escape(summary)}[/]  [{ACCENT}]{escape(status)}[/]")
    for side in told["sides"]:
        console.print(f"  [bold]{escape(side['name'])}[/] {escape(side['gain'])}  [dim]{_answer(side)}[/]")
    console.print(f"  {say('First step')}: {escape(retold(told['first_step']))}")
    for outcome in told["outcomes"]:
        console.print(f"  {escape(_came_of_it(outcome))}")
    if told["message"]:
        show_letter(told["message"])
    elif told["status"] in ("idea", "asked"):
        for side in told["sides"]:
            if not side["asked"]:
                show_letter(side["ask"])
    for side in told["sides"]:
        if side["ending"]:
            show_letter(side["ending"])
    if told["forwardable"] and not told["made"]:
        console.print(f"\n[dim]To pass on, since {escape(told['holder'])} agreed:[/]")
        console.print(escape(told["forwardable"]))


def show_letter(draft: dict[str, Any]) -> None:
    """A letter ready to be sent."""
    console.print(f"\n[dim]{say('To {name}', name=escape(draft['to']))} · {escape(draft['subject'])}[/]")
    console.print(escape(draft["body"]))


def show_introductions(items: Iterable[dict[str, Any]]) -> None:
    """A line an introduction, those given to the user with what is still owed."""
    count = 0
    for one in items:
        count += 1
        words = escape(one["summary"])
        if one["direction"] == "given to you":
            words = (
                say("{name} introduced you to {others}", name=one["by"], others=", ".join(one["people"]))
                if one["people"]
                else say("{name} introduced you", name=one["by"])
            )
            state = [one["status"], "thanked" if one["thanked"] else "not thanked yet"]
            state.append("told what came of it" if one["outcome"] else "not told what came of it")
            console.print(f"[bold]{escape(words)}[/]  [dim]{escape(' · '.join(map(retold, state)))}[/]")
            continue
        console.print(f"[bold]{retold(words)}[/]  [{ACCENT}]{escape(retold(one['status']))}[/]")
        answers = [f"{side['name']}: {_answer(side)}" for side in one.get("sides", ())]
        if made := one.get("made"):
            answers = [say("made on {day}", day=on_day(made))]
        answers += [_came_of_it(outcome) for outcome in one.get("outcomes", ())]
        if answers:
            console.print(f"    [dim]{escape(' · '.join(answers))}[/]")
    if not count:
        console.print("None yet; `otherward introductions --ideas` lists who should meet whom.")


def _came_of_it(outcome: dict[str, Any]) -> str:
    return say("What came of it: {outcome}.", outcome=outcome["text"].rstrip("."))


def _answer(side: dict[str, Any]) -> str:
    if side["answer"]:
        return say("said {answer} on {day}", answer=say(str(side["answer"])), day=on_day(side["answered"]))
    return say("asked on {day}", day=on_day(side["asked"])) if side["asked"] else say("not asked yet")
