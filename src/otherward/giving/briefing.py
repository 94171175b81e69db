"""A brief for a coming meeting: read up beforehand, and bring something."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from otherward.giving.drafting import before_we_meet
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.names import name_of
from otherward.network.interaction import Participant
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.translation.words import say, weekday

IN_GOOD_TIME = timedelta(days=7)
MOST_PEOPLE = 8

_KIN = r"(mom|mum|mam|mama|mommy|mummy|mother|dad|daddy|papa|father|grandma|grandpa|granny|gran|nana|parents|in-laws|mutti|vati|oma|opa|eltern)"
PRIVATE = re.compile(
    rf"\b(at|to|with|for|bei|mit|zu) (the |my |our |den |meinen? )?{_KIN}\b(?!['’]s? (?!house|home|place|flat)[a-z-]+)(?! of\b)|^\W*{_KIN}(:|$|['’]s (birthday|dinner|lunch|tea|visit|doctor|dentist|clinic)\b)|"
    r"\b(family (dinner|lunch|brunch|reunion|visit|holiday)|familien(essen|feier|treffen))\b",
    re.IGNORECASE,
)
"""A title that tells of one's own family: `Dinner at Mum's`, `Mum's birthday`; but `Talk to parents of the school` is a meeting."""


def briefs(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a coming meeting with people of the network."""
    day = situation.network.day
    for meeting in situation.meetings:
        if PRIVATE.search(meeting.subject):
            continue
        if meeting.day is None or not day <= meeting.day <= day + IN_GOOD_TIME:
            continue
        people = attendees(situation, meeting.people)
        if not people or len(people) > MOST_PEOPLE or all(_is_colleague(situation, p) for p in people):
            continue
        needs = [
            n for n in situation.network.needs if n.holder in {p.id for p in people} and n.status == "open"
        ]
        quote = Evidence(quote=meeting.subject, source=meeting.source, on=meeting.day, text_id=meeting.id)
        days = (meeting.day - day).days
        yield Opportunity(
            id=name_of("opportunity", "brief", meeting.id),
            kind=OpportunityKind.BRIEF,
            people=tuple(p.id for p in people),
            organization=people[0].organization,
            what=_what(meeting.subject, people),
            why=_why(meeting.day, days, len(needs)),
            evidence=(quote, *(n.evidence for n in needs[:2] if not n.confidential)),
            minutes=15,
            draft=before_we_meet(situation, people[0], meeting),
            expires=meeting.day,
            score=0.8 - 0.08 * days,
            subject=meeting.id,
        )


def _what(subject: str, people: list[Person]) -> str:
    """The meeting by its name, and with whom, where the name does not tell."""
    if _names_them(subject, people):
        return say("Prepare for {subject}", subject=subject)
    names = say(" and ").join(p.name for p in people)
    if len(people) > 2:
        names = say("{name} and {count} others", name=people[0].name, count=len(people) - 1)
    return say("Prepare for {subject} with {names}", subject=subject or say("your meeting"), names=names)


def _why(day: date, days: int, needs: int) -> str:
    """When it is, and that something is known of what they need."""
    when = say("tomorrow") if days else say("today")
    if days > 1:
        when = say("on {weekday}", weekday=weekday(day))
    known = (
        say("{count} needs of theirs are known.", count=needs)
        if needs > 1
        else say("One need of theirs is known.")
    )
    about = f"{known} " if needs else ""
    return say(
        "You meet {when}. {about}Read up on what they are after, and bring something.", when=when, about=about
    )


def attendees(situation: Situation, participants: tuple[Participant, ...]) -> list[Person]:
    """The people of the network among these, the user left out."""
    by_name = {p.name.casefold(): p for p in situation.network.people.values()}
    found: dict[str, Person] = {}
    for one in participants:
        person = situation.by_handle.get(one.handle) or by_name.get(one.name.casefold())
        if person and not person.is_me and not _is_kin(situation, person):
            found[person.id] = person
    return list(found.values())


def _is_colleague(situation: Situation, person: Person) -> bool:
    """The weekly meeting in one's own house needs no brief."""
    me = situation.me
    return me is not None and bool(me.organization) and person.organization == me.organization


def _names_them(subject: str, people: list[Person]) -> bool:
    """Whether the meeting's title says already whom one meets."""
    return all(person.given and person.given.casefold() in subject.casefold() for person in people)


def _is_kin(situation: Situation, person: Person) -> bool:
    """Nobody reads up on their own family."""
    me = situation.me
    same_name = me is not None and bool(person.family) and person.family == me.family
    return person.closeness.is_close or same_name
