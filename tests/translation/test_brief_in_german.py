"""A brief in German: headings, frames, days and questions are, what people said stays as they said it, and both languages cite the same."""

import re
from dataclasses import replace

from otherward.brief.layout import sections
from otherward.brief.meeting import brief_of
from otherward.brief.written import as_html, as_markdown
from otherward.network.interaction import InteractionKind
from otherward.translation.words import speaking
from tests.brief.test_brief import LETTER, material, said
from tests.cast import World

ENGLISH = re.compile(
    r"\b(the|on|you|your|and|wrote|since|last|once|said|until|by|told|about|which|what|who|read|in confidence|\d+ September)\b"
)


def of_ada():
    """
    ada needs a compiler engineer
    me offers experience with spare parts planning
    me promised ada the slides by 2026-09-20
    ada promised me the other slides
    """
    spoken = [
        said("one", "Hi Marie,\n\nWe opened the new hall in Leeds last week. It is loud.\n\nAda", day=1),
        said("two", "Hi Ada,\n\nput the fast movers near the door.", who="me", day=2),
    ]
    note = replace(
        said("note", "Ada must not hear that the hall is sold.", who="me", day=3),
        kind=InteractionKind.NOTE, author=None, to=(), subject="The hall",
    )  # fmt: skip
    return material(World(of_ada.__doc__), spoken=spoken, notes=[note])


def without_quotes(text):
    return re.sub(r"„[^“]*“|“[^”]*”", "", text)


def test_every_line_is_german_around_their_words():
    whole = of_ada()
    with speaking("de"):
        brief = brief_of(whole)
        titles = [one.title for one in sections(brief)]
        text = as_markdown(brief, whole.situation.network.day)
        page = as_html(brief, whole.situation.network.day)
    told = [line for line in brief.lines() if line not in (*brief.goals, *brief.strategies, *brief.bring)]
    assert len(told) > 8
    assert not [line.text for line in told if ENGLISH.search(without_quotes(line.text))]
    assert "Fragen, die sich lohnen" in titles
    assert "20. September" in text
    assert "cut delivery times of spare parts from 12 days to 5 days" in text
    assert '<html lang="de">' in page
    assert "Read in" not in page


def test_both_languages_cite_the_same_words():
    english = brief_of(of_ada())
    with speaking("de"):
        german = brief_of(of_ada())
    assert german.sources() == english.sources()
    assert all(quote.quote in LETTER for line in german.goals for quote in line.evidence)
    assert [len(one.lines) for one in sections(german)] == [len(one.lines) for one in sections(english)]
