"""Goals a company states for itself in its documents: what it will do, by when, with the exact sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from otherward.network.document import Document
from otherward.network.source import Source

_AIMS = re.compile(
    r"\b(our (goal|aim|target|objective|priority|plan)s?\b|we (aim|plan|intend|want|expect|are going|are committed|have set out|will) to\b"
    r"|we will\b|we must\b|by (the end of )?(this year|next year|20\d\d|q[1-4]|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|spring|summer|autumn|fall|winter)\b|must be\b|target(ed)? (is|of|for)\b|first priority\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(\d+(\.\d+)?\s?(%|percent|points?|days?|hours?|minutes?|weeks?|months?|million|thousand|m\b|k\b)|\$\s?\d|€\s?\d|£\s?\d|\bfrom \d+ to \d+)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(reduce|cut|lower|halve|increase|raise|grow|improve|open|launch|build|hire|fill|double|reach|bring|move|finish|complete|replace"
    r"|eliminate|expand|recruit|train|renew|roll out|introduce|win|keep|lift|shorten)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(forward-looking|no assurance|safe harbor|competitors?|last year we|in the past|has been (reached|completed)|equal opportunity"
    r"|cookies?|privacy|all rights reserved|apply (now|by|online)|send your)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]?")

LONGEST = 300
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal of an organization, as it says itself."""

    organization: str
    text: str
    quote: str
    source: Source
    page: int
    on: date | None = None
    weight: float = 1.0


def goals_of(document: Document) -> list[Goal]:
    """The clearest goals a document states, at most a dozen, in the order of the document."""
    found = sorted(_candidates(document), key=lambda goal: -goal.weight)[:MOST]
    return sorted(found, key=lambda goal: (goal.page, document.pages[goal.page - 1].find(goal.quote)))


def _candidates(document: Document) -> Iterator[Goal]:
    if not document.organization:
        return
    for number, page in enumerate(document.pages, start=1):
        for match in _SENTENCE.finditer(page):
            quote = match[0].strip()
            weight = _weight(quote)
            if weight >= 2 and len(quote) <= LONGEST:
                yield Goal(
                    organization=document.organization,
                    text=" ".join(quote.split()).rstrip("."),
                    quote=quote,
                    source=document.source,
                    page=number,
                    on=document.on,
                    weight=weight,
                )


def _weight(sentence: str) -> float:
    """Two of three are enough: it says that it is an aim, it says what changes, it says how much."""
    if _NOT.search(sentence) or len(sentence.split()) < 5:
        return 0.0
    aims, changes, measures = (bool(p.search(sentence)) for p in (_AIMS, _CHANGE, _MEASURE))
    return (aims and (changes or measures)) * (1.0 + changes + measures)
