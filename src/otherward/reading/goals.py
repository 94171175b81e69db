"""Goals a company states for itself in its documents: what it will do, by when, with the exact sentence."""

import re
from collections.abc import Sequence

from otherward.network.document import Document
from otherward.reading.company import Goal
from otherward.reading.company_sentences import Statement
from otherward.reading.departments import department_by_words
from otherward.reading.horizon import horizon_of

_AIMS = re.compile(
    r"\b(our (goal|aim|target|objective|priority|plan|ambition|intention)s?\b|(we|company|group|board|management|it) (aims?|plans?|intends?|wants?|expects?|is going|are going|are committed|have set out|has set|will|shall|must) \b"
    r"|(we|i|you)[’']ll\b|will (be|have)\b|is to\b|are to\b|shall\b|must be\b|target(ed|ing)? (is|of|for)?\b|first priority\b|objective|intend(s|ed)?|ambition)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(\d+(\.\d+)?\s?(%|percent|per cent|points?|days?|hours?|minutes?|weeks?|months?|million|thousand|m\b|k\b)|\$\s?\d|€\s?\d|£\s?\d|\bfrom \d+ to \d+"
    r"|by (the end of )?(this year|next year|20\d\d|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)\b)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(reduc|cut|lower|halv|increas|rais|grow|improv|open|launch|build|hir|fill|doubl|reach|bring|mov|finish|complet|replac"
    r"|eliminat|expand|recruit|train|renew|roll|introduc|win|keep|lift|shorten|restor|appoint|achiev)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(forward-looking|no assurance|safe harbor|competitors?|last year we|in the past|has been (reached|completed)|equal opportunity"
    r"|cookies?|privacy|all rights reserved|apply (now|by|online)|send your|analysts?|government|ministry|regulator|industry|was completed|were|industry)\b",
    re.IGNORECASE,
)
LONGEST = 400
MOST = 12


def goals_in(document: Document, said: Sequence[Statement]) -> list[Goal]:
    """The clearest goals a document states, at most a dozen, in the order of the document."""
    weights = {i: _weight(one.text) for i, one in enumerate(said) if len(one.text) <= LONGEST}
    best = sorted((i for i in weights if weights[i] >= 2), key=lambda i: -weights[i])[:MOST]
    return [_goal(document, said[i]) for i in sorted(best)]


def _goal(document: Document, one: Statement) -> Goal:
    horizon, due = horizon_of(one.text, document.on)
    return Goal(
        organization=document.organization,
        text=" ".join(one.text.split()).rstrip("."),
        quote=one.text,
        source=document.source,
        document=document.id,
        page=one.page,
        start=one.start,
        on=document.on,
        horizon=horizon,
        due=due,
        department=department_by_words(one.text),
    )


def _weight(sentence: str) -> float:
    """Two of three are enough: it says that it is an aim, it says what changes, it says how much."""
    if _NOT.search(sentence) or len(sentence.split()) < 5:
        return 0.0
    aims, changes, measures = (bool(p.search(sentence)) for p in (_AIMS, _CHANGE, _MEASURE))
    return (aims and (changes or measures)) * (1.0 + changes + measures)
