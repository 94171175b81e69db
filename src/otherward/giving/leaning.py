"""How gladly something is taken up, learned from a few answers to things more or less like it.

A Gaussian process with yes and no as answers (Rasmussen and Williams 2006, chapter 3): what was answered speaks for what is like it, the more
the liker, and the prior speaks where nothing was answered. All of it is computed anew from the answers; nothing is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

ROUNDS = 30
CLOSE_ENOUGH = 1e-6


@dataclass(frozen=True)
class Answers:
    """Answers to learn from: how like each other the things answered are, yes (1) or no (0), and how much each counts."""

    alike: np.ndarray
    yes: np.ndarray
    much: np.ndarray
    usual: float
    """The log odds of a yes where nothing is known."""

    @cached_property
    def pull(self) -> np.ndarray:
        """How far each answer pulls what is like it towards a yes (above 0) or a no: the mode of the posterior, by Newton's method."""
        moved, pull = np.zeros_like(self.yes), np.zeros_like(self.yes)
        for _ in range(ROUNDS):
            chance = chance_of(self.usual + moved)
            bend = np.maximum(self.much * chance * (1 - chance), 1e-9)
            wanted = bend * moved + self.much * (self.yes - chance)
            root = np.sqrt(bend)
            inner = np.eye(len(root)) + root[:, None] * self.alike * root
            pull = wanted - root * np.linalg.solve(inner, root * (self.alike @ wanted))
            before, moved = moved, self.alike @ pull
            if float(np.abs(moved - before).max(initial=0.0)) < CLOSE_ENOUGH:
                break
        return np.asarray(pull)


def chance_of(odds: np.ndarray) -> np.ndarray:
    """The chance that these log odds mean."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def same(left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """1 where both are called the same, 0 where not or where either is not called anything."""
    codes: dict[str, int] = {}
    a = np.array([codes.setdefault(name, len(codes) + 1) if name else 0 for name in left], dtype=np.int32)
    b = np.array([codes.setdefault(name, len(codes) + 1) if name else -1 for name in right], dtype=np.int32)
    return np.asarray(a[:, None] == b[None, :], dtype=np.float32)
