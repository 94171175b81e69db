"""Today: the few best things to do for the minutes there are."""

from collections import Counter
from collections.abc import Iterable

from otherward.giving.opportunity import Opportunity

MOST_A_PERSON = 1
"""Today names each person once; what else there is for them can wait until tomorrow."""

SHARE_OF_A_KIND = 0.5
"""No kind takes more than half of the day's cards, so that there is always a choice."""


def choose(found: Iterable[Opportunity], *, minutes: int, limit: int) -> list[Opportunity]:
    """The best that fit into the minutes, each person once, no kind more than half; best first."""
    chosen: list[Opportunity] = []
    left, served, kinds = minutes, Counter[str](), Counter[str]()
    most = max(2, round(limit * SHARE_OF_A_KIND))
    for one in sorted(found, key=lambda o: (-o.score, o.id)):
        if len(chosen) == limit:
            break
        if one.ruled_out or one.minutes > left or kinds[one.kind] >= most:
            continue
        if any(served[person] >= MOST_A_PERSON for person in one.people):
            continue
        chosen.append(one)
        left -= one.minutes
        served.update(one.people)
        kinds[one.kind] += 1
    return chosen
