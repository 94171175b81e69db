"""A digest in words, before it becomes plain text or HTML: whom, what, why with its quote, how long, until when, the draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from otherward.actions.look_back import LookBack, Moment
from otherward.digest import saying
from otherward.digest.contents import Card, Digest, Meeting
from otherward.giving.opportunity import Draft, OpportunityKind
from otherward.giving.still_promised import StillPromised
from otherward.giving.wording import VERBS
from otherward.network.source import Evidence
from otherward.translation.sentences import retold
from otherward.translation.words import marked, month, on_day, say

IN_CONFIDENCE = marked("told in confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """People's own words and where they stand."""

    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """One suggestion."""

    kicker: str
    title: str
    who: str
    why: str
    now: str
    quotes: tuple[Quote, ...]
    draft: Draft
    mailto: str
    short_mailto: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list."""

    text: str
    faint: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A list under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything in its order."""

    subject: str
    date_line: str
    title: str
    opening: str
    cards: tuple[CardWords, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]


FOOT = (
    marked(
        "For your eyes only: this letter quotes what people wrote or told you, some of it in confidence. Please do not pass it on."
    ),
    marked(
        "Nothing in it has been sent to anybody. “Later” and “not this” are said on the Today page (otherward serve), and teach what comes next."
    ),
)


def letter_of(digest: Digest) -> Letter:
    """The digest in words."""
    title = say("Whom you can help this week") if digest.weekly else say("Whom you can help today")
    people = [person.greeting for card in digest.cards for person in card.people]
    subject = f"{title}: {saying.first_few(people)}" if people else say("What came of what you gave")
    return Letter(
        subject=subject,
        date_line=f"{saying.weekday(digest.day)} {digest.day.year}",
        title=title if digest.cards else subject,
        opening=_opening(digest),
        cards=tuple(_card(card, digest) for card in digest.cards),
        sections=tuple(_sections(digest)),
        foot=tuple(say(words) for words in FOOT),
    )


def look_back_sections(found: LookBack) -> Iterator[Section]:
    """A month, from what was given to what is still promised."""
    name = month(found.month, year=False)
    for title, moments in (
        (say("What you gave in {month}", month=name), found.gave),
        (say("What came of it in {month}", month=name), found.came_of_it),
        (say("Whom you thanked in {month}", month=name), found.you_thanked),
    ):
        if moments:
            yield Section(title=title, lines=tuple(_moment(one) for one in moments))
    if found.promised:
        yield Section(title=say("Still promised"), lines=tuple(_promise(one) for one in found.promised))


def _opening(digest: Digest) -> str:
    name = f"{digest.me.greeting}, " if digest.me else ""
    if not digest.cards:
        return say("{name}nothing needs you this week. Here is what came of the month before.", name=name)
    count = len(digest.cards)
    minutes = sum(card.one.minutes for card in digest.cards)
    things = say("{count} things", count=saying.number(count)) if count > 1 else say("one thing")
    when = say("this week") if digest.weekly else say("today")
    long = say("an hour") if 55 <= minutes <= 65 else say("{minutes} minutes", minutes=minutes)
    each = say("each with its words ready") if count > 1 else say("with its words ready")
    said = say(
        "{name}{things} you could do for others {when}: about {long} in all, {each}.",
        name=name,
        things=things,
        when=when,
        long=long,
        each=each,
    )
    return said[0].upper() + said[1:]


def _card(card: Card, digest: Digest) -> CardWords:
    one = card.one
    marks = [say(VERBS[one.kind]), say("{minutes} minutes", minutes=one.minutes)]
    if one.expires:
        marks.append(say("until {day}", day=saying.near(one.expires, digest.day)))
    if card.confidential:
        marks.append(say(IN_CONFIDENCE))
    who = [f"{p.name}, {p.organization}" if p.organization else p.name for p in card.people]
    return CardWords(
        kicker=" · ".join(marks),
        title=one.what,
        who=" · ".join(who),
        why=one.why,
        now=say("Why now: {reasons}.", reasons=", ".join(one.reasons)) if one.reasons else "",
        quotes=tuple(_quote(evidence) for evidence in one.evidence if _says_more(card, evidence)),
        draft=one.draft,
        mailto=saying.mailto(one.draft),
        short_mailto=saying.mailto(one.draft, with_body=False),
    )


def _says_more(card: Card, evidence: Evidence) -> bool:
    """A meeting's title stands in the card's own title already."""
    return card.one.kind is not OpportunityKind.BRIEF or evidence.quote not in card.one.what


def _quote(evidence: Evidence) -> Quote:
    return Quote(words=" ".join(evidence.quote.split()), source=saying.source_of(evidence))


def _sections(digest: Digest) -> Iterator[Section]:
    if digest.meetings:
        lines = tuple(_meeting(one, digest) for one in digest.meetings)
        yield Section(title=say("Whom you meet this week"), lines=lines)
    if digest.promises:
        yield Section(title=say("Promised"), lines=tuple(_promise(one) for one in digest.promises))
    if digest.thanks:
        yield Section(
            title=say("Thanks still to be said"), lines=tuple(_thanks(one) for one in digest.thanks)
        )
    if digest.look_back:
        found = digest.look_back
        yield from (
            one
            for one in look_back_sections(found)
            if one.title != say("Still promised") or not digest.promises
        )


def _meeting(meeting: Meeting, digest: Digest) -> Line:
    one = meeting.one
    place = f", {one.place}" if one.place else ""
    names = saying.listed(person.name for person in meeting.people)
    untold = [person.name for person in meeting.people if one.subject and person.name not in one.subject]
    company = say(", with {names}", names=saying.first_few(untold)) if untold else ""
    when = saying.moment(one.at, digest.day)
    house = digest.me.organization if digest.me else ""
    guests = [p for p in meeting.people if not house or p.organization != house]
    brief = say('. The brief: otherward brief "{name}"', name=guests[0].name) if guests else ""
    return Line(
        text=one.subject or say("Meeting with {names}", names=names),
        faint=f"{when[:1].upper()}{when[1:]}{place}{company}{brief}",
    )


def _promise(one: StillPromised) -> Line:
    promise = one.promise
    other = one.other.name if one.other else say("somebody")
    due = say("by {day}", day=saying.weekday(promise.due)) if promise.due else ""
    mark = say(IN_CONFIDENCE) if promise.confidential else ""
    return Line(
        text=say("You to {name}", name=other) if one.mine else say("{name} to you", name=other),
        faint=", ".join(part for part in (due, mark) if part),
        quote=_quote(promise.evidence),
    )


def _thanks(card: Card) -> Line:
    evidence = card.one.evidence[0] if card.one.evidence else None
    mark = say(IN_CONFIDENCE) if card.confidential else ""
    return Line(text=card.one.what, faint=mark, quote=_quote(evidence) if evidence else None)


def _moment(one: Moment) -> Line:
    told = one.evidence
    quote = _quote(told) if told and told.quote.casefold() not in one.words.casefold() else None
    recorded = retold(told.source.where) if told and not told.quote else ""
    mark = say(IN_CONFIDENCE) if one.confidential else ""
    faint = ", ".join(part for part in (on_day(one.on, year=False), recorded, mark) if part)
    return Line(text=f"{one.who}: {one.words}", faint=faint, quote=quote)
