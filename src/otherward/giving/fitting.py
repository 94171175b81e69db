"""Which strategy furthers which goal with what the user can do: by meaning and words, and the department."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from otherward.giving.matching import fused_scores
from otherward.giving.situation import Embed, Situation
from otherward.network.offering import Offering
from otherward.network.source import Evidence
from otherward.network.strategy import Strategy
from otherward.reading.company import CompanyPicture, CompanyReading, Goal, Strain

SERVES = 0.54
"""From here a strategy speaks of the same thing as the goal."""
TAKES = 0.38
"""From here what the user says of themselves covers what a strategy takes; both texts are short and general."""
SAME_DEPARTMENT = 0.08
ABLE = 0.3
"""How much it counts for the choice that the user has just what a strategy takes."""
GOAL = 0.06
"""What they say they want comes before what they suffer from."""
CANDIDATES = 6
"""Strategies looked at a goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A goal or trouble in an organization's own words."""

    text: str
    department: str
    evidence: Evidence
    goal: bool = True


Cite = Callable[[Goal | Strain], Evidence]
"""How what a company says is cited; a brief does it with title and page."""


def plainly(one: Goal | Strain) -> Evidence:
    """The quote with its source as it was read."""
    on = one.on if isinstance(one, Goal) else None
    return Evidence(quote=one.quote, source=one.source, on=on, text_id=one.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A strategy for an aim, and which offering of the user's it takes."""

    aim: Aim
    strategy: Strategy
    offering: Offering
    score: float


def other_troubles(picture: CompanyPicture, readings: Sequence[CompanyReading]) -> tuple[Strain, ...]:
    """Sentences of strain that by themselves put no department under pressure, each once."""
    shown = {strain.quote for one in picture.departments for strain in one.evidence}
    shown |= {goal.quote for goal in picture.goals}
    rest = {s.quote: s for reading in readings for s in reading.strains if s.quote not in shown}
    return tuple(
        sorted(rest.values(), key=lambda s: -max((weight for _, weight in s.departments), default=0.0))
    )


def aims_of(picture: CompanyPicture, others: Sequence[Strain] = (), cite: Cite = plainly) -> list[Aim]:
    """Goals and troubles alike: what strategies serve; the same words once."""
    goals = [Aim(text=g.text, department=g.department, evidence=cite(g)) for g in picture.goals]
    troubles = [
        Aim(text=" ".join(s.quote.split()), department=one.department, evidence=cite(s), goal=False)
        for one in picture.departments
        for s in one.evidence
    ]
    troubles += [
        Aim(text=" ".join(s.quote.split()), department=name, evidence=cite(s), goal=False)
        for s in others
        for name, _ in sorted(s.departments, key=lambda pair: -pair[1])[:1]
    ]
    return list({(one.text, one.department): one for one in (*troubles, *goals)}.values())


def fitting(situation: Situation, aims: Sequence[Aim], offerings: Sequence[Offering]) -> list[Fit]:
    """Every strategy once, where it fits best, best first; none for which the user has not what it takes."""
    book = situation.playbook
    if not aims or not book or not offerings:
        return []
    serves = _serves(situation, [a.text for a in aims], book)
    for i, aim in enumerate(aims):
        for j, one in enumerate(book):
            serves[i, j] += SAME_DEPARTMENT if aim.department == one.department else 0.0
    has = situation.embed([s.takes for s in book]) @ situation.embed([o.summary for o in offerings]).T
    return sorted(_best(aims, book, offerings, serves, has), key=lambda fit: -fit.score)


def warm(embed: Embed, book: Sequence[Strategy]) -> None:
    """Have the playbook's vectors kept, so that the first brief need not wait for them."""
    embed([phrase for one in book for phrase in one.serves])
    embed([_whole(one) for one in book])
    embed([one.takes for one in book])


def _whole(one: Strategy) -> str:
    return f"{'; '.join(one.serves)}. {one.strategy}"


def _serves(situation: Situation, aims: Sequence[str], book: Sequence[Strategy]) -> np.ndarray:
    """How well each strategy serves each aim: by the nearest phrase it is said to serve, and by the whole of it.

    The nearest phrase alone is caught by a single word, the whole alone is vague; the two together are neither.
    """
    phrases = [phrase for one in book for phrase in one.serves]
    first = np.cumsum([0, *(len(one.serves) for one in book)])[:-1]
    nearest = np.maximum.reduceat(fused_scores(aims, phrases, situation.embed), first, axis=1)
    whole = fused_scores(aims, [_whole(one) for one in book], situation.embed)
    both: np.ndarray = (nearest + whole) / 2
    return both


def _best(
    aims: Sequence[Aim],
    book: Sequence[Strategy],
    offerings: Sequence[Offering],
    serves: np.ndarray,
    has: np.ndarray,
) -> list[Fit]:
    best: dict[str, Fit] = {}
    mine = has.argmax(axis=1)
    for i, aim in enumerate(aims):
        for j in np.argsort(-serves[i], kind="stable")[:CANDIDATES]:
            able = float(has[j, mine[j]])
            if serves[i, j] < SERVES or able < TAKES:
                continue
            fit = Fit(
                aim=aim,
                strategy=book[j],
                offering=offerings[mine[j]],
                score=float(serves[i, j]) + ABLE * able + (GOAL if aim.goal else 0.0),
            )
            if fit.strategy.id not in best or best[fit.strategy.id].score < fit.score:
                best[fit.strategy.id] = fit
    return list(best.values())
