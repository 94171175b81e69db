"""The same thing announced twice: cross-posted in another feed, posted again, or linked with other parameters."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

from otherward.intake.mentioned_days import days_in
from otherward.intake.resource_address import canonical
from otherward.network.handle import plain
from otherward.network.resource import Resource

WITHIN = 60
"""Days between two postings of one thing without a date of its own."""
MUCH = 0.85
"""The part of the shorter title's words that the longer one must hold as well, on the same day."""

WIDEST = 50
"""A word that more announcements of one day share tells nothing."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PARENTHESIS = re.compile(
    r"\((?:re-?post(?:ed)?|cross-?post(?:ed)?|free|updated?|new|reminder|online|virtual|live)\)",
    re.IGNORECASE,
)


@cache
def _empty() -> frozenset[str]:
    lines = files("otherward.intake").joinpath("title_filler.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def same_resource(a: Resource, b: Resource) -> bool:
    """Whether two items are one thing: same address, or same title in substance and the same day."""
    if a.url and canonical(a.url) == canonical(b.url):
        return True
    one, two = title_words(a.title), title_words(b.title)
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) < 2 or _numbered_apart(one, two):
        return False
    shared = len(shorter & longer) / len(shorter)
    days = _day(a), _day(b)
    if all(days):
        enough = shared >= MUCH and (len(shorter) >= 3 or shared == 1.0)
        return days[0] == days[1] and enough
    if any(days) or one != two or not _near(a, b):
        return False
    recurring = a.feed == b.feed or len(one) < 4  # a column of that name comes back with other contents
    return not recurring or (bool(a.summary) and plain(a.summary) == plain(b.summary))


def _numbered_apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """`OSHA 10` is not `OSHA 30`."""
    mine, other = ({word for word in words if any(c.isdigit() for c in word)} for words in (one, two))
    return bool(mine - other and other - mine)


def _day(one: Resource) -> date | None:
    return one.starts_at.date() if one.starts_at else one.deadline


def _near(a: Resource, b: Resource) -> bool:
    return not (a.published and b.published) or abs((a.published - b.published).days) <= WITHIN


@lru_cache(maxsize=65536)
def title_words(title: str) -> frozenset[str]:
    """The words that make a title: without dates, labels like `(repost)` and words that any title has."""
    bare = _PARENTHESIS.sub(" ", title)
    for mention in reversed(days_in(bare, near=date(2000, 6, 1))):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    empty = _empty()
    return frozenset(word for word in _WORD.findall(plain(bare)) if word not in empty)


def merge_resources(resources: Iterable[Resource]) -> list[Resource]:
    """Each thing once, in the order of first appearance; the fullest item stands for it, the others are kept in `also`."""
    given = list(resources)
    leader = list(range(len(given)))

    def root(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for i, j in _pairs(given):
        if root(i) != root(j) and same_resource(given[i], given[j]):
            leader[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[Resource]] = defaultdict(list)
    for at, one in enumerate(given):
        groups[root(at)].append(one)
    return [_merged(group) for group in groups.values()]


def _pairs(given: list[Resource]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: same address, same words, or one of the rarest words of the day shared."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(given):
        if one.url:
            blocks[canonical(one.url)].append(at)
        blocks[title_words(one.title)].append(at)
    for block in blocks.values():
        yield from pairwise(block)
        yield from combinations(block[:WIDEST], 2)
    yield from _pairs_of_a_day(given)


def _pairs_of_a_day(given: list[Resource]) -> Iterator[tuple[int, int]]:
    days: dict[tuple[date, str], list[int]] = defaultdict(list)
    dated = [(at, day, title_words(one.title)) for at, one in enumerate(given) if (day := _day(one))]
    for at, day, words in dated:
        for word in words:
            days[day, word].append(at)
    for at, day, words in dated:
        rarest = sorted((len(days[day, word]), word) for word in words)[:2]
        for size, word in rarest:
            if size <= WIDEST:
                yield from ((at, other) for other in days[day, word] if other != at)


def _merged(group: list[Resource]) -> Resource:
    if len(group) == 1:
        return group[0]
    fullest = max(
        group,
        key=lambda one: (bool(one.url), len(one.summary), -(one.published or date.max).toordinal(), one.id),
    )
    others = [one for one in group if one is not fullest]
    timed = next(
        (o for o in (fullest, *others) if o.starts_at and o.starts_at.time() != o.starts_at.min.time()),
        fullest,
    )
    also = [source for one in others for source in (one.source, *one.also)]
    return replace(
        fullest,
        starts_at=timed.starts_at or fullest.starts_at,
        ends_at=timed.ends_at or fullest.ends_at,
        deadline=fullest.deadline or next((one.deadline for one in others if one.deadline), None),
        members_only=all(one.members_only for one in group),
        also=tuple(dict.fromkeys((*fullest.also, *also))),
        other_ids=tuple(dict.fromkeys(one.id for one in others if one.id != fullest.id)),
    )
