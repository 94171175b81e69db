"""The figures of the simulation in words and as a plot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import mean, stdev
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.simulation.run import Course

Runs = Mapping[tuple[str, str], "list[Course]"]
LEARNING, NOT_LEARNING, TOLD, SAID = "learning", "not learning", "told", "said"
FIRST, THEN, LAST = slice(0, 1), slice(6, 9), slice(17, 26)
REST = 7
AIM = 4 / 3
"""Of the share taken up in the first week, so much was to be taken up in weeks 7 to 9."""
HEAD = (
    "| user | runs | week 1 | weeks 7 to 9 | rise | weeks 18 to 26 | not learning, weeks 7 to 9 | told the tastes, weeks 7 to 9 | "
    "asking for fewer, week 1 | asking for fewer, weeks 7 to 9 |"
)
INTRODUCTION = """# Simulation

A made-up network of 500 people over 26 weeks, run through the program's own verbs: twelve needs, six things to pass on and some
news, promises and favors a week; on Monday, Wednesday and Friday a made-up user answers what Today shows. Their tastes (which kinds of
gift, for which kinds of need, which sorts of thing) are hidden from the program; what does not fit the need is nearly always waved away.
People, texts and tastes are invented (`evaluation/simulation/`), so this shows that answers teach and that nobody is overrun, not how
gladly real people accept. Written by `python -m evaluation.simulation.run`. The drawn users and their networks were not used while the
program was tuned (that was done with other drawn users and networks); the three users with a name, and their networks, had been looked at before.
The drawn ones have been run more than once as the program went on; nothing was tuned for what they showed. Shares are of all
suggestions of all runs; ± is the standard deviation between runs. “Told the tastes” is the same program, knowing them from the first day:
more cannot be learned. “Asking for fewer” are the same users, who ask for fewer of a kind they take up less than half the time (“fewer introductions”), as often as
they give each of the other reasons; in all other runs the reasons say nothing of what they like.
"""


TRIED = """
What was tried with the 30 users the program was tuned with, none of whom is on this page. These figures are of 28 November 2026 and are not run anew with
the page; for each the share that can be expected of all that is shown in weeks 7 to 9, and who had been served by then:

- As it is: 83.1%, 37.6%. Told the tastes from the first day: 86.9%, 43.2%; so this is all that was left to win there.
- Nothing that is hardly welcome for a week after such a thing was waved away: 82.6%, 37.7%. Learning the usual share of a user: 81.8%, 36.3%.
- A reason “less of this kind”, said of any suggestion seldom taken up: 82.2%, 31.4%. Who waved away an introduction for the sake of the need lost
  introductions with it. So the reason names its kind now (“fewer introductions”): 82.4%, 36.7%. It is kept because whoever says it is heard at once
  and may expect to be, not for these figures.
- Before that had helped: answers count from the second one on, each in full, where twenty were needed; what the answers speak against fills no day.
- Cards are seldom left out for want of room, so another order of them, or trying them by chance, has little to change.
- Left alone: what made-up users like together (who likes introductions likes little else) is how they were drawn. To begin with it would raise these
  figures and say nothing about people.
"""


Counts = Callable[["Course"], Sequence[tuple[int, int]]]


def _all(one: "Course") -> Sequence[tuple[int, int]]:
    return list(zip(one.taken, one.shown, strict=True))


def _ideas(one: "Course") -> Sequence[tuple[int, int]]:
    return one.ideas


def _due(one: "Course") -> Sequence[tuple[int, int]]:
    """(taken, shown) of what is owed or under way."""
    pairs = zip(_all(one), one.ideas, strict=True)
    return [(taken - new, shown - ideas) for (taken, shown), (new, ideas) in pairs]


def _rise(ones: "Sequence[Course]", counts: Counts = _all) -> float:
    """By how much the share of weeks 7 to 9 is higher than that of the first."""
    return _share(ones, counts, THEN) / _share(ones, counts, FIRST) - 1


def told(runs: Runs, day: date) -> str:
    """The figures as Markdown; the day is that of the runs."""
    every = [one for (_, way), ones in runs.items() if way == LEARNING for one in ones]
    learning = [*every, *(one for (_, way), ones in runs.items() if way == SAID for one in ones)]
    owed = 1 - sum(shown for one in every for _, shown in one.ideas) / sum(sum(one.shown) for one in every)
    covered = ", ".join(f"{mean(one.covered[week] for one in every):.0%}" for week in (3, 12, 25))
    return "\n".join(
        [
            INTRODUCTION,
            f"All {sum(map(len, runs.values()))} runs were made together, on {day.isoformat()}.\n",
            f"Share taken up of all that was shown; {owed:.0%} of it is what is owed or under way (promises, thanks, steps of introductions), which all of them do:\n",
            *_table(runs, _all),
            "\nOf new gifts alone (without promises, thanks and steps of introductions under way):\n",
            *_table(runs, _ideas),
            "\n![Share of new gifts taken up, week by week](simulation.svg)\n",
            f"Of those who ever said a need, so many had been given something after 4, 13 and 26 weeks: {covered}.",
            f"Introductions of one person within any thirty days: at most {max(one.most_introductions for one in learning)} (cap 2).",
            *_rest([one.least_rest for one in learning if one.least_rest is not None]),
            "\nWhat this says, and what not:\n",
            *_reading(runs, every),
            *_aim(runs, every),
            TRIED,
        ]
    )


def _aim(runs: Runs, every: "Sequence[Course]") -> Iterator[str]:
    """Whether the share rose as far as it was to, and what of it could be learned."""
    told, said = (
        [one for (_, way), ones in runs.items() if way == name for one in ones] for name in (TOLD, SAID)
    )
    first = _share(every, _all, FIRST)
    yield f"- The aim: in weeks 7 to 9 a third more is taken up of all that is shown than in week 1, {first:.0%} → {first * AIM:.0%}. {_reached(every)} {_reached(said, asks=True)}"
    shown, new = (sum(total for one in every for _, total in counts(one)[THEN]) for counts in (_all, _ideas))
    due, taken = 1 - new / shown, _share(every, _due, THEN)
    needed = (first * AIM - due * taken) / (1 - due)
    yield f"- Of what was shown then {due:.0%} was owed or under way, of which {taken:.0%} was taken up; nothing is to be learned of that. So {needed:.0%} of new gifts would have"
    yield f"  to be taken up; it was {_share(every, _ideas, THEN):.0%}, {_share(said, _ideas, THEN):.0%} of those who ask for fewer, and {_share(told, _ideas, THEN):.0%} told the tastes."


def _reached(ones: "Sequence[Course]", *, asks: bool = False) -> str:
    rise = _rise(ones)
    whom = "Of users who also ask for fewer of a kind" if asks else "Of these"
    return f"{whom} it was {rise:+.1%}: {'reached' if rise >= AIM - 1 else 'missed'}."


def _rest(rests: Sequence[int]) -> list[str]:
    """How long one person was left in peace."""
    if not rests:
        return ["Nobody who had not written was given something twice."]
    kept = sum(rest >= REST for rest in rests)
    held = f"in all {kept}" if kept == len(rests) else f"in {kept} of the {len(rests)}"
    return [
        f"Days between two gifts begun for one person who had not written in between: at least {REST} (the rest) {held} runs with two such gifts,",
        f"the shortest {min(rests)}; those of one sitting counted once and what would not have waited left out.",
    ]


def _reading(runs: Runs, every: "Sequence[Course]") -> Iterator[str]:
    """What follows from the figures, in words that hold whatever they are."""
    names = list(dict.fromkeys(name for name, _ in runs))
    plain = [one for name in names for one in runs[name, NOT_LEARNING]]
    yield f"- From week 1 to weeks 7 to 9 the share taken up of all that was shown changed by {_rise(every):+.0%}, of new gifts alone by {_rise(every, _ideas):+.0%}. Over the same"
    yield f"  networks and without learning it changed by {_rise(plain):+.0%} and {_rise(plain, _ideas):+.0%}: that is not learned, but comes of what the network has to offer by then."
    yield f"- In weeks 7 to 9, with the same users and networks: {_share(every, _all, THEN):.0%} of all with learning and {_share(plain, _all, THEN):.0%} without, {_share(every, _ideas, THEN):.0%} and {_share(plain, _ideas, THEN):.0%} of new gifts alone."
    ways = (every, plain, *([one for name in names for one in runs[name, way]] for way in (TOLD, SAID)))
    offered, taken, served = (
        [_a_run(ones, count) for ones in ways]
        for count in (_offered, _taken, lambda one: one.covered[THEN][-1])
    )
    yield "- What the answers speak against is not shown to fill a day. In weeks 7 to 9 a run showed so many new gifts a week, of which so many were taken up, and of"
    yield "  those who had said a need by then so many had been given something:"
    for whom, *figures in zip(
        ("learning", "not learning", "told the tastes", "asking for fewer"),
        offered,
        taken,
        served,
        strict=True,
    ):
        yield "  {}: {:.1f}, {:.1f}, {:.0%}{}".format(
            whom, *figures, "." if whom == "asking for fewer" else ";"
        )
    shown = [sum(total for _, total in counts(one)[FIRST]) for counts in (_all, _ideas) for one in every]
    yield f"- Week 1 is a small beginning to measure from: {mean(shown[: len(every)]):.0f} suggestions a run, {mean(shown[len(every) :]):.0f} of them new gifts."
    first = {name: _share(runs[name, LEARNING], _all, FIRST) for name in names}
    gladdest = max(names, key=lambda name: first[name])
    most = _share(runs[gladdest, TOLD], _all, THEN)
    yield f"- The better the first week, the less is left to learn: the user {gladdest} began highest, with {first[gladdest]:.0%} of all. Told the"
    yield f"  tastes it was {most:.0%} in weeks 7 to 9; a rise of {most / first[gladdest] - 1:+.0%} is all there was to win."
    then = [_share([one], _all, THEN) for one in every]
    new = [_share([one], _ideas, THEN) for one in every]
    yield f"- Users and networks differ: in weeks 7 to 9 the single runs lay between {min(then):.0%} and {max(then):.0%} of all that was shown, and between {min(new):.0%}"
    yield f"  and {max(new):.0%} of new gifts alone."


def _a_run(ones: "Sequence[Course]", count: "Callable[[Course], float]") -> float:
    return mean(count(one) for one in ones)


def _offered(one: "Course") -> float:
    """New gifts shown a week."""
    return mean(shown for _, shown in one.ideas[THEN])


def _taken(one: "Course") -> float:
    return mean(taken for taken, _ in one.ideas[THEN])


def _table(runs: Runs, counts: Counts) -> list[str]:
    """One row a user; the last for all."""
    names = list(dict.fromkeys(name for name, _ in runs))
    groups = {name: [name] for name in names} | {"all": names}
    rows = [HEAD, "| --- " * 10 + "|"]
    for name, members in groups.items():
        ones = {
            way: [one for member in members for one in runs[member, way]]
            for way in (LEARNING, NOT_LEARNING, TOLD, SAID)
        }
        first, then = (_share(ones[LEARNING], counts, weeks) for weeks in (FIRST, THEN))
        cells = [
            name,
            str(len(ones[LEARNING])),
            f"{first:.0%} ± {_spread(ones[LEARNING], counts, FIRST):.0%}",
            f"{then:.0%} ± {_spread(ones[LEARNING], counts, THEN):.0%}",
            f"{then / first - 1:+.0%}",
            f"{_share(ones[LEARNING], counts, LAST):.0%}",
            f"{_share(ones[NOT_LEARNING], counts, THEN):.0%}",
            f"{_share(ones[TOLD], counts, THEN):.0%}",
            *(f"{_share(ones[SAID], counts, weeks):.0%}" for weeks in (FIRST, THEN)),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def _share(ones: "Sequence[Course]", counts: Counts, weeks: slice) -> float:
    chosen = [pair for one in ones for pair in counts(one)[weeks]]
    return sum(taken for taken, _ in chosen) / max(1, sum(shown for _, shown in chosen))


def _spread(ones: "Sequence[Course]", counts: Counts, weeks: slice) -> float:
    return stdev(_share([one], counts, weeks) for one in ones) if len(ones) > 1 else 0.0


def plot(runs: Runs, path: Path) -> None:
    """New gifts taken up, as a mean of five weeks."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "otherward"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 4))
    names = list(dict.fromkeys(name for name, _ in runs))
    colors = dict(zip(names, ("#9c4219", "#45617c", "#4f6b4a", "#6b6460"), strict=True))
    styles = {LEARNING: "-", NOT_LEARNING: ":", TOLD: "--"}
    for (name, way), ones in ((run, ones) for run, ones in runs.items() if run[1] in styles):
        weeks = len(ones[0].ideas)
        shares = [
            _share(ones, lambda one: one.ideas, slice(max(0, week - 4), week + 1)) for week in range(weeks)
        ]
        label = name if way == LEARNING else None
        axes.plot(range(1, weeks + 1), shares, color=colors[name], label=label, linestyle=styles[way])
    axes.set(
        ylim=(0, 1),
        xlabel="week",
        ylabel="new gifts taken up\n(dotted: without learning; dashed: told the tastes)",
    )
    axes.legend(frameon=False, loc="lower right")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
