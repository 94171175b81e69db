"""Goals a company states for itself in its documents: what it will do, by when, who must deliver, with the exact clause."""

import re
from collections.abc import Sequence

from otherward.network.document import Document
from otherward.reading.company import DEPARTMENTS, Goal, Horizon
from otherward.reading.company_judge import Judged, company_judge
from otherward.reading.company_sentences import Statement, spoken
from otherward.reading.horizon import horizon_of
from otherward.reading.judgements import by_name
from otherward.reading.listed_goals import Listed

LAID_OUT = 0.9
"""How sure a goal is that the document itself calls one."""
SAME_WORDS = 0.6
"""Share of words in common from which two goals are the same one told twice."""


def goals_in(document: Document, said: Sequence[Statement], judged: Sequence[Judged]) -> list[Goal]:
    """The goals a document states, in the order of the document."""
    least = company_judge().goal_least
    return [
        _goal(document, one, found) for one, found in zip(said, judged, strict=True) if found.goal >= least
    ]


def _goal(document: Document, one: Statement, found: Judged) -> Goal:
    horizon, due = horizon_of(one.text, document.on)
    quote = spoken(one.text)
    shares = dict(zip(found.departments, DEPARTMENTS, strict=True))
    return Goal(
        organization=document.organization,
        text=" ".join(quote.split()).rstrip("."),
        quote=quote,
        source=document.source,
        document=document.id,
        page=one.page,
        start=one.end - len(quote),
        on=document.on,
        horizon=horizon,
        due=due,
        department=shares[max(shares)],
        importance=_importance(one.text),
        confidence=round(found.goal, 4),
    )


def goals_listed(document: Document, listed: Sequence[Listed], judged: Sequence[Judged]) -> list[Goal]:
    """The goals a document lays out as such; what is due is said by the item, or by what announces the list."""
    return [_laid_out(document, one, found) for one, found in zip(listed, judged, strict=True)]


def _laid_out(document: Document, one: Listed, found: Judged) -> Goal:
    quote = document.pages[one.page - 1][one.start : one.end]
    horizon, due = horizon_of(one.text, document.on)
    if due is None and horizon is Horizon.MULTI_YEAR:
        horizon, due = horizon_of(f"{one.announced} {one.text}", document.on)
        named = document.on and re.search(rf"\b{document.on.year}\b", f"{document.title} {one.announced}")
        horizon = Horizon.THIS_YEAR if named and due is None else horizon
    shares = dict(zip(found.departments, DEPARTMENTS, strict=True))
    return Goal(
        organization=document.organization,
        text=one.text,
        quote=quote,
        source=document.source,
        document=document.id,
        page=one.page,
        start=one.start,
        on=document.on,
        horizon=horizon,
        due=due,
        department=shares[max(shares)],
        importance=max(2, _importance(one.text)),
        confidence=LAID_OUT,
    )


def with_listed(read: Sequence[Goal], listed: Sequence[Goal]) -> list[Goal]:
    """Both in the document's order; where they tell the same words, what the judge read is finer than a whole sentence, coarser than an item."""
    kept = [one for one in listed if not any(_within(other, one) for other in read)]
    rest = [one for one in read if not any(_within(one, other) for other in kept)]
    return sorted((*rest, *kept), key=lambda one: (one.page, one.start))


def _within(a: Goal, b: Goal) -> bool:
    """Whether most of `a` stands within `b`."""
    shared = min(a.start + len(a.quote), b.start + len(b.quote)) - max(a.start, b.start)
    return a.page == b.page and shared > len(a.quote) / 2


def _importance(text: str) -> int:
    """3: called first, or somebody can force it; 2: a number or a date; 1: neither (evaluation card, section B)."""
    if by_name("company_first").says(text) or by_name("company_sanction").says(text):
        return 3
    return 2 if re.search(r"\d", text) or by_name("company_must").says(text) else 1


def each_once(goals: Sequence[Goal]) -> list[Goal]:
    """The same goal told in several documents counts once: the surest telling, where it stands first."""
    kept: list[Goal] = []
    for goal in goals:
        same = next((i for i, other in enumerate(kept) if _same(goal, other)), None)
        if same is None:
            kept.append(goal)
        elif goal.confidence > kept[same].confidence:
            kept[same] = goal
    return kept


def _same(a: Goal, b: Goal) -> bool:
    left, right = (set(re.findall(r"\w+", one.text.casefold())) for one in (a, b))
    return len(left & right) >= SAME_WORDS * min(len(left), len(right))
