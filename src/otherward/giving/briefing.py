"""A brief for a coming meeting: read up beforehand, and bring something."""

from collections.abc import Iterator
from datetime import timedelta

from otherward.giving.drafting import before_we_meet
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.names import name_of
from otherward.network.interaction import Participant
from otherward.network.person import Person
from otherward.network.source import Evidence

IN_GOOD_TIME = timedelta(days=4)
MOST_PEOPLE = 8


def briefs(situation: Situation) -> Iterator[Opportunity]:
    """One suggestion a coming meeting with people of the network."""
    day = situation.network.day
    for meeting in situation.meetings:
        if meeting.day is None or not day <= meeting.day <= day + IN_GOOD_TIME:
            continue
        people = attendees(situation, meeting.people)
        if not people or len(people) > MOST_PEOPLE or all(_is_colleague(situation, p) for p in people):
            continue
        names = (
            " and ".join(p.name for p in people)
            if len(people) < 3
            else f"{people[0].name} and {len(people) - 1} others"
        )
        needs = [
            n for n in situation.network.needs if n.holder in {p.id for p in people} and n.status == "open"
        ]
        about = (
            f" {len(needs)} need{'s' if len(needs) > 1 else ''} of theirs {'are' if len(needs) > 1 else 'is'} known."
            if needs
            else ""
        )
        quote = Evidence(quote=meeting.subject, source=meeting.source, on=meeting.day, text_id=meeting.id)
        days = (meeting.day - day).days
        when = "today" if not days else "tomorrow" if days == 1 else f"on {meeting.day:%A}"
        yield Opportunity(
            id=name_of("opportunity", "brief", meeting.id),
            kind=OpportunityKind.BRIEF,
            people=tuple(p.id for p in people),
            organization=people[0].organization,
            what=f"Prepare for {meeting.subject}"
            if _names_them(meeting.subject, people)
            else f"Prepare for {meeting.subject or 'your meeting'} with {names}",
            why=f"You meet {when}.{about} Read up on what they are after, and bring something.",
            evidence=(quote, *(n.evidence for n in needs[:2] if not n.confidential)),
            minutes=15,
            draft=before_we_meet(situation, people[0], meeting),
            expires=meeting.day,
            score=0.8 - 0.08 * days,
            subject=meeting.id,
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
