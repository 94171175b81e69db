"""A review in a terminal, as a kind editor would put it: whom it serves, then each finding with its words, why, and better wording."""

import textwrap

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from otherward.cli.show import ACCENT, console
from otherward.review.drafting import FirstDraft
from otherward.review.finding import Finding, Review
from otherward.review.mending import Mended
from otherward.review.rules import Level, Rule, plainly

_SERVES = {
    "self": "This is mostly for you.",
    "mixed": "This is for both of you.",
    "other": "This is for {reader}.",
    "unclear": "Too little is said to tell whom this is for.",
}
_MARK = {
    Level.ERROR: ("●", "red"),
    Level.WARNING: ("●", ACCENT),
    Level.SUGGESTION: ("○", ACCENT),
    Level.INFO: ("·", "dim"),
}
_ROLES = {
    "gift": "gives",
    "homework": "knows them",
    "thanks": "thanks them",
    "question": "asks after them",
    "out": "leaves them free",
    "want": "what you want",
    "ask": "asks",
    "big ask": "asks much",
    "promotion": "about your merits",
    "pressure": "presses",
    "guilt": "makes guilty",
    "condition": "names a price",
    "self": "about you",
}
_BAR = 30
_WIDTH = 88


def show_review(found: Review, *, everything: bool = False) -> None:
    """The whole review."""
    reader = found.reader or "its reader"
    console.print()
    console.print(Text(_SERVES[found.band].format(reader=reader), style="bold"))
    console.print(_bar(found.score))
    if found.closeness == "close":
        console.print(
            Text(
                "You are writing to someone close: giver-first rules are off. Only blanks, score-keeping and third people are looked at.",
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
    return Text.assemble(("for you ", "dim"), *line, (" for them", "dim"))


def _show_sentences(found: Review) -> None:
    """Each sentence that counted, with what it does."""
    seen: dict[tuple[int, int], list[str]] = {}
    weight: dict[tuple[int, int], float] = {}
    for role in found.roles:
        place = (role.start, role.end)
        seen.setdefault(place, []).append(_ROLES[role.role])
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
        lines.append(Padding(Text(f"“{quote}”", style="italic"), (0, 0, 0, 2)))
    lines.append(Padding(Text(one.why, style="dim"), (0, 0, 0, 2)))
    lines.append(Padding(Text.assemble(("→ ", style), one.attempt), (0, 0, 0, 2)))
    lines += [Padding(Text(f"“{said}”", style="green"), (0, 0, 0, 4)) for said in _wordings(one)]
    lines.append(Padding(Text(f"{one.code} {one.name}", style="dim"), (0, 0, 0, 2)))
    return Group(*lines)


def _wordings(one: Finding) -> list[str]:
    """The better words a fix puts in; a fix that only cuts or moves has none."""
    return [
        edit.text.strip()
        for fix in one.fixes
        for edit in fix.edits
        if len(edit.text.split()) > 2
        and edit.text.strip() not in one.attempt
        and not fix.title.startswith(("Put", "Move"))
    ]


def _show_foot(found: Review, shown: int, reader: str) -> None:
    left = len(found.findings) - shown
    if not found.findings:
        good = (
            f" What carries it: “{textwrap.shorten(found.strengths[0].quote, 90, placeholder=' …')}”"
            if found.strengths
            else ""
        )
        console.print(Text(f"Nothing {reader} may mind.{good}"))
        return
    more = f"{left} smaller {'thing' if left == 1 else 'things'} more with --all. " if left else ""
    fixable = "--fix mends what can be mended. " if any(one.fixes for one in found.findings) else ""
    console.print(Text(f"{more}{fixable}--explain CODE says on what evidence.", style="dim"))


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
                "Nothing here can be mended without you; `otherward review` says what to change.", style="dim"
            )
        )
    elif left:
        told.print(Text(f"Still for you to change: {', '.join(left)}.", style="dim"))
    told.print(Text(f"{mended.before.score} → {mended.after.score}", style="dim"))


def show_rule(rule: Rule) -> None:
    """What one rule is about."""
    console.print(Text.assemble((f"{rule.code} {rule.name}", "bold"), (f"  {rule.group}", "dim")))
    console.print(Text(plainly(rule.why)))
    console.print(Text(f"→ {plainly(rule.attempt)}"))
    console.print(Text(f"Evidence ({rule.grade}): {rule.source}.", style="dim"))
    levels = ", ".join(f"{who}: {level}" for who, level in rule.level.items())
    console.print(Text(f"Level: {levels}", style="dim"))
    for sign, style, examples in (("fires", ACCENT, rule.bad), ("does not", "green", rule.good)):
        for one in examples[:2]:
            said = textwrap.shorten(one["body"], _WIDTH, placeholder=" …")
            console.print(Text.assemble((f"  {sign:9}", style), said))


def show_first_draft(found: FirstDraft) -> None:
    """A first draft, what it rests on, and what is still to be filled in."""
    if found.body:
        console.print(Text(f"To {found.to}" + (f" · {found.subject}" if found.subject else ""), style="dim"))
        console.print()
        console.print(found.body, markup=False)
    else:
        console.print(Text(f"Nothing is known yet that could begin a message to {found.to}.", style="bold"))
        console.print(Text("Three things to find in ten minutes:"))
    for hole in found.holes:
        console.print(
            Text.assemble(("  □ ", ACCENT), hole)
            if not found.body
            else Text.assemble(("\n□ ", ACCENT), f"to fill in: {hole}")
        )
    for fact in found.facts:
        quote = textwrap.shorten(fact.evidence.quote, _WIDTH, placeholder=" …")
        console.print(
            Text.assemble(
                ("\nrests on ", "dim"), (f"“{quote}”", "italic"), (f" {fact.evidence.source.where}", "dim")
            )
        )


__all__ = ["show_first_draft", "show_mended", "show_review", "show_rule"]
