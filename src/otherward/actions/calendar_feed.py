"""What has a day, for the user's calendar program (RFC 5545): promises, briefs, birthdays, webinars to pass on.

Identifiers and stamps follow from what an entry rests on, so that reading the feed again changes nothing.
"""

import hmac
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from otherward.actions.suggest import coming_meetings, opportunities, situation_of
from otherward.book.book import Book
from otherward.giving.briefing import attendees
from otherward.giving.care import Block
from otherward.giving.occasion import KNOWN_DAYS, next_birthday
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.ruling import person_rule
from otherward.giving.situation import Situation
from otherward.giving.still_promised import StillPromised, still_promised
from otherward.giving.wording import clause, shown
from otherward.intake.calendar import OWN
from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.network.resource import Resource
from otherward.translation.sentences import retold
from otherward.translation.words import say

PRODUCT = f"-{OWN}Calendar 1//EN"
"""`intake` passes over what bears this name: it came from here."""

AHEAD = timedelta(days=60)
"""Meetings so far ahead get an entry; what to bring is said for those that suggestions look at."""
BEHIND = timedelta(days=60)
"""Promises whose day is longer past are no matter for a calendar any more."""
A_MONDAY = date(2026, 1, 5)
"""From which on the giving hour returns; fixed, so that the feed stays the same from week to week."""
LEAP_YEAR = 2000
"""The year of a birthday whose year is unknown: one that has a 29 February."""
TOKEN = "calendar.token"  # noqa: S105 - the name of a setting
_BRING = (
    OpportunityKind.PROMISE,
    OpportunityKind.HELP,
    OpportunityKind.STRATEGY,
    OpportunityKind.RESOURCE,
    OpportunityKind.INTRODUCTION,
    OpportunityKind.THANKS,
)
MOST_TO_BRING = 3


def calendar_feed(
    book: Book, *, day: date, situation: Situation | None = None, found: list[Opportunity] | None = None
) -> bytes:
    """The whole feed; a surface hands in what it has already. For the user alone: every entry is marked private."""
    from icalendar import Calendar

    found = opportunities(book, day=day) if found is None else [one for one in found if not one.ruled_out]
    situation = situation or situation_of(book, day=day)
    feed = Calendar()
    for name, value in (("PRODID", PRODUCT), ("VERSION", "2.0"), ("X-WR-CALNAME", "Otherward")):
        feed.add(name, value)
    feed.add("REFRESH-INTERVAL", timedelta(hours=4))
    for event in _events(book, situation, found):
        feed.add_component(event)
    return bytes(feed.to_ical())


def events_in(feed: bytes) -> int:
    """How many entries a feed has."""
    return feed.count(b"BEGIN:VEVENT")


def calendar_token(book: Book) -> str:
    """The secret part of the feed's address; empty while there is none."""
    return book.setting(TOKEN)


def new_calendar_token(book: Book) -> str:
    """Make a new address; the old one leads nowhere from now on."""
    token = secrets.token_urlsafe(24)
    book.set_setting(TOKEN, token)
    return token


def close_calendar(book: Book) -> None:
    """No address any more."""
    book.set_setting(TOKEN, "")


def reopen_calendar(book: Book, token: str) -> None:
    """The address that was there before leads here again."""
    book.set_setting(TOKEN, token)


def opens_calendar(book: Book, token: str) -> bool:
    """Whether this is the secret; compared so that time tells nothing."""
    kept = calendar_token(book)
    return bool(kept) and hmac.compare_digest(kept.encode(), token.encode())


def _events(book: Book, situation: Situation, found: list[Opportunity]) -> Iterator[Any]:
    for one in still_promised(situation):
        if one.promise.due and one.promise.due >= situation.network.day - BEHIND:
            yield _promise(one, one.promise.due)
    for meeting in coming_meetings(book, day=situation.network.day, ahead=AHEAD):
        guests = attendees(situation, meeting.people)
        if meeting.at and any(_is_guest(situation, person) for person in guests):
            yield _brief(meeting, meeting.at, guests, situation, found)
    for person in situation.network.people.values():
        if _is_remembered(situation, person):
            yield _birthday(person)
    yield from _webinars(situation, found)
    if situation.care.block:
        yield _giving_hour(situation.care.block)


def _promise(one: StillPromised, due: date) -> Any:
    promise = one.promise
    other = one.other.name if one.other else say("somebody")
    quote = promise.evidence
    if promise.confidential:
        words, told = say("something said in confidence"), ""
    else:
        words, told = shown(quote.quote, 70), f"{shown(quote.quote, 400)}\n{retold(quote.source.where)}"
    promised = say("You promised {name}") if one.mine else say("{name} promised you")
    summary = f"{promised.format(name=other)}: {words}"
    event = entry(promise.id, summary, told, stamp=quote.on or due)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event["CLASS"] = "CONFIDENTIAL" if promise.confidential else "PRIVATE"
    return event


def _brief(
    meeting: Interaction, at: datetime, guests: list[Person], situation: Situation, found: list[Opportunity]
) -> Any:
    who = {person.id for person in guests}
    needs = [
        f"{situation.network.name(need.holder)}: {shown(need.evidence.quote)}"
        for need in situation.network.needs
        if need.holder in who and need.status == "open" and not need.confidential
    ]
    bring = [one.what for one in found if one.kind in _BRING and who & set(one.people)]
    told = [
        *([say("What they are after:"), *needs[:MOST_TO_BRING], ""] if needs else []),
        *([say("What you could bring:"), *bring[:MOST_TO_BRING], ""] if bring else []),
        say("The whole brief: {command}", command=f'otherward brief "{guests[0].name}"'),
    ]
    title = meeting.subject or say("Meeting with {name}", name=guests[0].name)
    event = entry(f"brief-{meeting.id}", say("Brief: {title}", title=title), "\n".join(told), stamp=at.date())
    event.add("dtstart", moment(at))
    event.add("dtend", moment(meeting.ends_at or at + timedelta(hours=1)))
    if meeting.place:
        event.add("location", meeting.place)
    return event


def _birthday(person: Person) -> Any:
    year, month, day = (int(part or 0) for part in re.split(r"-", person.birthday.replace("--", "0000-", 1)))
    born = date(year if year > 1900 else LEAP_YEAR, month, day)
    event = entry(f"birthday-{person.id}", say("{name}'s birthday", name=person.name), "", stamp=born)
    event.add("dtstart", born)
    event.add("dtend", born + timedelta(days=1))
    rule: dict[str, Any] = {"FREQ": "YEARLY"}
    if (month, day) == (2, 29):
        rule |= {"BYMONTH": 2, "BYMONTHDAY": -1}  # the last day of February, in every year
    event.add("rrule", rule)
    return event


def _giving_hour(block: Block) -> Any:
    """The sitting of the week kept for giving; it takes its time in the calendar."""
    first = A_MONDAY + timedelta(days=block.weekday)
    begins = datetime.combine(first, block.at)
    event = entry(
        "giving-hour", say("Giving hour: whom you can help this week"), "otherward today", stamp=first
    )
    event["TRANSP"] = "OPAQUE"
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=block.minutes))
    event.add("rrule", {"FREQ": "WEEKLY"})
    return event


def _webinars(situation: Situation, found: list[Opportunity]) -> Iterator[Any]:
    """What begins on a day and would serve somebody, once for all whom it would serve."""
    for resource in situation.network.resources:
        served = [one for one in found if one.kind is OpportunityKind.RESOURCE and one.gift == resource.id]
        starts = resource.starts_at
        if served and starts and starts.date() >= situation.network.day:
            yield _webinar(resource, starts, served, situation)


def _webinar(resource: Resource, starts: datetime, served: list[Opportunity], situation: Situation) -> Any:
    names = [situation.network.name(person) for one in served for person in one.people]
    told = [*(one.why for one in served), resource.url]
    summary = say(
        "To pass on to {names}: {title}",
        names=", ".join(dict.fromkeys(names)),
        title=clause(resource.title, 90),
    )
    event = entry(resource.id, summary, "\n".join(told), stamp=resource.published or starts.date())
    event.add("dtstart", moment(starts))
    event.add("dtend", moment(resource.ends_at or starts + timedelta(hours=1)))
    if resource.url.startswith(("https://", "http://")):
        event.add("url", resource.url)
    return event


def entry(name: str, summary: str, told: str, *, stamp: date) -> Any:
    """An entry that takes no time in the calendar and is nobody else's business."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{name}@otherward.invalid")
    event.add("dtstamp", datetime.combine(stamp, time.min, UTC))
    event.add("summary", " ".join(summary.split()))
    if told:
        event.add("description", told)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def moment(at: datetime) -> datetime:
    """In UTC, so that no zone has to be described; a time without a zone stays so."""
    return at.astimezone(UTC) if at.tzinfo else at


def _is_guest(situation: Situation, person: Person) -> bool:
    house = situation.me.organization if situation.me else ""
    return not house or person.organization != house


def _is_remembered(situation: Situation, person: Person) -> bool:
    """Whose birthday is kept: close ones, and those one is in touch with, who may be written to."""
    if person.is_me or next_birthday(person.birthday, situation.network.day) is None:
        return False
    known = person.closeness.is_close or situation.rapport(person.id).days >= KNOWN_DAYS
    return known and not person_rule(situation, person)
