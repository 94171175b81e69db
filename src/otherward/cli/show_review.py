"""A review in a terminal, as a kind editor would put it: whom it serves, then each finding with its words, why, and better wording."""

import textwrap

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from otherward.brief.words import in_quotes
from otherward.cli.show import ACCENT, console
from otherward.review.drafting import FirstDraft
from otherward.review.finding import Finding, Review
from otherward.review.mending import Mended
from otherward.review.rules import Level, Rule, plainly
from otherward.translation.sentences import retold
from otherward.translation.worded import worded
from otherward.translation.words import marked, say

_SERVES = {
    "self": marked("This is mostly for you."),
    "mixed": marked("This is for both of you."),
    "other": marked("This is for {reader}."),
    "unclear": marked("Too little is said to tell whom this is for."),
}
_MARK = {
    Level.ERROR: ("●", "red"),
    Level.WARNING: ("●", ACCENT),
    Level.SUGGESTION: ("○", ACCENT),
    Level.INFO: ("·", "dim"),
}
_LEVELS = {
    Level.ERROR: marked("error"),
    Level.WARNING: marked("warning"),
    Level.SUGGESTION: marked("suggestion"),
    Level.INFO: marked("info"),
    Level.OFF: marked("off"),
}
_TO = {
    "stranger": marked("stranger"),
    "acquaintance": marked("acquaintance"),
    "contact": marked("contact"),
    "close": marked("someone close"),
}
_ROLES = {
    "gift": marked("gives"),
    "homework": marked("knows them"),
    "thanks": marked("thanks them"),
    "question": marked("asks after them"),
    "out": marked("leaves them free"),
    "want": marked("what you want"),
    "ask": marked("asks"),
    "big ask": marked("asks much"),
    "promotion": marked("about your merits"),
    "pressure": marked("presses"),
    "guilt": marked("makes guilty"),
    "condition": marked("names a price"),
    "self": marked("about you"),
}
_BAR = 30
_WIDTH = 88


def show_review(found: Review, *, everything: bool = False) -> None:
    """The whole review."""
    reader = found.reader or say("its reader")
    console.print()
    console.print(Text(say(_SERVES[found.band], reader=reader), style="bold"))
    console.print(_bar(found.score))
    if found.closeness == "close":
        console.print(
            Text(
                say(
                    "You are writing to someone close: giver-first rules are off. Only blanks, score-keeping and third people are looked at."
                ),
                style="dim",
            )
        )
    console.print()
    _show_sentences(found)
    shown = found.findings if everything else found.findings[: found.shown]
    for one in shown:
        console.print()
        console.print(_finding(one))
    console.print()
    _show_foot(found, len(shown), reader)


def _bar(score: int) -> Text:
    """From you on the left to them on the right."""
    at = round(score * _BAR / 100)
    line = (("─" * at, "dim"), ("●", ACCENT), ("─" * (_BAR - at), "dim"))
    return Text.assemble((say("for you"), "dim"), " ", *line, " ", (say("for them"), "dim"))


def _show_sentences(found: Review) -> None:
    """Each sentence that counted, with what it does."""
    seen: dict[tuple[int, int], list[str]] = {}
    weight: dict[tuple[int, int], float] = {}
    for role in found.roles:
        place = (role.start, role.end)
        seen.setdefault(place, []).append(say(_ROLES[role.role]))
        weight[place] = weight.get(place, 0.0) + role.weight
    quotes = {(role.start, role.end): role.quote for role in found.roles}
    for place in sorted(seen):
        sign, style = ("+", "green") if weight[place] > 0 else ("–", ACCENT)
        quote = textwrap.shorten(quotes[place], 64, placeholder=" …")
        does = ", ".join(dict.fromkeys(seen[place]))
        console.print(
            Text.assemble((f"  {sign} ", style), (f"{quote}", ""), (f"  {does}", "dim")), soft_wrap=True
        )


def _finding(one: Finding) -> RenderableType:
    mark, style = _MARK[one.level]
    lines: list[RenderableType] = [Text.assemble((f"{mark} ", style), (one.message, "bold"))]
    quote = textwrap.shorten(one.text, 2 * _WIDTH, placeholder=" …")
    if one.text and quote not in one.message and len(one.text) < 400:
        lines.append(Padding(Text(in_quotes(quote), style="italic"), (0, 0, 0, 2)))
    lines.append(Padding(Text(one.why, style="dim"), (0, 0, 0, 2)))
    lines.append(Padding(Text.assemble(("→ ", style), one.attempt), (0, 0, 0, 2)))
    lines += [Padding(Text(in_quotes(said), style="green"), (0, 0, 0, 4)) for said in _wordings(one)]
    lines.append(Padding(Text(f"{one.code} {worded(one.name, 'review')}", style="dim"), (0, 0, 0, 2)))
    return Group(*lines)


def _wordings(one: Finding) -> list[str]:
    """The better words a fix puts in; a fix that only cuts or moves has none."""
    moving = (say("Put their side first"), say("Move the request below"))
    return [
        edit.text.strip()
        for fix in one.fixes
        for edit in fix.edits
        if len(edit.text.split()) > 2 and edit.text.strip() not in one.attempt and fix.title not in moving
    ]


def _show_foot(found: Review, shown: int, reader: str) -> None:
    left = len(found.findings) - shown
    if not found.findings:
        told = say("Nothing {reader} may mind.", reader=reader)
        if found.strengths:
            quote = textwrap.shorten(found.strengths[0].quote, 90, placeholder=" …")
            told += " " + say("What carries it: “{quote}”", quote=quote)
        console.print(Text(told))
        return
    more = (
        say("1 smaller thing more with --all.")
        if left == 1
        else say("{n} smaller things more with --all.", n=left)
    )
    fixable = any(one.fixes for one in found.findings)
    parts = (
        more if left else "",
        say("--fix mends what can be mended.") if fixable else "",
        say("--explain CODE says on what evidence."),
    )
    console.print(Text(" ".join(filter(None, parts)), style="dim"))


def show_mended(mended: Mended) -> None:
    """The mended draft on standard output, what was done on standard error."""
    from rich.console import Console

    told = Console(stderr=True, highlight=False)
    console.print(mended.draft.body, markup=False, soft_wrap=True)
    told.print()
    for code, title in mended.taken:
        told.print(Text(f"{code}  {title}", style="dim"))
    left = [one.code for one in mended.after.findings if one.level in (Level.ERROR, Level.WARNING)]
    if not mended.taken:
        told.print(
            Text(
                say("Nothing here can be mended without you; `otherward review` says what to change."),
                style="dim",
            )
        )
    elif left:
        told.print(Text(say("Still for you to change: {codes}.", codes=", ".join(left)), style="dim"))
    told.print(Text(f"{mended.before.score} → {mended.after.score}", style="dim"))


def show_rule(rule: Rule) -> None:
    """What one rule is about."""
    name, group = (worded(words, "review") for words in (rule.name, rule.group))
    console.print(Text.assemble((f"{rule.code} {name}", "bold"), (f"  {group}", "dim")))
    console.print(Text(plainly(rule.why)))
    console.print(Text(f"→ {plainly(rule.attempt)}"))
    source = worded(rule.source, "review")
    console.print(Text(say("Evidence ({grade}): {source}.", grade=rule.grade, source=source), style="dim"))
    levels = ", ".join(f"{say(_TO[who])}: {say(_LEVELS[level])}" for who, level in rule.level.items())
    console.print(Text(say("Level: {levels}", levels=levels), style="dim"))
    for sign, style, examples in ((say("fires"), ACCENT, rule.bad), (say("does not"), "green", rule.good)):
        for one in examples[:2]:
            said = textwrap.shorten(one["body"], _WIDTH, placeholder=" …")
            console.print(Text.assemble((f"  {sign:12}", style), said))


def show_first_draft(found: FirstDraft) -> None:
    """A first draft, what it rests on, and what is still to be filled in."""
    if found.body:
        to = say("To {name}", name=found.to)
        console.print(Text(to + (f" · {found.subject}" if found.subject else ""), style="dim"))
        console.print()
        console.print(found.body, markup=False)
    else:
        nothing = say("Nothing is known yet that could begin a message to {name}.", name=found.to)
        console.print(Text(nothing, style="bold"))
        console.print(Text(say("Three things to find in ten minutes:")))
    for hole in found.holes:
        console.print(
            Text.assemble(("  □ ", ACCENT), retold(hole))
            if not found.body
            else Text.assemble(("\n□ ", ACCENT), say("to fill in: {hole}", hole=hole))
        )
    for fact in found.facts:
        quote = textwrap.shorten(fact.evidence.quote, _WIDTH, placeholder=" …")
        console.print(
            Text.assemble(
                ("\n" + say("rests on") + " ", "dim"),
                (in_quotes(quote), "italic"),
                (f" {retold(fact.evidence.source.where)}", "dim"),
            )
        )


__all__ = ["show_first_draft", "show_mended", "show_review", "show_rule"]
