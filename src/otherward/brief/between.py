"""What stands open between the user and those they meet: promises, favors, thanks, needs, news, and what to leave unsaid."""

import re
from collections.abc import Iterator
from datetime import timedelta

from otherward.brief.brief import Line
from otherward.brief.material import Material
from otherward.brief.words import clause, in_quotes, said_day
from otherward.giving.thanks import is_thanked
from otherward.ledger.promise import Promise
from otherward.network.confidence import Wish, WishKind
from otherward.network.milestone import Milestone
from otherward.network.need import Need, Status
from otherward.network.source import Evidence
from otherward.translation.words import marked, say

LATELY = timedelta(days=120)
"""News older than a third of a year is no news."""
MET_LATELY = timedelta(days=90)
MOST_NEEDS, MOST_NEWS, MOST_FAVORS, MOST_MET = 8, 6, 6, 3


def promise_lines(material: Material) -> tuple[Line, ...]:
    """Promises still open, both ways, and what they asked to be spared."""
    return (*_promises(material), *_wishes(material))


def _promises(material: Material) -> Iterator[Line]:
    day = material.situation.network.day
    mine = [p for p in material.situation.promises if material.me in (p.by, p.to) and p.status is Status.OPEN]
    for one in sorted(mine, key=lambda p: (p.by != material.me, p.due is None, p.due or day)):
        if one.by not in material.holders and one.to not in material.holders:
            continue
        due = f", {say('by {day}', day=said_day(one.due, day))}" if one.due else ""
        on = one.evidence.on
        said = f" ({say('said on {day}', day=said_day(on, day))})" if on else ""
        text = f"{_who_to_whom(material, one)}: {in_quotes(clause(one.evidence.quote))}{due}{said}."
        yield Line(text=text, evidence=(one.evidence,), confidential=one.confidential)


def _who_to_whom(material: Material, one: Promise) -> str:
    name = material.situation.network.name
    if one.by == material.me:
        return say("You promised {name}", name=name(one.to))
    return say("{name} promised you", name=name(one.by))


ASKED = {
    WishKind.NO_CONTACT: marked("{name} asked to be left alone{until}: “{quote}”"),
    WishKind.NO_VENDORS: marked("{name} asked for no vendors{until}: “{quote}”"),
    WishKind.NO_INTRODUCTIONS: marked("{name} asked for no introductions{until}: “{quote}”"),
    WishKind.PAUSE: marked("{name} asked for time{until}: “{quote}”"),
}


def _wishes(material: Material) -> Iterator[Line]:
    for person in material.people:
        for wish in material.situation.wishes.get(person.id, ()):
            yield _wish(material, person.greeting, wish)


def _wish(material: Material, name: str, wish: Wish) -> Line:
    day = material.situation.network.day
    until = f" {say('until {day}', day=said_day(wish.until, day))}" if wish.until else ""
    text = say(ASKED[wish.kind], name=name, until=until, quote=clause(wish.evidence.quote))
    return Line(text=text, evidence=(wish.evidence,))


def favor_lines(material: Material) -> tuple[Line, ...]:
    """What was done for one another; a favor nobody has thanked for says so."""
    day, name = material.situation.network.day, material.situation.network.name
    found = [
        f
        for f in material.situation.favors
        if {f.giver, f.receiver} & material.holders
        and material.me in (f.giver, f.receiver)
        and f.kind != "endorsement"
    ]
    found.sort(key=lambda f: f.on or day - LATELY, reverse=True)
    lines = []
    for one in found[:MOST_FAVORS]:
        theirs = one.giver != material.me
        did = (
            say("{name} did this for you on {day}: {what}.")
            if theirs
            else say("You did this for {name} on {day}: {what}.")
        )
        who = name(one.giver if theirs else one.receiver)
        text = did.format(name=who, day=said_day(one.on, day), what=clause(one.summary))
        if theirs and not is_thanked(one, material.situation.thanks):
            text += " " + say("You have not thanked them yet.")
        lines.append(Line(text=text, evidence=(one.evidence,), confidential=one.confidential))
    return tuple(lines)


def open_needs(material: Material) -> list[Need]:
    """What they and their house need now, the newest first; nothing told in confidence."""
    found = [
        n
        for n in material.situation.network.needs
        if n.holder in material.holders
        and n.status is Status.OPEN
        and not n.confidential
        and n.evidence.text_id not in material.sealed
    ]
    day = material.situation.network.day
    return sorted(found, key=lambda n: ((day - n.evidence.on).days if n.evidence.on else 9999, n.id))[
        :MOST_NEEDS
    ]


def need_lines(material: Material) -> tuple[Line, ...]:
    """Their needs in the words they were read from."""
    return tuple(Line(text=_need(material, one), evidence=(one.evidence,)) for one in open_needs(material))


def _need(material: Material, one: Need) -> str:
    name, day = material.situation.network.name(one.holder), material.situation.network.day
    said = said_day(one.evidence.on, day)
    told_by = one.evidence.speaker
    theirs = not told_by or told_by == name
    how = say("said on {day}", day=said) if theirs else say("{name} wrote on {day}", name=told_by, day=said)
    due = f"; {say('of use until {day}', day=said_day(one.due, day))}" if one.due else ""
    return f"{name} ({how}{due}): {in_quotes(clause(one.evidence.quote))}"


def news_lines(material: Material) -> tuple[Line, ...]:
    """What has happened in their lives and their house of late."""
    day, name = material.situation.network.day, material.situation.network.name
    found = [
        m
        for m in material.situation.network.milestones
        if m.holder in material.holders
        and not m.confidential
        and (when := m.on or m.evidence.on)
        and when >= day - LATELY
    ]
    found.sort(key=lambda m: m.on or m.evidence.on or day, reverse=True)
    return tuple(
        Line(
            text=f"{name(m.holder)}, {said_day(m.on or m.evidence.on, day)}: {_news(m)}.",
            evidence=(m.evidence,),
        )
        for m in found[:MOST_NEWS]
    )


def _news(one: Milestone) -> str:
    """In the words it was read in; a contact file's change of employer in ours."""
    whole = len(one.evidence.quote) >= len(one.summary)
    return in_quotes(clause(one.evidence.quote)) if whole else clause(one.summary)


def unmentioned(material: Material) -> tuple[Line, ...]:
    """What was told in confidence by them or about them, and needs already met."""
    return (*_confidences(material), *_sealed_notes(material), *_quiet_needs(material), *_met(material))


def _confidences(material: Material) -> Iterator[Line]:
    name = material.situation.network.name
    for one in material.situation.network.confidences:
        theirs = one.teller in material.holders
        if theirs or _speaks_of(material, one.evidence.quote):
            who, quote = name(one.teller) if theirs else "", clause(one.evidence.quote)
            text = (
                say("{name} told you in confidence: “{quote}”", name=who, quote=quote)
                if who
                else say("You were told in confidence: “{quote}”", quote=quote)
            )
            yield Line(text=text, evidence=(one.evidence,), confidential=True)


def _sealed_notes(material: Material) -> Iterator[Line]:
    told = {one.evidence.text_id for one in material.situation.network.confidences}
    for note in material.notes:
        words = material.sealed.get(note.id)
        if words and note.id not in told:
            quote = Evidence(quote=words, source=note.source, on=note.day, text_id=note.id)
            text = say(
                "Your own note “{title}” says: “{quote}”", title=clause(note.subject, 60), quote=clause(words)
            )
            yield Line(text=text, evidence=(quote,), confidential=True)


def _speaks_of(material: Material, text: str) -> bool:
    return any(
        re.search(rf"\b{re.escape(word)}\b", text)
        for person in material.people
        for word in (person.greeting, person.family)
        if len(word) > 2
    )


def _quiet_needs(material: Material) -> Iterator[Line]:
    for one in material.situation.network.needs:
        if one.confidential and one.status is Status.OPEN and one.holder in material.holders:
            yield Line(
                text=say("Told in confidence: {what}.", what=clause(one.summary)),
                evidence=(one.evidence,),
                confidential=True,
            )


def _met(material: Material) -> Iterator[Line]:
    day = material.situation.network.day
    found = [
        n
        for n in material.situation.network.needs
        if n.holder in material.holders
        and n.status is Status.MET
        and n.evidence.on
        and n.evidence.on >= day - MET_LATELY
        and not n.confidential
    ]
    for one in sorted(found, key=lambda n: n.evidence.on or day, reverse=True)[:MOST_MET]:
        yield Line(
            text=say("Settled already, no need to offer: {what}.", what=clause(one.summary)),
            evidence=(one.evidence,),
        )
