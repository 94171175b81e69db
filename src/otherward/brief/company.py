"""What an organization wants this year and where it is pressed, from the documents that were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from otherward.brief.brief import DepartmentLine, GoalLine
from otherward.brief.words import clause, in_quotes
from otherward.network.document import Document
from otherward.network.source import Evidence
from otherward.reading.company import CompanyPicture, CompanyReading, Goal, Horizon, Strain
from otherward.reading.company_documents import company_picture
from otherward.translation.worded import worded
from otherward.translation.words import marked, say

MOST_GOALS = 8
MOST_DEPARTMENTS = 5
MOST_TROUBLES = 5
PRESSED = {
    3: marked("{department} is under acute pressure: {quotes}"),
    2: marked("{department} is under pressure: {quotes}"),
    1: marked("{department} is under some pressure: {quotes}"),
}


def picture_of(readings: Sequence[CompanyReading]) -> CompanyPicture:
    """All readings of one organization together, the goals of this year and the weightiest first."""
    picture = company_picture(readings)
    return CompanyPicture(goals=tuple(sorted(picture.goals, key=_order)), departments=picture.departments)


def _order(goal: Goal) -> tuple[bool, int, float]:
    return goal.horizon is not Horizon.THIS_YEAR, -goal.importance, -goal.confidence


def goal_lines(
    picture: CompanyPicture, documents: Mapping[str, Document], kept_quiet: frozenset[str]
) -> tuple[GoalLine, ...]:
    """The goals in the organization's own words; `kept_quiet` are documents not to be quoted to others."""
    return tuple(
        GoalLine(
            text=clause(goal.text),
            evidence=(cited(goal, documents),),
            confidential=goal.document in kept_quiet,
            horizon=str(goal.horizon),
            department=goal.department,
        )
        for goal in picture.goals[:MOST_GOALS]
    )


def cited(one: Goal | Strain, documents: Mapping[str, Document]) -> Evidence:
    """The quote with its document's title and page."""
    document = documents.get(one.document)
    source, on = one.source, one.on if isinstance(one, Goal) else None
    if document:
        page = f", page {one.page}" if len(document.pages) > 1 else ""
        source, on = replace(source, where=f"{document.title}{page}"), document.on
    return Evidence(quote=one.quote, source=source, on=on, text_id=one.document)


def department_lines(
    picture: CompanyPicture, documents: Mapping[str, Document], kept_quiet: frozenset[str]
) -> tuple[DepartmentLine, ...]:
    """The departments that most need improvement, the hardest pressed first; each sentence is quoted once."""
    lines, shown = [], set[str]()
    for one in picture.departments[:MOST_DEPARTMENTS]:
        new = tuple(s for s in one.evidence if s.quote not in shown) or one.evidence[:1]
        shown |= {s.quote for s in new}
        lines.append(
            DepartmentLine(
                text=say(
                    PRESSED[one.pressure],
                    department=worded(one.department, "brief"),
                    quotes=_because(s.quote for s in new),
                ),
                evidence=tuple(cited(strain, documents) for strain in new),
                confidential=any(strain.document in kept_quiet for strain in new),
                department=one.department,
                pressure=one.pressure,
            )
        )
    return tuple(lines)


def trouble_lines(
    troubles: Sequence[Strain], documents: Mapping[str, Document], kept_quiet: frozenset[str]
) -> tuple[DepartmentLine, ...]:
    """What else they write of, without a judgement how hard it presses."""
    return tuple(
        DepartmentLine(
            text=say("Also read: “{quote}”", quote=clause(one.quote, 160)),
            evidence=(cited(one, documents),),
            confidential=one.document in kept_quiet,
            department="",
            pressure=0,
        )
        for one in troubles[:MOST_TROUBLES]
    )


def _because(quotes: Iterable[str]) -> str:
    return "; ".join(in_quotes(clause(quote, 160)) for quote in dict.fromkeys(quotes))
