"""Calls for something: an opening that itself asks serves who has such a thing to give. A judgement kept as data."""

import re
from functools import cache

from otherward.giving.judgement import judgement


def asks_itself(title: str, need: str) -> bool:
    """Whether a thing of this title asks for something that somebody with this need does not say they would give."""
    call, answers = _patterns()
    return bool(call.search(title)) and not answers.search(need)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = judgement("calls")
    return re.compile(said["call"], re.IGNORECASE), re.compile(said["answers"], re.IGNORECASE)
