"""Introductions among the letters: how one came to know them, whom one brought them together with, and what came of it."""

import re
from collections.abc import Iterator

from otherward.brief.brief import Line
from otherward.brief.material import Material
from otherward.brief.words import clause, said_day, told
from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.reading.judgements import by_name
from otherward.translation.words import say

MOST = 2
MOST_THERE = 4
"""Who writes to more people introduces nobody to anybody."""
QUOTED = 200

_TITLE = re.compile(r"^(?:e-?)?intro(?:duction|ducing)?\b", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:(?:re|aw|fwd?)\s*:\s*)+", re.IGNORECASE)
_MEET = re.compile(
    r"^(?:hi |hello |dear )?(?:\w+[,:] )?(?:please )?meet (?-i:[A-Z])\w+|\b(?:you (?:two|both)|each other) should (?:meet|talk|know)",
    re.IGNORECASE,
)


def introductions(
    material: Material, person: Person, letters: list[Interaction]
) -> Iterator[tuple[Line, set[str]]]:
    """(line, identifiers of the letters it tells of), the newest introduction first."""
    found = [
        one for one in letters if one.author and _introduces(one) and _brings_together(material, person, one)
    ]
    for one in found[:MOST]:
        answer = _what_came_of_it(person, one, letters)
        yield _line(material, person, one, answer), {one.id} | ({answer.id} if answer else set())


def _introduces(one: Interaction) -> bool:
    says = by_name("favor_introduced").says(one.text) or _MEET.search(told(one.text, most=QUOTED))
    return bool(_TITLE.match(one.subject) or says) and not _ANSWER.match(one.subject)


def _brings_together(material: Material, person: Person, one: Interaction) -> bool:
    """Between this person, the user, and one more: the one who writes brings the two others together."""
    there = {p.handle for p in one.people}
    me = material.situation.me
    known = bool(there & set(person.handles)) and me is not None and bool(there & set(me.handles))
    return (
        known
        and 3 <= len(there) <= MOST_THERE
        and one.author is not None
        and one.author.handle not in person.handles
    )


def _what_came_of_it(person: Person, made: Interaction, letters: list[Interaction]) -> Interaction | None:
    """Their last word on it: the newest letter of theirs in its thread."""
    title = _plain(made.subject)
    return next(
        (
            one
            for one in letters
            if made.thread
            and one.thread == made.thread
            and _plain(one.subject) == title
            and one.author
            and one.author.handle in person.handles
            and not one.machine
            and told(one.text, most=QUOTED)
        ),
        None,
    )


def _plain(subject: str) -> str:
    """Without what programs put before an answer's title."""
    return _ANSWER.sub("", subject).strip().casefold()


def _line(material: Material, person: Person, one: Interaction, answer: Interaction | None) -> Line:
    today = material.situation.network.day
    names = [
        _called(material, p.handle, p.name) for p in one.to + one.copied if p.handle not in person.handles
    ]
    me = material.situation.me
    mine = me is not None and one.author is not None and one.author.handle in me.handles
    others = f" {say('and')} ".join(name for name in names if name != "you") or say("somebody")
    author = _called(material, one.author.handle, one.author.name) if one.author else ""
    words = told(one.text, most=QUOTED)
    who = (
        say("You introduced {name} and {others} on {day}: “{quote}”")
        if mine
        else say("{author} introduced {name} and you on {day}: “{quote}”")
    )
    text = who.format(
        name=person.greeting,
        others=others,
        author=author,
        day=said_day(one.day, today),
        quote=clause(words, QUOTED),
    )
    evidence = [_evidence(one, words)]
    if answer:
        last = told(answer.text, most=QUOTED)
        when, quote = said_day(answer.day, today), clause(last, QUOTED)
        text += ". " + say("On {day} {name} wrote: “{quote}”", day=when, name=person.greeting, quote=quote)
        evidence.append(_evidence(answer, last))
    return Line(text=text, evidence=tuple(evidence))


def _called(material: Material, handle: str, name: str) -> str:
    person = material.situation.by_handle.get(handle)
    if person is not None and person.is_me:
        return "you"
    return person.name if person else name or handle.partition(":")[2]


def _evidence(one: Interaction, quote: str) -> Evidence:
    return Evidence(
        quote=quote,
        source=one.source,
        on=one.day,
        speaker=one.author.name if one.author else "",
        text_id=one.id,
    )
