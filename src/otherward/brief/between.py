"""What stands open between the user and those they meet: promises, favors, thanks, needs, news, and what to leave unsaid."""

import re
from collections.abc import Iterator
from datetime import timedelta

from otherward.brief.brief import Line
from otherward.brief.material import Material
from otherward.brief.words import clause, said_day
from otherward.giving.thanks import is_thanked
from otherward.ledger.promise import Promise
from otherward.network.confidence import Wish, WishKind
from otherward.network.milestone import Milestone
from otherward.network.need import Need, Status
from otherward.network.source import Evidence

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
        due = f", by {said_day(one.due, day)}" if one.due else ""
        said = f" (said on {said_day(one.evidence.on, day)})" if one.evidence.on else ""
        text = f"{_who_to_whom(material, one)}: “{clause(one.evidence.quote)}”{due}{said}."
        yield Line(text=text, evidence=(one.evidence,), confidential=one.confidential)


def _who_to_whom(material: Material, one: Promise) -> str:
    name = material.situation.network.name
    return f"You promised {name(one.to)}" if one.by == material.me else f"{name(one.by)} promised you"


ASKED = {
    WishKind.NO_CONTACT: "asked to be left alone",
    WishKind.NO_VENDORS: "asked for no vendors",
    WishKind.NO_INTRODUCTIONS: "asked for no introductions",
    WishKind.PAUSE: "asked for time",
}


def _wishes(material: Material) -> Iterator[Line]:
    for person in material.people:
        for wish in material.situation.wishes.get(person.id, ()):
            yield _wish(material, person.greeting, wish)


def _wish(material: Material, name: str, wish: Wish) -> Line:
    until = f" until {said_day(wish.until, material.situation.network.day)}" if wish.until else ""
    text = f"{name} {ASKED[wish.kind]}{until}: “{clause(wish.evidence.quote)}”"
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
        who = f"{name(one.giver)} did this for you" if theirs else f"You did this for {name(one.receiver)}"
        owed = (
            " You have not thanked them yet."
            if theirs and not is_thanked(one, material.situation.thanks)
            else ""
        )
        text = f"{who} on {said_day(one.on, day)}: {clause(one.summary)}.{owed}"
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
    how = f"{told_by} wrote on {said}" if told_by and told_by != name else f"said on {said}"
    due = f"; of use until {said_day(one.due, day)}" if one.due else ""
    return f"{name} ({how}{due}): “{clause(one.evidence.quote)}”"


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
    return f"“{clause(one.evidence.quote)}”" if whole else clause(one.summary)


def unmentioned(material: Material) -> tuple[Line, ...]:
    """What was told in confidence by them or about them, and needs already met."""
    return (*_confidences(material), *_sealed_notes(material), *_quiet_needs(material), *_met(material))


def _confidences(material: Material) -> Iterator[Line]:
    name = material.situation.network.name
    for one in material.situation.network.confidences:
        theirs = one.teller in material.holders
        if theirs or _speaks_of(material, one.evidence.quote):
            who = f"{name(one.teller)} told you" if theirs and name(one.teller) else "You were told"
            text = f"{who} in confidence: “{clause(one.evidence.quote)}”"
            yield Line(text=text, evidence=(one.evidence,), confidential=True)


def _sealed_notes(material: Material) -> Iterator[Line]:
    told = {one.evidence.text_id for one in material.situation.network.confidences}
    for note in material.notes:
        words = material.sealed.get(note.id)
        if words and note.id not in told:
            quote = Evidence(quote=words, source=note.source, on=note.day, text_id=note.id)
            text = f"Your own note “{clause(note.subject, 60)}” says: “{clause(words)}”"
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
                text=f"Told in confidence: {clause(one.summary)}.",
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
            text=f"Settled already, no need to offer: {clause(one.summary)}.", evidence=(one.evidence,)
        )
