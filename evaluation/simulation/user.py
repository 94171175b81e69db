"""A user with tastes of their own, which the program is not told."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from evaluation.simulation.made_up import MadeUp
from otherward.actions import respond
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.taste import FEWER
from otherward.network.need import NeedKind

OWED = {OpportunityKind.PROMISE: 0.95, OpportunityKind.THANKS: 0.8}
"""What is owed is done by all of them."""
LATER = 0.2
"""Of what is not taken up, so much is put off; the rest is waved away."""
WHY_NOT = ("not mine to give", "wrong", "other")
SELDOM = 0.5
"""Of a kind that is taken up less often than this a user who says so may ask for fewer, as often as they give each of the other reasons."""


@dataclass(frozen=True)
class Taste:
    """How gladly each kind is taken up, and how gladly for each kind of need and each sort of thing. 0 to 1."""

    name: str
    kinds: dict[str, float]
    sorts: dict[str, float] = field(default_factory=dict)


KINDS = ("introduction", "resource", "help", "congratulation", "reconnection")
THINGS = ("article", "webinar", "event", "report", "podcast")

TASTES = (
    Taste(
        "who brings people together",
        {"introduction": 0.9, "resource": 0.15, "help": 0.3, "congratulation": 0.3, "reconnection": 0.3},
        {"vacancy": 0.9, "customer": 0.3},
    ),
    Taste(
        "who passes things on",
        {"introduction": 0.15, "resource": 0.9, "help": 0.2, "congratulation": 0.5, "reconnection": 0.5},
        {"article": 0.3, "podcast": 0.2},
    ),
    Taste(
        "who helps with their own hands",
        {"introduction": 0.3, "resource": 0.25, "help": 0.95, "congratulation": 0.1, "reconnection": 0.6},
        {"problem": 1.0, "interest": 0.2},
    ),
)


def drawn(seed: int) -> Taste:
    """A user drawn at random: one kind that is liked much, most others little, and a few sorts of need or thing that are liked less."""
    random = Random(7000 + seed)
    kinds = {kind: round(_liked(random), 2) for kind in KINDS}
    kinds[random.choice(KINDS[:3])] = round(random.uniform(0.85, 0.95), 2)
    sorts = {sort: random.choice([0.2, 0.3, 1.0]) for sort in random.sample([*NeedKind, *THINGS], 4)}
    return Taste(f"drawn {seed}", kinds, sorts)


def _liked(random: Random) -> float:
    little = (0.1, 0.35)
    return random.choice([random.uniform(*span) for span in (little, little, (0.35, 0.65), (0.8, 0.95))])


class User:
    """Looks at each suggestion and takes it up, puts it off or waves it away."""

    def __init__(self, taste: Taste, world: MadeUp, seed: int, *, says_so: bool = False) -> None:
        self.taste = taste
        self.says_so = says_so
        self.world = world
        self.random = Random(seed)

    def likes(self, one: Opportunity) -> float:
        """How likely it is taken up: by its kind, by what it is about, and hardly ever where it does not fit."""
        if one.kind in OWED:
            return OWED[one.kind]
        begun = one.kind is OpportunityKind.INTRODUCTION and self.world.book.introductions.get(one.subject)
        if begun:
            return 0.95
        liked = self.taste.kinds.get(one.kind, 0.5)
        need, thing = self.world.book.needs.get(one.subject), self.world.book.resources.get(one.gift)
        for sort in (need.kind if need else "", thing.kind if thing else ""):
            liked *= self.taste.sorts.get(sort, 1.0)
        topics = {
            self.world.topic_of[name] for name in (one.subject, one.gift) if name in self.world.topic_of
        }
        return liked if len(topics) <= 1 else 0.05

    def answers(self, one: Opportunity) -> tuple[str, str]:
        """(take, later or dismiss; the reason)."""
        if self.random.random() < self.likes(one):
            return "take", ""
        if self.random.random() < LATER:
            return "later", ""
        seldom = self.says_so and self.taste.kinds.get(one.kind, SELDOM) < SELDOM
        fewer = [reason for reason in respond.reasons_for(one) if seldom and reason == FEWER.get(one.kind)]
        return "dismiss", self.random.choice((*WHY_NOT, *fewer))

    def act(self, one: Opportunity, day: date) -> str:
        """Answer it through the program's own verbs."""
        what, why = self.answers(one)
        book = self.world.book
        if what == "take":
            respond.take(book, one.id, day=day, among=[one])
            for person in one.people:
                self.world.served(person, one.subject, day)
        elif what == "later":
            respond.later(book, one.id, day=day, among=[one])
        else:
            respond.dismiss(book, one.id, because=why, day=day, among=[one])
        return what
