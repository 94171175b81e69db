"""What the user takes up and what they wave away changes what comes next.

An answer speaks for every later suggestion that is like it, the more the liker it is (`traits`): of the same kind, for the same sort of need, a
thing of the same sort, about something alike, for the same person, as long and on the same day of the week. Older answers count less, a
reason counts as far as it speaks of the sort and not of the case, putting off counts a little. Where nothing was answered most
suggestions are taken to be welcome, so that each sort gets its try. One answer alone moves nothing, three move something, ten much
(`docs/simulation.md`); only “fewer introductions”, and the like, moves its kind at once. This is about what the user likes to do. Nothing is learned about a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from otherward.giving.introduction_course import ASK, CLOSE, HEAR, MAKE
from otherward.giving.leaning import Answers, chance_of
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Answered, Situation
from otherward.giving.traits import Likeness, Traits

USUAL = 1.1
"""Log odds of three welcome to one not: most suggestions are welcome until the user says otherwise."""

ALONE, SURE = 1.0, 6.0
"""Answers to what is like it that it takes before anything moves (one dismissal says nothing yet), and before they count in full."""

FULLY = 1.0
"""So alike that an answer counts as one: of the same kind, or about the same and for the same person; half as alike counts a quarter."""

SHARPNESS = 2.5
"""The power of the share that is welcome: a kind taken up half as often as others should come after far more than half of them."""

NEWEST = 400
"""So many of the newest answers are looked at."""

HALF_LIFE = 180
"""Days after which an answer counts half: tastes change."""

LEAST, MOST = 0.2, 1.3
"""However often a kind is waved away, it never vanishes; however often it is taken up, it does not crowd out the rest."""

LATER = 0.3
"""Putting off is no dismissal, but whoever always puts a kind off does not want it."""

SAYS_SO_MUCH = {"already done": 0.0, "no longer needed": 0.0, "they know each other": 0.25, "other": 0.5}
"""How far a reason speaks against the kind of suggestion. Those about the case settle the case; "not mine to give", "wrong"
and one's own words count fully."""

FEWER: Mapping[str, str] = {
    OpportunityKind.INTRODUCTION: "fewer introductions",
    OpportunityKind.RESOURCE: "fewer things to pass on",
    OpportunityKind.HELP: "less help of my own",
    OpportunityKind.STRATEGY: "fewer strategies",
    OpportunityKind.CONGRATULATION: "fewer congratulations",
    OpportunityKind.RECONNECTION: "fewer reconnections",
}
"""The reasons that are about the kind and nothing else: the user says in so many words what they would say by waving many away. Each names
its kind: where one says “less of this” it may be meant of the need, or of the thing. Of what is owed nobody can have less."""

SAID_OUTRIGHT = 5.0
"""So many further dismissals of the kind it counts as; not of the person, the need, the thing or what it is about."""
LESS = "asked for less"

UNDER_WAY = frozenset({ASK, MAKE, CLOSE, HEAR})
"""Steps of an introduction that was begun say nothing about new ideas, and are not held back by what is said of those."""

SETTLES = {
    "already done": "you said it is done already",
    "no longer needed": "you said it is no longer needed",
}

AT_ONCE = 1000
"""Suggestions compared with the answers at a time, so that memory stays flat."""

NOT_LESS = 0.01
"""What counts less than this counts nothing any more."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """What is known of how welcome a suggestion is."""

    weight: float = 1.0
    """What its score is multiplied with; 1 as long as nothing sure is known."""
    part: str = ""
    """What of it speaks so: a part of its traits of which most were waved away, or taken up, `LESS` where the user asked for it; empty where it is a little of each."""


UNKNOWN = Leaning()


@dataclass(frozen=True)
class Taste:
    """What the user's answers so far say about suggestions."""

    situation: Situation

    def leanings(self, found: Sequence[Opportunity]) -> list[Leaning]:
        """How welcome each of these is."""
        new = [at for at, one in enumerate(found) if one.gift not in UNDER_WAY]
        known = [UNKNOWN] * len(found)
        if self._said and new:
            today = self.situation.network.day
            for start in range(0, len(new), AT_ONCE):
                some = new[start : start + AT_ONCE]
                traits = [self._likeness.traits(found[at], today) for at in some]
                for at, leaning in zip(some, self._leanings(traits), strict=True):
                    asked = leaning.weight < 1 and found[at].kind in self._asked_less_of
                    known[at] = replace(leaning, part=LESS) if asked else leaning
        return known

    def settled(self, one: Opportunity) -> str:
        """Whether the user said of the same need or favor that it is done."""
        return self._settled.get(one.subject, "") if one.subject else ""

    def _leanings(self, traits: Sequence[Traits]) -> list[Leaning]:
        parts = self._likeness.parts(traits, self._traits)
        pulls = {part: alike @ self._answers.pull for part, alike in parts.items()}
        counts = np.minimum(np.asarray(sum(parts.values())) / FULLY, 1) ** 2
        heard = counts @ self._answers.much
        share = chance_of(USUAL + sum(pulls.values())) / chance_of(np.array(USUAL))
        sure = np.clip((heard - ALONE) / (SURE - ALONE), 0, 1)
        weights = np.clip(share ** (SHARPNESS * sure), LEAST, MOST)
        mostly = {part: self._mostly(alike) for part, alike in parts.items()}
        return [
            Leaning(
                float(weights[i]),
                _strongest(
                    {part: pulls[part][i] * (mostly[part][i] * pulls[part][i] > 0) for part in parts},
                    weights[i],
                ),
            )
            if heard[i] > ALONE
            else UNKNOWN
            for i in range(len(traits))
        ]

    def _mostly(self, alike: np.ndarray) -> np.ndarray:
        """Above 0 where most of what shares this part was taken up, below where most was not."""
        return np.asarray((alike > 0) @ (self._answers.much * (2 * self._answers.yes - 1)))

    @cached_property
    def _asked_less_of(self) -> frozenset[str]:
        return frozenset(one.kind for one, _ in self._said if _said_outright(one))

    @cached_property
    def _settled(self) -> Mapping[str, str]:
        return {
            said.subject: SETTLES[said.because]
            for said in self.situation.answered.values()
            if said.act == "dismissed" and said.because in SETTLES and said.subject
        }

    @cached_property
    def _said(self) -> Sequence[tuple[Answered, float]]:
        """The newest answers that say something, with how much."""
        day = self.situation.network.day
        said = [
            (one, _much(one, day)) for one in self.situation.answered.values() if one.gift not in UNDER_WAY
        ]
        telling = [(one, much) for one, much in said if much > NOT_LESS]
        return sorted(telling, key=lambda said: (said[0].on, said[0].opportunity))[-NEWEST:]

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self.situation)

    @cached_property
    def _traits(self) -> Sequence[Traits]:
        """Of the answers, and behind them once more of those that speak of the kind alone."""
        every = [self._likeness.traits(one, date.fromisoformat(one.on)) for one, _ in self._said]
        outright = [traits for traits, (one, _) in zip(every, self._said, strict=True) if _said_outright(one)]
        return every + [
            Traits(dict.fromkeys(one.names, "") | {"kind": one.names["kind"]}, (), "") for one in outright
        ]

    @cached_property
    def _answers(self) -> Answers:
        outright = [SAID_OUTRIGHT * much for one, much in self._said if _said_outright(one)]
        return Answers(
            alike=np.asarray(sum(self._likeness.parts(self._traits, self._traits).values())),
            yes=np.array([float(one.act == "taken") for one, _ in self._said] + [0.0] * len(outright)),
            much=np.array([much for _, much in self._said] + outright),
            usual=USUAL,
        )


def _said_outright(said: Answered) -> bool:
    """Whether the user asked for less of its kind."""
    return said.act == "dismissed" and said.because in FEWER.values() and said.because == FEWER.get(said.kind)


def _much(said: Answered, day: date) -> float:
    """How much an answer counts today."""
    much = {"taken": 1.0, "later": LATER}.get(said.act, SAYS_SO_MUCH.get(said.because, 1.0))
    age = max(0, (day - date.fromisoformat(said.on)).days)
    return much * float(0.5 ** (age / HALF_LIFE))


def _strongest(pulls: Mapping[str, float], weight: float) -> str:
    """The part that pulls most to where it stands."""
    way = 1 if weight > 1 else -1
    part = max(pulls, key=lambda name: way * pulls[name])
    return part if way * pulls[part] > 0 else ""
