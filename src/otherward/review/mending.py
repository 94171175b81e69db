"""Mends a draft as a whole: the operators in their order, each kept only if it makes nothing worse (5.1)."""

from dataclasses import dataclass, replace

from otherward.review.draft import Draft
from otherward.review.edits import applied
from otherward.review.finding import Finding, Fix, Review
from otherward.review.reviewer import review
from otherward.review.rewriting import OPERATORS
from otherward.review.rules import Level, rule_of

MOST_EDITS = 6
MOST_LOST = 3
"""An edit that costs more of the score than this is taken back."""
_LIGHT = (Level.SUGGESTION, Level.INFO)


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft after mending."""

    draft: Draft
    before: Review
    after: Review
    taken: tuple[tuple[str, str], ...]
    """(code, title) of each edit made."""


def mend(draft: Draft) -> Mended:
    """The draft with everything mended that can be mended honestly."""
    before = now = review(draft)
    taken: list[tuple[str, str]] = []
    refused: set[tuple[str, str]] = set()
    while len(taken) < MOST_EDITS:
        step = _next(now, refused)
        if step is None:
            break
        finding, fix = step
        tried = replace(draft, body=applied(draft.body, fix.edits))
        after = review(tried)
        if _is_worse(now, after, finding):
            refused.add((finding.code, fix.title))
            continue
        draft, now = tried, after
        taken.append((finding.code, fix.title))
    return Mended(draft, before, now, tuple(taken))


def _next(now: Review, refused: set[tuple[str, str]]) -> tuple[Finding, Fix] | None:
    order = list(OPERATORS)

    def place(finding: Finding) -> int:
        rule = rule_of(finding.code)
        return order.index(rule.fix) if rule and rule.fix in order else len(order)

    for finding in sorted(now.findings, key=place):
        for fix in finding.fixes:
            if (finding.code, fix.title) not in refused:
                return finding, fix
    return None


def _is_worse(before: Review, after: Review, finding: Finding) -> bool:
    had = {one.code for one in before.findings}
    grave = {one.code for one in after.findings if one.level not in _LIGHT} - had
    still = any(one.code == finding.code and one.text == finding.text for one in after.findings)
    return bool(grave) or still or after.score < before.score - MOST_LOST
