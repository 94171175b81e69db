"""Who looks for somebody to employ: a name serves them, not advice by whoever happens to know the trade. A judgement kept as data."""

import re
from functools import cache, lru_cache

from otherward.giving.judgement import judgement
from otherward.network.need import Need, NeedKind
from otherward.translation.words import marked

EMPLOYS = marked("{name} looks for somebody to employ; what helps is a name")
"""Why nothing else is given for such a need."""


def seeks_somebody_to_employ(need: Need) -> bool:
    """Whether this need is for a person of a trade, by its words."""
    return need.kind is not NeedKind.QUESTION and names_a_post(need.evidence.quote)


@lru_cache(maxsize=20_000)
def names_a_post(words: str) -> bool:
    """Whether the words look for somebody who does a trade."""
    seeks, for_hire, employs, unless = _patterns()
    if unless.search(words):
        return False
    return bool(seeks.search(words) or (for_hire.search(words) and employs.search(words)))


def is_about_hiring(title: str) -> bool:
    """Whether something to read is about finding and employing people."""
    return bool(re.search(judgement("employing")["about_hiring"], title, re.IGNORECASE))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    said = judgement("employing")
    patterns = (
        said["seeks"].replace("<trade>", said["trade"]),
        said["seeks"].replace("<trade>", said["for_hire"]),
        said["employs"],
        said["unless"],
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in patterns)
