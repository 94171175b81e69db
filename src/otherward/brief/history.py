"""What was between the user and somebody they meet, told in sentences with the words as written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from otherward.brief.brief import Line, PersonHistory
from otherward.brief.introduced import introductions
from otherward.brief.material import Material
from otherward.brief.words import clause, in_quotes, near, said_day, told
from otherward.giving.strategy import firm_key, initials
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import marked, say

LAST_WORDS, EXCERPT, NOTE = 600, 260, 700
"""Characters quoted at most of somebody's last letter, of an earlier one, of a note about them."""
MOST_FROM_THEM, MOST_FROM_OTHERS, MOST_NOTES, MOST_FROM_ME = 6, 4, 4, 2
"""Letters of whom one meets, of each other attendee; notes; own letters."""
FEW = 90
"""Characters of a letter so short that it needs the one it answers beside it."""
ANSWERED = re.compile(
    r"^(accepted|declined|tentative(ly accepted)?|updated|cancel+ed|invitation|automatic reply|out of office)\b.{0,12}:",
    re.IGNORECASE,
)
"""A calendar's or a mail program's own letters."""
WROTE = {
    True: (
        marked("On {day} {name} wrote about “{about}”: “{quote}”"),
        marked("On {day} {name} wrote: “{quote}”"),
    ),
    False: (
        marked("On {day} you wrote about “{about}”: “{quote}”"),
        marked("On {day} you wrote: “{quote}”"),
    ),
}
"""Somebody with a name, or the user; with a title, or without."""


def histories(material: Material) -> tuple[PersonHistory, ...]:
    """One for each attendee of whom there is anything to tell."""
    found, shown = [], set[Line]()
    for person in material.people:
        every = (*_touch(material, person), *_letters(material, person), *_notes(material, person))
        lines = tuple(line for line in every if line not in shown)
        shown |= set(lines)
        if lines:
            found.append(PersonHistory(person=person, lines=lines))
    return tuple(found)


def _touch(material: Material, person: Person) -> Iterator[Line]:
    """Since when and how often, and the last time."""
    rapport, today = material.situation.rapport(person.id), material.situation.network.day
    past = [one for one in material.spoken.get(person.id, ()) if one.day and _is_past(one, today)]
    quoted = [evidence for one in past[:1] if (evidence := _subject(one))]
    if not rapport.days or not quoted:
        return
    last = past[0].day
    values = {
        "name": person.greeting,
        "days": say("once") if rapport.days == 1 else say("on {n} days", n=rapport.days),
        "first": said_day(rapport.first, today),
        "last": said_day(last, today),
    }
    if rapport.days == 1:
        text = say("You and {name} have been in touch {days} on {last}", **values)
    elif rapport.first:
        text = say("You and {name} have been in touch {days} since {first}, last on {last}", **values)
    else:
        text = say("You and {name} have been in touch {days}, last on {last}", **values)
    if rapport.met:
        met = say("you have met once") if rapport.met == 1 else say("you have met {n} times", n=rapport.met)
        text += f"; {met}"
    yield Line(text=f"{text}.", evidence=tuple(quoted))


def _is_past(one: Interaction, today: date) -> bool:
    """Today's meeting is the one that is prepared for."""
    meets = one.kind is InteractionKind.MEETING
    return one.day is not None and (one.day < today or (one.day == today and not meets))


def _subject(one: Interaction) -> Evidence | None:
    """An interaction cited by its title, or its first words."""
    quote = one.subject or told(one.text, most=120)
    return _evidence(one, quote) if quote else None


def _evidence(one: Interaction, quote: str) -> Evidence:
    speaker = one.author.name if one.author else ""
    return Evidence(quote=quote, source=one.source, on=one.day, speaker=speaker, text_id=one.id)


def _letters(material: Material, person: Person) -> Iterator[Line]:
    """Their last words, and the user's."""
    today = material.situation.network.day
    spoken, told_of = list(material.spoken.get(person.id, ())), set[str]()
    for line, letters in introductions(material, person, spoken):
        told_of |= letters
        yield line
    spoken = [one for one in spoken if one.id not in told_of]
    theirs = [one for one in spoken if one.author and one.author.handle in person.handles]
    mine = [one for one in spoken if one.author and material.me and _is_mine(material, one)]
    meetings = [one for one in spoken if one.kind is InteractionKind.MEETING and one.day and one.day < today]
    wrote = _with_words(mine)
    most = MOST_FROM_THEM if person is material.people[0] else MOST_FROM_OTHERS
    for i, one in enumerate(_with_words(theirs)[:most]):
        line = _wrote(material, one, person.greeting, most=EXCERPT if i else LAST_WORDS)
        yield _with_what_it_answers(line, one, wrote)
    for one in wrote[:MOST_FROM_ME]:
        yield _wrote(material, one, "", most=EXCERPT)
    for one in meetings[:2]:
        if one.subject:
            text = say("You met on {day}: {title}.", day=said_day(one.day, today), title=one.subject)
            yield Line(text=text, evidence=(_evidence(one, one.subject),))


def _with_what_it_answers(line: Line, letter: Interaction, mine: list[Interaction]) -> Line:
    """A few words tell little without those they answer."""
    quote = line.evidence[0].quote
    asked = next(
        (one for one in mine if one.thread == letter.thread and moment_of(one) < moment_of(letter)), None
    )
    before = told(asked.text, most=EXCERPT) if asked and len(quote) < FEW else ""
    if not asked or not before:
        return line
    text = say("{line}, to your “{quote}”", line=line.text, quote=clause(before, EXCERPT))
    return replace(line, text=text, evidence=(*line.evidence, _evidence(asked, before)))


def moment_of(one: Interaction) -> str:
    """For the order of letters within a thread."""
    return one.at.isoformat() if one.at else ""


def _is_mine(material: Material, one: Interaction) -> bool:
    me = material.situation.me
    return me is not None and one.author is not None and one.author.handle in me.handles


def _with_words(ones: list[Interaction]) -> list[Interaction]:
    """Letters that say something, a calendar's own answers left out."""
    return [
        one
        for one in ones
        if one.kind in (InteractionKind.MAIL, InteractionKind.MESSAGE)
        and not one.machine
        and not ANSWERED.match(one.subject)
        and told(one.text, most=EXCERPT)
    ]


def _wrote(material: Material, one: Interaction, who: str, *, most: int) -> Line:
    """`who` is a name; none is the user."""
    quote = told(one.text, most=most)
    when = said_day(one.day, material.situation.network.day)
    secret = one.id in {c.evidence.text_id for c in material.situation.network.confidences}
    values = {"day": when, "name": who, "about": clause(one.subject, 80), "quote": clause(quote, most)}
    with_title, without = WROTE[bool(who)]
    text = say(with_title if one.subject else without, **values)
    return Line(text=text, evidence=(_evidence(one, quote),), confidential=secret)


def _notes(material: Material, person: Person) -> Iterator[Line]:
    """What the user noted about them or their house; sealed notes stay out."""
    today = material.situation.network.day
    names = tuple(name for name in (person.name, person.greeting, person.family) if len(name) > 2)
    first = person is material.people[0]
    house = firm_key(material.organization)[:1] if first else ()
    short = initials(material.organization) if first else ""
    found: list[Line] = []
    for note in material.notes:
        if note.id in material.sealed or len(found) == MOST_NOTES:
            continue
        whole = _is_about(material, note, person) or _titled(note, (*names, *house)) or _calls(note, short)
        quote = told(note.text, most=NOTE) if whole else near(note.text, names, most=EXCERPT)
        if quote:
            title = f" ({clause(note.subject, 60)})" if note.subject else ""
            text = say(
                "You noted on {day}{title}: “{quote}”",
                day=said_day(note.day, today),
                title=title,
                quote=clause(quote, NOTE),
            )
            found.append(Line(text=text, evidence=(_evidence(note, quote),)))
    yield from found


def _is_about(material: Material, note: Interaction, person: Person) -> bool:
    return person.id in {p.id for one in note.to if (p := material.situation.by_handle.get(one.handle))}


def _titled(note: Interaction, names: tuple[str, ...]) -> bool:
    return any(name.casefold() in note.subject.casefold() for name in names)


def _calls(note: Interaction, short: str) -> bool:
    """Whether its title calls their house by its initials."""
    return bool(short) and re.search(rf"\b{re.escape(short)}\b", note.subject) is not None


def agenda_lines(material: Material) -> tuple[Line, ...]:
    """What the calendar entry itself says."""
    entry = material.meeting
    quote = told(entry.text, most=NOTE) if entry else ""
    return (
        (Line(text=in_quotes(clause(quote, NOTE)), evidence=(_evidence(entry, quote),)),)
        if entry and quote
        else ()
    )
