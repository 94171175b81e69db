"""A suggestion as a card: whom, what, the words it rests on, and why; each said once."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from otherward.actions import respond
from otherward.giving.introduction_course import MAKE
from otherward.giving.opportunity import Opportunity, OpportunityKind
from otherward.giving.situation import Situation
from otherward.giving.why_this import OWED
from otherward.network.handle import plain
from otherward.translation.words import on_day, say, weekday

QUOTE = re.compile("[“„]([^“”„]+)[”“]")
"""Words between the quotation marks of either language."""
SENTENCE_WITH_QUOTE = re.compile("[^.!?“”„]*[“„][^“”„]+[”“][.!?]?\\s*")
BOTH = 2
A_WEEK = 7


def carded(one: Opportunity, situation: Situation) -> dict[str, Any]:
    """A suggestion with the people it serves; what its quotes and its first line tell is not told again."""
    people = [situation.network.people[name] for name in one.people if name in situation.network.people]
    day = situation.network.day
    meet = one.kind is OpportunityKind.INTRODUCTION and len(people) == BOTH and len(one.evidence) >= BOTH
    return {
        "one": one,
        "people": people,
        "what": title(one),
        "why": beyond_quotes(one),
        "reasons_now": list(_reasons(one)),
        "until": until(one.expires, day) if one.expires else "",
        "sides": list(zip(people, one.evidence, strict=False)) if meet else [],
        "quotes": [said for said in one.evidence[BOTH if meet else 0 :] if not _is_told(said.quote, one)],
        "reader": next((person for person in people if person.name == one.draft.to), None),
        "mail": one.draft.address if "@" in one.draft.address else "",
        "to_both": one.kind is OpportunityKind.INTRODUCTION and one.gift == MAKE,
        "reasons": respond.reasons_for(one),
    }


def title(one: Opportunity) -> str:
    """What could be done, without the words that stand below it as a quote: `Keep your promise to Tom Hill`."""
    head, colon, tail = one.what.partition(": ")
    quotes = QUOTE.findall(tail) or [tail]
    return head if colon and all(_is_quoted(words, one) for words in quotes) else one.what


def beyond_quotes(one: Opportunity) -> str:
    """The reason without its sentences that only say who wrote what: the quotes below say it, with the place."""
    return SENTENCE_WITH_QUOTE.sub(
        lambda found: "" if _is_quoted(QUOTE.findall(found[0])[-1], one) else found[0], one.why
    ).strip()


def until(last: date, day: date) -> str:
    """`until tomorrow`, `until Thursday`, `until 31 March`: until when it is worth anything."""
    days = (last - day).days
    if days <= 1:
        return say("until tomorrow") if days == 1 else say("until today")
    return say(
        "until {day}", day=weekday(last) if days < A_WEEK else on_day(last, year=last.year != day.year)
    )


def _is_told(quote: str, one: Opportunity) -> bool:
    """Whether the first line is these words already, as of a meeting; or the reason, as of what one can do oneself."""
    own = one.kind in (OpportunityKind.HELP, OpportunityKind.STRATEGY)
    return plain(quote) in plain(title(one)) or (own and plain(quote) in plain(one.why))


def _is_quoted(words: str, one: Opportunity) -> bool:
    bare = plain(words.removesuffix("…"))
    return bool(bare) and any(bare in plain(evidence.quote) for evidence in one.evidence)


def _reasons(one: Opportunity) -> Iterator[str]:
    """What speaks for it now, beside what the card says anyway: what is owed, how long it takes and until when."""
    told = {say("you owe it"), say("it takes {minutes} minutes", minutes=one.minutes)}
    if one.kind in OWED:
        told.add(say("it is still fresh"))
    due = say("it must be {by}", by="\0").partition("\0")[0]
    for reason in one.reasons:
        if reason not in told and not (one.expires and reason.startswith(due)):
            yield reason
