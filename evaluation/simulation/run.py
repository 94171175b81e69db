"""Half a year with a user whose tastes the program must find out: does it suggest better, and does everybody get their turn?

Run: `uv run --with matplotlib python -m evaluation.simulation.run`; the figures go into docs/simulation.md, the plot beside it.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

from evaluation.simulation.made_up import FIRST_DAY, MadeUp
from evaluation.simulation.user import OWED, TASTES, Taste, User
from otherward.actions import introduce
from otherward.actions.introduce import Steps
from otherward.actions.suggest import today
from otherward.giving.care import GIFTS
from otherward.giving.taste import Taste as Learned
from otherward.ledger.introduction import MONTH

WEEKS = 26
SEEDS = (1, 2)
SITTINGS = (0, 2, 4)
"""Monday, Wednesday, Friday."""


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


def simulate(taste: Taste, *, seed: int, learning: bool = True, weeks: int = WEEKS) -> Course:
    """Half a year of one user."""
    world = MadeUp(seed)
    user, course = User(taste, world, seed + 1), Course()
    gifts: dict[str, list[date]] = defaultdict(list)
    with patch.object(Learned, "weight", Learned.weight if learning else lambda _self, _one: 1.0):
        for week in range(weeks):
            monday = FIRST_DAY + timedelta(weeks=week)
            world.week(monday)
            _a_week(world, user, course, gifts, monday)
            given = {person for person, days in gifts.items() if days} & set(world.spoke)
            course.covered.append(len(given) / len(world.spoke))
    course.most_introductions = _most_introductions(world)
    course.least_rest = _least_rest(gifts)
    return course


def _a_week(world: MadeUp, user: User, course: Course, gifts: dict[str, list[date]], monday: date) -> None:
    shown, ideas = Counter[str](), Counter[str]()
    for sitting in SITTINGS:
        day = monday + timedelta(days=sitting)
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


Runs = dict[tuple[str, bool], list[Course]]


def mean(courses: Sequence[Course], figure: Callable[[Course], float]) -> float:
    """Of one figure, over the runs."""
    return sum(figure(one) for one in courses) / len(courses)


def told(runs: Runs) -> str:
    """The figures as Markdown."""
    first, then, last = slice(0, 1), slice(6, 9), slice(17, 26)
    rows = [
        "# Simulation\n",
        f"A made-up network of 500 people over {WEEKS} weeks, run through the program's own verbs: twelve needs, six things to pass on and some",
        "news, promises and favors a week; on Monday, Wednesday and Friday a made-up user answers what Today shows. Their tastes (which kinds of",
        "gift, for which kinds of need, which sorts of thing) are hidden from the program; what does not fit the need is nearly always waved away.",
        "People, texts and tastes are invented (`evaluation/simulation/`), so this shows that answers teach and that nobody is overrun, not how",
        f"gladly real people accept. Written by `python -m evaluation.simulation.run`; means of the seeds {', '.join(map(str, SEEDS))}.\n",
        "Share taken up of all that was shown, and of new gifts alone (without promises, thanks and steps of introductions under way):\n",
        "| user | week 1 | weeks 7 to 9 | weeks 18 to 26 | new gifts: week 1 | weeks 7 to 9 | weeks 18 to 26 | without learning, weeks 7 to 9: all, new gifts |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for taste in TASTES:
        with_it, without = runs[taste.name, True], runs[taste.name, False]
        shares = [
            mean(with_it, lambda one, weeks=weeks: one.acceptance(weeks)) for weeks in (first, then, last)
        ]
        shares += [
            mean(with_it, lambda one, weeks=weeks: one.of_ideas(weeks)) for weeks in (first, then, last)
        ]
        plain = mean(without, lambda one: one.acceptance(then)), mean(without, lambda one: one.of_ideas(then))
        rows.append(
            f"| {taste.name} | {' | '.join(f'{share:.0%}' for share in shares)} | {plain[0]:.0%}, {plain[1]:.0%} |"
        )
    every = [one for (_, learning), ones in runs.items() if learning for one in ones]
    covered = ", ".join(
        f"{mean(every, lambda one, week=week: one.covered[week]):.0%}" for week in (3, 12, 25)
    )
    rests = [one.least_rest for one in every if one.least_rest is not None]
    rows += [
        "\n![Share of new gifts taken up, week by week](simulation.svg)\n",
        f"Of those who ever said a need, so many had been given something after 4, 13 and 26 weeks: {covered}.",
        f"Introductions of one person within any thirty days: at most {max(one.most_introductions for one in every)} (cap 2). Days between two gifts begun",
        f"for one person who had not written in between: at least {min(rests) if rests else 'never two'} (rest 7), those of one sitting counted once.",
    ]
    return "\n".join(rows) + "\n"


def plot(runs: Runs, path: Path) -> None:
    """New gifts taken up, as a mean of five weeks, with and without learning."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "otherward"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 4))
    colors = dict(zip([taste.name for taste in TASTES], ("#9c4219", "#45617c", "#4f6b4a"), strict=True))
    for (name, learning), ones in runs.items():
        spans = [slice(max(0, week - 4), week + 1) for week in range(WEEKS)]
        shares = [mean(ones, lambda one, span=span: one.of_ideas(span)) for span in spans]
        style = {"linestyle": "-" if learning else ":", "alpha": 1.0 if learning else 0.6}
        axes.plot(range(1, WEEKS + 1), shares, color=colors[name], label=name if learning else None, **style)
    axes.set(ylim=(0, 1), xlabel="week", ylabel="new gifts taken up (dotted: without learning)")
    axes.legend(frameon=False, loc="lower right")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    runs: Runs = {}
    for taste in TASTES:
        for learning in (True, False):
            runs[taste.name, learning] = [simulate(taste, seed=seed, learning=learning) for seed in SEEDS]
            print(
                taste.name,
                "learning" if learning else "not learning",
                [one.taken for one in runs[taste.name, learning]],
                flush=True,
            )
    docs = Path(__file__).parents[2] / "docs"
    plot(runs, docs / "simulation.svg")
    (docs / "simulation.md").write_text(told(runs), encoding="utf-8")
    print(told(runs))


if __name__ == "__main__":
    main()
