"""Half a year with a user whose tastes the program must find out: does it suggest better, and does everybody get their turn?

Run: `uv run --with matplotlib python -m evaluation.simulation.run`; the figures go into docs/simulation.md, the plot beside it. With the word
`tuning` behind it, other users and networks are run and the page is only printed: those are the ones to look at while the program is changed.
Each run is made four times over the same network: learning, not learning, told the tastes from the first day, which is the most there is to
be learned, and learning from a user who also asks for fewer of a kind.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

from evaluation.simulation.made_up import FIRST_DAY, MadeUp
from evaluation.simulation.telling import Runs, plot, told
from evaluation.simulation.user import OWED, TASTES, Taste, User, drawn
from otherward.actions import introduce
from otherward.actions.introduce import Steps
from otherward.actions.suggest import today
from otherward.giving.care import GIFTS
from otherward.giving.opportunity import Opportunity
from otherward.giving.taste import LEAST, MOST, UNDER_WAY, UNKNOWN, Leaning
from otherward.giving.taste import Taste as Learned
from otherward.ledger.introduction import MONTH

WEEKS = 26
SHORT = 9
"""Weeks of the runs that are only compared with."""
NAMED = range(101, 104)
DRAWN = range(201, 209)
"""Seeds of the networks, for the users with a name and for those drawn at random."""
TUNING_NAMED, TUNING_DRAWN = range(301, 303), range(24)
"""Those the program was tuned with; none of them is on the page."""
USUALLY = 0.75
"""How gladly the program takes a suggestion to be taken up before it knows better."""
SITTINGS = (0, 2, 4)
"""Monday, Wednesday, Friday."""


REST = timedelta(days=7)


@dataclass
class Course:
    """What happened, week by week."""

    shown: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    covered: list[float] = field(default_factory=list)
    """Of all who ever said a need, the share that was given something by then."""
    ideas: list[tuple[int, int]] = field(default_factory=list)
    """(taken, shown) of what nobody owed: new gifts, without promises, thanks and introductions under way."""
    most_introductions: int = 0
    """Within any 30 days, to one person."""
    least_rest: int | None = None
    """Days between two gifts begun for one person who had not written in between."""

    def acceptance(self, weeks: slice) -> float:
        """Share of the suggestions shown that were taken up."""
        return sum(self.taken[weeks]) / max(1, sum(self.shown[weeks]))

    def of_ideas(self, weeks: slice) -> float:
        """The same, of new gifts alone."""
        chosen = self.ideas[weeks]
        return sum(taken for taken, _ in chosen) / max(1, sum(shown for _, shown in chosen))


class Way(StrEnum):
    """How the program comes by the tastes."""

    LEARNING = "learning"
    NOT_LEARNING = "not learning"
    TOLD = "told"
    SAID = "said"


def simulate(taste: Taste, *, seed: int, way: Way = Way.LEARNING, weeks: int = WEEKS) -> Course:
    """Half a year of one user."""
    world = MadeUp(seed)
    user, course = User(taste, world, seed + 1, says_so=way is Way.SAID), Course()
    gifts: dict[str, list[date]] = defaultdict(list)
    learned = dict.fromkeys((Way.LEARNING, Way.SAID), Learned.leanings)
    ways = learned | {Way.NOT_LEARNING: _nothing_learned, Way.TOLD: _told(user)}
    with patch.object(Learned, "leanings", ways[way]):
        for week in range(weeks):
            monday = FIRST_DAY + timedelta(weeks=week)
            world.week(monday)
            _a_week(world, user, course, gifts, monday)
            given = {person for person, days in gifts.items() if days} & set(world.spoke)
            course.covered.append(len(given) / len(world.spoke))
    course.most_introductions = _most_introductions(world)
    course.least_rest = _least_rest(gifts)
    return course


def _nothing_learned(_self: Learned, found: Sequence[Opportunity]) -> list[Leaning]:
    return [UNKNOWN] * len(found)


def _told(user: User) -> Callable[[Learned, Sequence[Opportunity]], list[Leaning]]:
    """As if every taste were known; what is owed and under way is left alone, as it is when learning."""

    def leanings(_self: Learned, found: Sequence[Opportunity]) -> list[Leaning]:
        return [
            UNKNOWN
            if one.gift in UNDER_WAY or one.kind in OWED
            else Leaning(max(LEAST, min(MOST, user.likes(one) / USUALLY)))
            for one in found
        ]

    return leanings


def _a_week(world: MadeUp, user: User, course: Course, gifts: dict[str, list[date]], monday: date) -> None:
    shown, ideas = Counter[str](), Counter[str]()
    for sitting in SITTINGS:
        day = monday + timedelta(days=sitting)
        world.until(day)
        _answer_introductions(world, day)
        for one in today(world.book, day=day):
            wrote = {name: _wrote(world, name) for name in one.people}
            begun = one.subject in {known.id for known in world.book.introductions.all()}
            what = user.act(one, day)
            shown[what] += 1
            if not begun and one.kind not in OWED:
                ideas[what] += 1
            if what == "take" and one.kind in GIFTS and not begun:
                for name in one.people:
                    last = wrote[name]
                    if gifts[name] and one.expires and one.expires <= gifts[name][-1] + REST:
                        continue  # it would not have waited
                    if gifts[name] and last and last > gifts[name][-1]:
                        gifts[name] = [day]
                    else:
                        gifts[name].append(day)
    course.shown.append(shown.total())
    course.taken.append(shown["take"])
    course.ideas.append((ideas["take"], ideas.total()))


def _wrote(world: MadeUp, person: str) -> date | None:
    rapport = world.book.rapports.get(person)
    return rapport.last_from_them if rapport else None


def _answer_introductions(world: MadeUp, day: date) -> None:
    """Whoever was asked answers within the week: eight of ten say yes."""
    for one in list(world.book.introductions.all()):
        for asked in one.asked:
            answered = {given.who for given in (*one.consents, *one.refusals)}
            if asked.who in answered or one.made or one.refusals or asked.on >= day:
                continue
            yes = world.random.random() < 0.8
            steps = Steps(yes=(asked.who,)) if yes else Steps(no=(asked.who,))
            introduce.carry_on(world.book, one.id, steps, day=day)
            world.wrote(asked.who, day)


def _most_introductions(world: MadeUp) -> int:
    made: dict[str, list[date]] = defaultdict(list)
    for one in world.book.introductions.all():
        if one.made:
            for side in one.sides:
                made[side.person].append(one.made.on)
    return max(
        (sum(on <= other < on + MONTH for other in days) for days in made.values() for on in days), default=0
    )


def _least_rest(gifts: dict[str, list[date]]) -> int | None:
    gaps = [(b - a).days for days in gifts.values() for a, b in pairwise(sorted(set(days)))]
    return min(gaps, default=None)


def main(*, tuning: bool) -> None:
    """All runs, two at a time."""
    named, others = (TUNING_NAMED, TUNING_DRAWN) if tuning else (NAMED, DRAWN)
    users = [(taste, seed) for taste in TASTES for seed in named]
    users += [(drawn(seed), seed) for seed in others]
    asked = [(taste, seed, way) for taste, seed in users for way in Way]
    with Pool(2) as pool:
        courses = pool.starmap(_one, asked, chunksize=1)
    runs: Runs = defaultdict(list)
    for (taste, _, way), course in zip(asked, courses, strict=True):
        runs[taste.name if taste in TASTES else "drawn at random", way].append(course)
    text = told(runs, datetime.now(UTC).date())
    if not tuning:
        docs = Path(__file__).parents[2] / "docs"
        plot(runs, docs / "simulation.svg")
        (docs / "simulation.md").write_text(text, encoding="utf-8")
    print(text)


def _one(taste: Taste, seed: int, way: Way) -> Course:
    return simulate(taste, seed=seed, way=way, weeks=WEEKS if way is Way.LEARNING else SHORT)


if __name__ == "__main__":
    main(tuning="tuning" in sys.argv[1:])
