"""A brief as JSON: each line names its sources by their number in `sources`, from 1."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from otherward.brief.brief import Brief, Line, StrategyLine
from otherward.cli.as_json import Json, evidence_json, meeting_json
from otherward.network.source import Evidence

if TYPE_CHECKING:
    from otherward.actions.shorten_brief import InShort


def brief_json(brief: Brief, short: "InShort | None" = None) -> Json:
    """As the interface says it; `short` and `stopped` stand there where a language model was asked."""
    number = {one: i for i, one in enumerate(brief.sources(), start=1)}
    told: Json = {} if short is None else _in_short(short, number)
    return told | {
        "about": brief.about,
        "organization": brief.organization,
        "people": [{"id": p.id, "name": p.name, "title": p.title} for p in brief.people],
        "meeting": meeting_json(brief.meeting, [p.name for p in brief.people]) if brief.meeting else None,
        "goals": [
            {
                "goal": one.text,
                "quote": one.evidence[0].quote,
                "horizon": one.horizon,
                "department": one.department,
                **_line(one, number),
            }
            for one in brief.goals
        ],
        "departments": [
            {
                "department": one.department,
                "pressure": one.pressure,
                "quotes": [e.quote for e in one.evidence],
                **_line(one, number),
            }
            for one in brief.departments
        ],
        "agenda": _lines(brief.agenda, number),
        "lately": _lines(brief.lately, number),
        "history": [
            {"person": one.person.name, **_line(line, number)} for one in brief.history for line in one.lines
        ],
        "promises": _lines(brief.promises, number),
        "favors": _lines(brief.favors, number),
        "needs": _lines(brief.needs, number),
        "strategies": [_strategy(one, number) for one in brief.strategies],
        "bring": _lines(brief.bring, number),
        "questions": _lines(brief.questions, number),
        "not_to_mention": _lines(brief.not_to_mention, number),
        "sources": [{"number": i, **evidence_json(one)} for one, i in number.items()],
    }


def _in_short(short: "InShort", number: dict[Evidence, int]) -> Json:
    sentences = [{"text": one.text, "sources": [number[e] for e in one.evidence]} for one in short.sentences]
    return {"short": sentences, "stopped": list(short.stopped)}


def _lines(lines: Iterable[Line], number: dict[Evidence, int]) -> list[Json]:
    return [_line(one, number) for one in lines]


def _line(line: Line, number: dict[Evidence, int]) -> Json:
    told: Json = {"text": line.text, "sources": [number[one] for one in line.evidence]}
    return {**told, "confidential": True} if line.confidential else told


def _strategy(one: StrategyLine, number: dict[Evidence, int]) -> Json:
    return {
        "strategy": one.strategy,
        "goal": one.goal,
        "you_bring": one.you_bring,
        "first_step": one.first_step,
        "measure": one.measure,
        "unsuitable_when": one.unsuitable_when,
        **_line(one, number),
    }
