"""What two suggestions have in common: of a kind, for a sort of need, a sort of thing, about something alike, for the same person, as long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from otherward.giving.leaning import same
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Answered, Situation
from otherward.network.need import Need
from otherward.network.resource import Resource

PARTS: Mapping[str, float] = {
    "kind": 1.0,
    "need": 0.5,
    "kind and need": 1.0,
    "thing": 0.5,
    "kind and thing": 1.0,
    "person": 0.5,
    "topic": 0.5,
    "closeness": 0.2,
    "length": 0.3,
}
"""How far each may move a suggestion by itself: the variance of its share in the log odds. All but need, thing, person and topic go for one kind alone."""

UNRELATED = 0.3
"""Texts about different things are still so alike in meaning."""

SHORT, MIDDLING = 5, 15
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one suggestion, or of one that was answered; what it does not have is empty."""

    names: Mapping[str, str]
    people: tuple[str, ...]
    topic: str


@dataclass(frozen=True)
class Likeness:
    """Compares suggestions by what the network knows of them."""

    situation: Situation

    def traits(self, one: Opportunity | Answered, day: date) -> Traits:
        """Those of this suggestion, shown or answered on this day."""
        need, thing = self._needs.get(one.subject), self._things.get(one.gift)
        holder = self.situation.person(one.people[0]) if one.people else None
        length = "short" if one.minutes <= SHORT else "middling" if one.minutes <= MIDDLING else "long"
        names = {
            "kind": str(one.kind),
            "need": str(need.kind) if need else "",
            "kind and need": f"{one.kind} {need.kind}" if need else "",
            "thing": thing.kind if thing else "",
            "kind and thing": f"{one.kind} {thing.kind}" if thing else "",
            "closeness": f"{one.kind} {holder.closeness}" if holder else "",
            "length": f"{one.kind} {length} {day.weekday()}",
        }
        return Traits(names, one.people, need.summary if need else thing.title if thing else "")

    def parts(self, left: Sequence[Traits], right: Sequence[Traits]) -> Mapping[str, np.ndarray]:
        """How far each of the left is like each of the right, part by part."""
        found = {
            part: much * same([one.names[part] for one in left], [one.names[part] for one in right])
            for part, much in PARTS.items()
            if part not in ("person", "topic")
        }
        found["person"] = PARTS["person"] * _shared(left, right)
        found["topic"] = PARTS["topic"] * self._about([a.topic for a in left], [b.topic for b in right])
        return found

    def _about(self, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
        texts = sorted({text for text in (*left, *right) if text})
        if not texts or not any(left) or not any(right):
            return np.zeros((len(left), len(right)), dtype=np.float32)
        found = self.situation.embed(texts)
        vectors = np.vstack([found, np.zeros((1, found.shape[1]), dtype=np.float32)])
        at = {text: i for i, text in enumerate(texts)}
        a, b = (vectors[[at.get(text, -1) for text in side]] for side in (left, right))
        return np.asarray(np.clip((a @ b.T - UNRELATED) / (1 - UNRELATED), 0, 1), dtype=np.float32)

    @cached_property
    def _needs(self) -> Mapping[str, Need]:
        return {need.id: need for need in self.situation.network.needs}

    @cached_property
    def _things(self) -> Mapping[str, Resource]:
        return {name: one for one in self.situation.network.resources for name in (one.id, *one.other_ids)}


def _shared(left: Sequence[Traits], right: Sequence[Traits]) -> np.ndarray:
    """Whether they are for the same person; most are for one, introductions for two."""
    shared = np.zeros((len(left), len(right)), dtype=np.float32)
    most = max((len(one.people) for one in (*left, *right)), default=0)
    for i in range(most):
        for j in range(most):
            a = [one.people[i] if i < len(one.people) else "" for one in left]
            b = [one.people[j] if j < len(one.people) else "" for one in right]
            shared = np.maximum(shared, same(a, b))
    return shared
