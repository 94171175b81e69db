"""Which strategy furthers which goal with what the user can do: by meaning and words, and the department."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otherward.giving.matching import fused_scores
from otherward.giving.situation import Situation
from otherward.network.offering import Offering
from otherward.network.source import Evidence
from otherward.network.strategy import Strategy

SERVES = 0.42
"""From here a strategy speaks of the same thing as the goal."""
TAKES = 0.34
"""From here what the user says of themselves covers what a strategy takes; both texts are short and general."""
SAME_DEPARTMENT = 0.08
CANDIDATES = 6
"""Strategies looked at a goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A goal or trouble in an organization's own words."""

    text: str
    department: str
    evidence: Evidence
    goal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A strategy for an aim, and which offering of the user's it takes."""

    aim: Aim
    strategy: Strategy
    offering: Offering
    score: float


def fitting(situation: Situation, aims: Sequence[Aim], offerings: Sequence[Offering]) -> list[Fit]:
    """Every strategy once, where it fits best, best first; none for which the user has not what it takes."""
    book = situation.playbook
    if not aims or not book or not offerings:
        return []
    serves = fused_scores([a.text for a in aims], [_serves(s) for s in book], situation.embed)
    for i, aim in enumerate(aims):
        for j, one in enumerate(book):
            serves[i, j] += SAME_DEPARTMENT if aim.department == one.department else 0.0
    has = situation.embed([s.takes for s in book]) @ situation.embed([o.summary for o in offerings]).T
    return sorted(_best(aims, book, offerings, serves, has), key=lambda fit: -fit.score)


def _serves(strategy: Strategy) -> str:
    return f"{'; '.join(strategy.serves)}. {strategy.strategy}"


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
                score=float(serves[i, j]) * min(1.0, 0.5 + able),
            )
            if fit.strategy.id not in best or best[fit.strategy.id].score < fit.score:
                best[fit.strategy.id] = fit
    return list(best.values())
