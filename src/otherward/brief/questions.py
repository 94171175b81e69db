"""Questions worth asking, made from the goals, troubles and needs found: about them, never about the user."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from otherward.brief.between import news_lines, open_needs
from otherward.brief.brief import Line
from otherward.brief.company import cited
from otherward.brief.material import Material
from otherward.brief.words import clause, in_quotes, said_day
from otherward.reading.company import Goal
from otherward.translation.worded import worded

MOST_GOALS, MOST_TROUBLES, MOST_NEEDS = 3, 3, 4
SHORT = 90
"""Characters of their words in a question: one must be able to say it."""
AMONG = 3
"""How many are put side by side in “which of these is hardest?”."""


@cache
def wordings() -> dict[str, Any]:
    """The questions as data, in English."""
    return tomllib.loads((files("otherward.brief") / "questions.toml").read_text(encoding="utf-8"))


def question_lines(material: Material) -> tuple[Line, ...]:
    """A handful to choose from; goals of confidential documents are never asked about."""
    goals = [g for g in material.picture.goals if g.document not in material.kept_quiet]
    return (
        *_hardest(material, goals),
        *_about_goals(material, goals),
        *_about_troubles(material),
        *_about_needs(material),
        *_about_news(material),
    )


def _asked(question: str, **values: str) -> str:
    """In the reader's language; their words stay as they are."""
    return worded(question, "brief").format(**values)


def _hardest(material: Material, goals: list[Goal]) -> Iterator[Line]:
    if len(goals) > 1:
        chosen = goals[:AMONG]
        named = "; ".join(in_quotes(clause(g.text, SHORT)) for g in chosen)
        yield Line(
            text=_asked(wordings()["hardest"], goals=named),
            evidence=tuple(cited(g, material.documents) for g in chosen),
        )


def _about_goals(material: Material, goals: list[Goal]) -> Iterator[Line]:
    day = material.situation.network.day
    asked = wordings()["goal"]
    for goal in goals[:MOST_GOALS]:
        words = asked.get(goal.department, asked[""])
        yield Line(
            text=_asked(words, goal=clause(goal.text, SHORT)), evidence=(cited(goal, material.documents),)
        )
    dated = next((g for g in goals if g.due and g.due >= day), None)
    if dated:
        text = _asked(wordings()["by_then"], goal=clause(dated.text, SHORT), when=said_day(dated.due, day))
        yield Line(text=text, evidence=(cited(dated, material.documents),))


def _about_troubles(material: Material) -> Iterator[Line]:
    asked = wordings()["trouble"]
    told, quiet = set[str](), material.kept_quiet
    for one in material.picture.departments[: 2 * MOST_TROUBLES]:
        strain = next((s for s in one.evidence if s.document not in quiet and s.quote not in told), None)
        if strain and len(told) < MOST_TROUBLES:
            told.add(strain.quote)
            text = _asked(asked[one.department], trouble=clause(strain.quote, SHORT))
            yield Line(text=text, evidence=(cited(strain, material.documents),))


def _about_needs(material: Material) -> Iterator[Line]:
    asked = wordings()["need"]
    for need in open_needs(material)[:MOST_NEEDS]:
        text = _asked(asked[str(need.kind)], need=clause(need.evidence.quote, SHORT))
        yield Line(text=text, evidence=(need.evidence,))


def _about_news(material: Material) -> Iterator[Line]:
    for line in news_lines(material)[:1]:
        text = _asked(wordings()["news"], news=clause(line.evidence[0].quote, SHORT))
        yield Line(text=text, evidence=line.evidence)
