"""Words whose `her` or `him` is somebody else than the one who says them. A judgement kept as data."""

import re
from functools import cache, lru_cache

from otherward.giving.judgement import judgement
from otherward.giving.wording import said_it
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import say

_NAMED = re.compile(r"\(for [A-ZÀ-Þ][^)]*\)$")
"""The end of a need that is known to be a third's, by name: it goes through the one who told of it."""


def somebody_else_rule(person: Person, evidence: Evidence, summary: str = "") -> str:
    """Why nothing rests on these words for this person: they speak of a third, and not by name."""
    if not said_it(person, evidence) or _NAMED.search(summary) or not is_about_a_third(evidence.quote):
        return ""
    return say("{name}'s words are about somebody else", name=person.greeting)


@lru_cache(maxsize=20_000)
def is_about_a_third(words: str) -> bool:
    """Whether the words wish for, praise or seek somebody whom only a pronoun stands for."""
    patterns = _patterns()
    found = patterns["pronoun"].search(words)
    if found is None or _names_somebody(words[: found.start()]):
        return False
    if patterns["wished"].search(words) or patterns["met"].search(words):
        return True
    return not patterns["own"].search(words)


def _names_somebody(before: str) -> bool:
    """Whether the pronoun's person stands before it: a noun for a person, a trade, or a name."""
    patterns = _patterns()
    if patterns["antecedent"].search(before) or patterns["trade"].search(before):
        return True
    return any(word[0][:1].isupper() for word in list(re.finditer(r"[^\W\d_][\w’'-]+", before))[1:])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    said = judgement("somebody_else")
    names = ("pronoun", "antecedent", "wished", "met", "own")
    found = {name: re.compile(said[name], re.IGNORECASE) for name in names}
    trades = "|".join((judgement("employing")["trade"], judgement("employing")["for_hire"]))
    return found | {"trade": re.compile(rf"\b(?:{trades})", re.IGNORECASE)}
