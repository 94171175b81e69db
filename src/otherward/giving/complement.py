"""Which two statements complete one another: a need and an offering, or one who seeks work and one who seeks a hand."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otherward.giving.employing import names_a_post
from otherward.giving.matching import tells
from otherward.network.need import Need, NeedKind
from otherward.network.offering import Offering
from otherward.network.source import Evidence

SEEKS_WORK = re.compile(
    r"\b(job|jobs|role|roles|position|applications?|applied|interviews?|résumé|resume|cv|laid off|let go|last day|severance|"
    r"(take|want|looking for|look for) (a |any |the )?(first|second|third|day|night)?[- ]?shift|available (from|for)|open to work|new post|employer|hire me)\b",
    re.IGNORECASE,
)
SEEKS_WORKER = re.compile(
    r"\b(hir(e|ing)|vacanc|opening|candidates?|fill|posted|posting|apprentices?|recruit|lead(s)?\b|somebody (who|to)|someone (who|to)|anyone (who|to)|"
    r"a (good )?(planner|driver|welder|buyer|manager|engineer|nurse|teacher|lead|supervisor|assistant|controller|technician|developer|analyst))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Provision:
    """Something that could serve a need: an offering, or a need that the same introduction would serve."""

    id: str
    holder: str
    text: str
    evidence: Evidence
    confidence: float
    confidential: bool
    weight: float = 1.0
    need: Need | None = None
    offering: Offering | None = None


OFTEN_TRUE = 0.72
"""What a title says somebody can provide is a guess, and weighs so much of what they said themselves."""


ALSO_WANTED = 0.9
"""What somebody wants may serve somebody else's want; less sure than what they say they can give."""


def provisions(offerings: Sequence[Offering], needs: Sequence[Need]) -> list[Provision]:
    """All that could serve somebody's need, needs that complete others' included."""
    found = [
        Provision(
            o.id,
            o.holder,
            o.summary,
            o.evidence,
            o.confidence,
            o.confidential,
            weight=OFTEN_TRUE if o.inferred else 1.0,
            offering=o,
        )
        for o in offerings
    ]
    found += [
        Provision(
            n.id, n.holder, n.summary, n.evidence, n.confidence, n.confidential, weight=ALSO_WANTED, need=n
        )
        for n in needs
    ]
    return found


class Complements:
    """Which of these provisions can serve a need at all: not two who want the same of a third, and nobody their own."""

    def __init__(self, others: Sequence[Provision]) -> None:
        self._tells = np.array([tells(other.text) for other in others], dtype=bool)
        self._said = np.array([other.need is not None or other.weight >= 1 for other in others], dtype=bool)
        self._sorts = np.array([SORTS.index(_sort(other.need)) if other.need else 0 for other in others])
        self._of: dict[str, list[int]] = defaultdict(list)
        for place, other in enumerate(others):
            self._of[other.holder].append(place)

    def of(self, need: Need) -> np.ndarray:
        """For each of them, whether it can."""
        if not tells(need.summary):
            return np.zeros(len(self._tells), dtype=bool)
        able: np.ndarray = self._tells.copy()
        if sort := SORTS.index(_sort(need)):
            able &= self._sorts != sort
        if need.kind is NeedKind.VACANCY:
            able &= self._said
        able[self._of.get(need.holder, [])] = False
        return able


SORTS = ("", "asks", "works", "fills")
"""Wants to know something, seeks work, has a post to fill: two of one sort cannot serve each other."""


def _sort(need: Need) -> str:
    if need.kind is NeedKind.QUESTION:
        return "asks"
    if need.kind is not NeedKind.VACANCY:
        return ""
    quote = need.evidence.quote
    return "works" if SEEKS_WORK.search(quote) and not _employs(quote) else "fills"


def _employs(quote: str) -> bool:
    """Seeks somebody to do work."""
    return bool(SEEKS_WORKER.search(quote)) and not OWN_POST.search(quote)


def fills_no_post(need: Need, other: Provision) -> str:
    """Who of the two has a post to fill that the other does not seek; nothing if neither."""
    if names_a_post(other.evidence.quote) and not _seeks_work(need):
        return other.holder
    wants_else = other.need is not None and not _seeks_work(other.need)
    return need.holder if wants_else and names_a_post(need.evidence.quote) else ""


_SOUGHT = re.compile(r"(?<!\bto )(?<!\bwho )(?<!\bcan )\bwork\b", re.IGNORECASE)
"""Work as something one seeks; one who is to `come to work` is sought."""


def _seeks_work(need: Need) -> bool:
    quote = need.evidence.quote
    seeks = SEEKS_WORK.search(quote) or _SOUGHT.search(quote)
    return _sort(need) == "works" or bool(seeks and not _employs(quote))


OWN_POST = re.compile(
    r"\b(i.?d take|i look for|my (next|new)|i.?ve (sent|applied)|looking for (a )?(job|work|role))\b",
    re.IGNORECASE,
)
