"""Which two statements complete one another: a need and an offering, or one who seeks work and one who seeks a hand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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


def complete(need: Need, other: Provision) -> bool:
    """Whether the other statement can serve this need at all: not two who want the same of a third."""
    if not tells(need.summary) or not tells(other.text):
        return False
    if other.need is None:
        return other.weight >= 1 or need.kind is not NeedKind.VACANCY
    return _sorts(need.kind, need.evidence.quote).isdisjoint(
        _sorts(other.need.kind, other.need.evidence.quote)
    )


@lru_cache(maxsize=100_000)
def _sorts(kind: NeedKind, quote: str) -> frozenset[str]:
    """Seeks work, has a post to fill, or wants to know something: two of one sort cannot serve each other."""
    if kind is NeedKind.QUESTION:
        return frozenset({"asks"})
    if kind is not NeedKind.VACANCY:
        return frozenset()
    works = bool(SEEKS_WORK.search(quote)) and not _employs(quote)
    return frozenset({"works"} if works else {"fills"})


def _employs(quote: str) -> bool:
    """Seeks somebody to do work."""
    return bool(SEEKS_WORKER.search(quote)) and not OWN_POST.search(quote)


OWN_POST = re.compile(
    r"\b(i.?d take|i look for|my (next|new)|i.?ve (sent|applied)|looking for (a )?(job|work|role))\b",
    re.IGNORECASE,
)
