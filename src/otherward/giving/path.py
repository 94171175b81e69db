"""The strongest chain of acquaintance from the user to somebody: directly, or through people who know one another.

What is weighed is a chain, never a person; the numbers stay inside.
"""

import heapq
from collections.abc import Mapping
from itertools import count

from otherward.giving.situation import Situation

THIRD = 0.6
"""Being passed on by somebody keeps so much of a chain's strength: an introduction through two is worth little."""

CLOSE, SEEN = 0.98, 0.15
"""The first link to family and friends, and to somebody never written to or met."""

LONGEST = 3
"""Links of a chain; beyond two people in between nobody vouches for anybody."""


class Paths:
    """Strongest chains from the user to everybody, worked out once."""

    def __init__(self, situation: Situation, *, not_through: frozenset[str] = frozenset()) -> None:
        self._came_from = _strongest(situation, not_through)

    def to(self, person: str) -> tuple[str, ...]:
        """The people of the chain in order, the user left out and this person last; empty if there is none."""
        chain = [person]
        while before := self._came_from.get(chain[-1]):
            chain.append(before)
        return tuple(reversed(chain)) if self._came_from.get(chain[-1]) is not None else ()


def _strongest(situation: Situation, not_through: frozenset[str]) -> Mapping[str, str]:
    """For each person reached, who comes before them on the strongest chain; empty for who is reached directly."""
    neighbours: dict[str, list[tuple[str, float]]] = {}
    for tie in situation.network.ties:
        neighbours.setdefault(tie.a, []).append((tie.b, tie.strength))
        neighbours.setdefault(tie.b, []).append((tie.a, tie.strength))
    order = count()
    queue = [
        (-_first_link(situation, name), 1, next(order), name, "")
        for name, person in sorted(situation.network.people.items())
        if not person.is_me
    ]
    heapq.heapify(queue)
    came_from: dict[str, str] = {}
    while queue:
        weight, links, _, name, before = heapq.heappop(queue)
        if name in came_from:
            continue
        came_from[name] = before
        if links >= LONGEST or name in not_through:
            continue
        for other, strength in neighbours.get(name, ()):
            if other not in came_from:
                heapq.heappush(queue, (weight * THIRD * strength, links + 1, next(order), other, name))
    return came_from


def _first_link(situation: Situation, name: str) -> float:
    """How sure the user's own tie is: days in touch, with diminishing returns (days count more than messages)."""
    if situation.network.people[name].closeness.is_close:
        return CLOSE
    days = situation.rapport(name).days
    return days / (days + 1.0) if days else SEEN
