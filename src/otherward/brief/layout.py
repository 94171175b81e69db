"""How a brief lies on its pages: its sections in order, under their headings, the same in every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from otherward.brief.brief import Brief, GoalLine, Line, StrategyLine
from otherward.translation.words import on_weekday, say


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; never empty."""

    title: str
    lines: tuple[Line, ...]

    def details(self, line: Line) -> Iterator[tuple[str, str]]:
        """What stands below a line: a strategy's first step and how its success would show."""
        if isinstance(line, StrategyLine):
            yield say("First step"), line.first_step
            yield say("It shows in"), line.measure
            yield say("Not if"), line.unsuitable_when


def sections(brief: Brief) -> list[Section]:
    """The sections that have lines."""
    soon = tuple(g for g in brief.goals if g.horizon == "this year")
    later = tuple(g for g in brief.goals if g.horizon != "this year")
    reach, further = say("What they want to reach this year"), say("What they want to reach")
    if brief.organization:
        reach = say("What {who} wants to reach this year", who=brief.organization)
        further = say("What {who} wants to reach", who=brief.organization)
    told = [
        Section(say("The calendar says"), brief.agenda),
        Section(reach, _goals(soon)),
        Section(say("Further ahead") if soon else further, _goals(later)),
        Section(say("Where help is most needed"), brief.departments),
        Section(say("What has changed lately"), brief.lately),
        *(Section(say("You and {name}", name=one.person.name), one.lines) for one in brief.history),
        Section(say("What is open between you"), brief.promises),
        Section(say("What they need now"), brief.needs),
        Section(say("Strategies you could bring"), brief.strategies),
        Section(say("What else to bring"), brief.bring),
        Section(say("Questions worth asking"), brief.questions),
        Section(say("What was done for one another"), brief.favors),
        Section(say("What not to mention"), brief.not_to_mention),
    ]
    return [one for one in told if one.lines]


def _goals(lines: tuple[GoalLine, ...]) -> tuple[Line, ...]:
    return lines


def subtitle(brief: Brief, day: date) -> str:
    """When and where, and whom."""
    return " · ".join(part for part in (occasion(brief, day), whom(brief)) if part)


def occasion(brief: Brief, day: date) -> str:
    """When and where one meets: `Tuesday 13 October, 08:30 · Fernway Road`; empty where no meeting is near."""
    if not brief.meeting or not brief.meeting.at:
        return ""
    at = brief.meeting.at
    clock = f", {at:%H:%M}" if (at.hour, at.minute) != (0, 0) else ""
    when = f"{on_weekday(at.date(), year=at.year != day.year)}{clock}"
    return f"{when} · {brief.meeting.place}" if brief.meeting.place else when


def whom(brief: Brief) -> str:
    """Whom one meets, each with their title; empty where the heading says it."""
    who = [f"{p.name}, {p.title}" if p.title else p.name for p in brief.people]
    return "" if who == [brief.about] else "; ".join(who)
