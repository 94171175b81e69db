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

IN_CONFIDENCE = "told in confidence"


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
    "For your eyes only: this letter quotes what people wrote or told you, some of it in confidence. Please do not pass it on.",
    "Nothing in it has been sent to anybody. “Later” and “not this” are said on the Today page (otherward serve), and teach what comes next.",
)


def letter_of(digest: Digest) -> Letter:
    """The digest in words."""
    title = "Whom you can help this week" if digest.weekly else "Whom you can help today"
    people = [person.greeting for card in digest.cards for person in card.people]
    subject = f"{title}: {saying.first_few(people)}" if people else "What came of what you gave"
    return Letter(
        subject=subject,
        date_line=f"{saying.weekday(digest.day)} {digest.day.year}",
        title=title if digest.cards else subject,
        opening=_opening(digest),
        cards=tuple(_card(card, digest) for card in digest.cards),
        sections=tuple(_sections(digest)),
        foot=FOOT,
    )


def look_back_sections(found: LookBack) -> Iterator[Section]:
    """A month, from what was given to what is still promised."""
    month = f"{found.month:%B}"
    for title, moments in (
        (f"What you gave in {month}", found.gave),
        (f"What came of it in {month}", found.came_of_it),
        (f"Whom you thanked in {month}", found.you_thanked),
    ):
        if moments:
            yield Section(title=title, lines=tuple(_moment(one) for one in moments))
    if found.promised:
        yield Section(title="Still promised", lines=tuple(_promise(one) for one in found.promised))


def _opening(digest: Digest) -> str:
    name = f"{digest.me.greeting}, " if digest.me else ""
    if not digest.cards:
        return f"{name}nothing needs you this week. Here is what came of the month before."
    count = len(digest.cards)
    minutes = sum(card.one.minutes for card in digest.cards)
    things = f"{saying.number(count)} thing{'s' if count > 1 else ''}"
    when = "this week" if digest.weekly else "today"
    long = "an hour" if 55 <= minutes <= 65 else f"{minutes} minutes"
    each = "each with its words ready" if count > 1 else "with its words ready"
    said = f"{name}{things} you could do for others {when}: about {long} in all, {each}."
    return said[0].upper() + said[1:]


def _card(card: Card, digest: Digest) -> CardWords:
    one = card.one
    marks = [VERBS[one.kind], f"{one.minutes} minutes"]
    if one.expires:
        marks.append(f"until {saying.near(one.expires, digest.day)}")
    if card.confidential:
        marks.append(IN_CONFIDENCE)
    who = [f"{p.name}, {p.organization}" if p.organization else p.name for p in card.people]
    return CardWords(
        kicker=" · ".join(marks),
        title=one.what,
        who=" · ".join(who),
        why=one.why,
        now=f"Why now: {', '.join(one.reasons)}." if one.reasons else "",
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
        yield Section(title="Whom you meet this week", lines=lines)
    if digest.promises:
        yield Section(title="Promised", lines=tuple(_promise(one) for one in digest.promises))
    if digest.thanks:
        yield Section(title="Thanks still to be said", lines=tuple(_thanks(one) for one in digest.thanks))
    if digest.look_back:
        found = digest.look_back
        yield from (
            one for one in look_back_sections(found) if one.title != "Still promised" or not digest.promises
        )


def _meeting(meeting: Meeting, digest: Digest) -> Line:
    one = meeting.one
    place = f", {one.place}" if one.place else ""
    names = saying.listed(person.name for person in meeting.people)
    when = saying.moment(one.at, digest.day)
    house = digest.me.organization if digest.me else ""
    guests = [p for p in meeting.people if not house or p.organization != house]
    brief = f'. The brief: otherward brief "{guests[0].name}"' if guests else ""
    return Line(
        text=one.subject or f"Meeting with {names}", faint=f"{when[:1].upper()}{when[1:]}{place}{brief}"
    )


def _promise(one: StillPromised) -> Line:
    promise = one.promise
    other = one.other.name if one.other else "somebody"
    due = f"by {saying.weekday(promise.due)}" if promise.due else ""
    mark = IN_CONFIDENCE if promise.confidential else ""
    return Line(
        text=f"You to {other}" if one.mine else f"{other} to you",
        faint=", ".join(part for part in (due, mark) if part),
        quote=_quote(promise.evidence),
    )


def _thanks(card: Card) -> Line:
    evidence = card.one.evidence[0] if card.one.evidence else None
    mark = IN_CONFIDENCE if card.confidential else ""
    return Line(text=card.one.what, faint=mark, quote=_quote(evidence) if evidence else None)


def _moment(one: Moment) -> Line:
    told = one.evidence
    quote = _quote(told) if told and told.quote not in one.words else None
    mark = f", {IN_CONFIDENCE}" if one.confidential else ""
    return Line(text=f"{one.who}: {one.words}", faint=f"{one.on.day} {one.on:%B}{mark}", quote=quote)
