"""What the user takes up and what they wave away changes what comes next.

For every kind of suggestion, every kind about one sort of need or thing, and the suggestions for one person, the share that is
welcome has a Beta prior of three welcome to one not; each answer adds to it, older ones less. Only what is sure moves a suggestion:
the bound of the 80 % interval that lies nearer to the prior counts, squared, because a kind taken up half as often as others should
come after more than half of them. So one dismissal moves nothing, three move a little, ten much (`docs/simulation.md`).
This is about what the user likes to do. Nothing is learned about a person.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import sqrt

from otherward.giving.introduction_course import ASK, CLOSE, HEAR, MAKE
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Answered, Situation

WELCOME, UNWELCOME = 3.0, 1.0
"""The prior: most suggestions are welcome until the user says otherwise."""

SURE = 1.28
"""Standard deviations of the bound that counts (one in ten lies beyond it)."""

HALF_LIFE = 180
"""Days after which an answer counts half: tastes change."""

LEAST, MOST = 0.3, 1.2
"""However often a kind is waved away, it never vanishes; however often it is taken up, it does not crowd out the rest."""

SAYS_SO_MUCH = {"already done": 0.0, "no longer needed": 0.0, "they know each other": 0.25, "other": 0.5}
"""How far a reason speaks against the kind of suggestion. Those about the case settle the case; "not mine to give", "wrong"
and one's own words count fully."""

UNDER_WAY = frozenset({ASK, MAKE, CLOSE, HEAR})
"""Steps of an introduction that was begun say nothing about new ideas, and are not held back by what is said of those."""

SETTLES = {
    "already done": "you said it is done already",
    "no longer needed": "you said it is no longer needed",
}


@dataclass(frozen=True)
class Taste:
    """What the user's answers so far say about suggestions of each kind."""

    situation: Situation

    def weight(self, one: Opportunity) -> float:
        """What its score is to be multiplied with; 1 as long as nothing sure is known."""
        if one.gift in UNDER_WAY:
            return 1.0
        traits = self._traits(one.kind, one.subject, one.gift, one.people)
        weights = [self._weights.get(trait, 1.0) for trait in traits]
        return max(LEAST, min(weights)) if min(weights) < 1 else min(MOST, max(weights))

    def settled(self, one: Opportunity) -> str:
        """Whether the user said of the same need or favor that it is done."""
        return self._settled.get(one.subject, "") if one.subject else ""

    @cached_property
    def _settled(self) -> Mapping[str, str]:
        return {
            said.subject: SETTLES[said.because]
            for said in self.situation.answered.values()
            if said.act == "dismissed" and said.because in SETTLES and said.subject
        }

    @cached_property
    def _weights(self) -> Mapping[tuple[str, str], float]:
        counts: dict[tuple[str, str], list[float]] = defaultdict(lambda: [WELCOME, UNWELCOME])
        for said in self.situation.answered.values():
            against = said.act == "dismissed"
            if said.gift in UNDER_WAY or (not against and said.act != "taken"):
                continue
            much = _faded(said, self.situation.network.day)
            much *= SAYS_SO_MUCH.get(said.because, 1.0) if against else 1.0
            for trait in self._traits(said.kind, said.subject, said.gift, said.people):
                counts[trait][against] += much
        return {trait: _sure(*both) for trait, both in counts.items()}

    def _traits(
        self, kind: str, subject: str, gift: str, people: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        yield kind, ""
        for person in people:
            yield "for", person
        for name in (subject, gift):
            if name in self._sorts:
                yield kind, self._sorts[name]

    @cached_property
    def _sorts(self) -> Mapping[str, str]:
        """Of what sort each need and resource is."""
        network = self.situation.network
        return {n.id: f"need: {n.kind}" for n in network.needs} | {
            r.id: f"thing: {r.kind}" for r in network.resources
        }


def _faded(said: Answered, day: date) -> float:
    age = max(0, (day - date.fromisoformat(said.on)).days)
    return float(0.5 ** (age / HALF_LIFE))


def _sure(welcome: float, unwelcome: float) -> float:
    """How far the share of welcome ones has surely moved from the prior's, as a factor."""
    total, prior = welcome + unwelcome, WELCOME / (WELCOME + UNWELCOME)
    share = welcome / total
    spread = SURE * sqrt(share * (1 - share) / (total + 1))
    low, high = (share - spread) / prior, (share + spread) / prior
    return high**2 if high < 1 else low if low > 1 else 1.0
