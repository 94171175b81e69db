"""A brief: what to know and bring before a meeting, every line with the words it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass

from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.network.source import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a brief. Without evidence there is no line."""

    text: str
    evidence: tuple[Evidence, ...]
    confidential: bool = False
    """For the user's eyes alone; left out of whatever is passed on."""

    def __post_init__(self) -> None:
        assert self.evidence, f"a line without a source: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine(Line):
    """A goal the organization states for itself."""

    horizon: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentLine(Line):
    """A department under pressure; the text says how much, the evidence why."""

    department: str
    pressure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyLine(Line):
    """A way to further a goal with what the user can do."""

    strategy: str
    goal: str
    you_bring: str
    first_step: str
    measure: str = ""
    """How its success would show."""
    unsuitable_when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHistory:
    """What was between the user and one attendee."""

    person: Person
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything on two printed pages."""

    about: str
    """The person's or organization's name, or the meeting's title."""
    organization: str = ""
    meeting: Interaction | None = None
    people: tuple[Person, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    departments: tuple[DepartmentLine, ...] = ()
    lately: tuple[Line, ...] = ()
    """What has changed: news of the people and the house."""
    agenda: tuple[Line, ...] = ()
    """What the calendar entry itself says."""
    history: tuple[PersonHistory, ...] = ()
    promises: tuple[Line, ...] = ()
    favors: tuple[Line, ...] = ()
    """What was done for one another, and thanks still owed."""
    needs: tuple[Line, ...] = ()
    strategies: tuple[StrategyLine, ...] = ()
    bring: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()
    not_to_mention: tuple[Line, ...] = ()
    """Told in confidence, asked for, or already settled: so that the user knows."""

    def lines(self) -> Iterator[Line]:
        """All lines in their order on the page."""
        yield from (*self.agenda, *self.goals, *self.departments, *self.lately)
        for one in self.history:
            yield from one.lines
        yield from (*self.promises, *self.favors, *self.needs, *self.strategies, *self.bring)
        yield from (*self.questions, *self.not_to_mention)

    def sources(self) -> tuple[Evidence, ...]:
        """Each piece of evidence once, in the order of the lines; a line cites it by its number from 1."""
        return tuple(dict.fromkeys(one for line in self.lines() for one in line.evidence))
