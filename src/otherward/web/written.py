"""A draft as a page sends it, and its review in the words and places a page shows."""

import json
from dataclasses import replace
from functools import cache
from threading import Thread
from typing import Any

from django.http import HttpRequest

from otherward.errors import UnusableInput
from otherward.language.utf16 import Utf16
from otherward.network.closeness import Closeness
from otherward.network.person import Person
from otherward.review.draft import Draft, Known, MessageKind
from otherward.review.finding import Finding, Fix, Review
from otherward.review.reviewer import review
from otherward.review.served import BANDS, Served, served
from otherward.review.vocabulary import make_ready
from otherward.translation.worded import worded
from otherward.translation.words import marked, say
from otherward.web.current import current

LONGEST = 20_000
"""Characters of a draft that is looked at while one types."""
MARKED = 0.6
"""A finding about more of the draft than this is about the whole; it is not underlined."""
KINDS = {
    MessageKind.OUTREACH: marked("a first message"),
    MessageKind.LINKEDIN: marked("a LinkedIn note"),
    MessageKind.MEETING_REQUEST: marked("asking to meet"),
    MessageKind.INTRO_REQUEST: marked("asking for an introduction"),
    MessageKind.INTRODUCTION: marked("introducing two people"),
    MessageKind.FOLLOW_UP: marked("following up"),
    MessageKind.THANK_YOU: marked("saying thank you"),
    MessageKind.COLD_ASK: marked("asking a favor of a stranger"),
}


@cache
def made_ready() -> None:
    """Makes the patterns of the review beside the page that was opened, once a process: the first key waits for nothing."""
    Thread(target=make_ready, daemon=True, name="review").start()


def posted(request: HttpRequest) -> tuple[str, str]:
    """Subject and body as typed; a form sends line ends its own way."""
    body = request.POST.get("body", "").replace("\r\n", "\n")
    if len(body) > LONGEST:
        message = say(
            "This is longer than {longest} characters; a letter of one page is looked at.", longest=LONGEST
        )
        raise UnusableInput(message)
    return request.POST.get("subject", ""), body


def draft_for(request: HttpRequest, person: Person | None, subject: str, body: str) -> Draft:
    """The draft with the kind and closeness chosen, and with what is known of the reader."""
    kind, closeness = request.POST.get("kind", ""), request.POST.get("closeness", "")
    draft = Draft(
        subject=subject or None,
        body=body,
        to_one=True,
        kind=MessageKind(kind) if kind in list(MessageKind) else None,
        closeness=person.closeness if person else Closeness.STRANGER,
        known=current.known(person, alone=kind != MessageKind.INTRODUCTION) if person else Known(),
    )
    return replace(draft, closeness=Closeness(closeness)) if closeness in list(Closeness) else draft


def reviewed(draft: Draft) -> dict[str, Any]:
    """What the page shows of a draft's review; places are counted as browsers count them."""
    found = review(draft)
    place = Utf16(draft.body)
    sentences = served(found, draft) if draft.body.strip() else []
    shown = [_told(one, draft, place) for one in found.findings]
    return {
        "sentences": [
            {"one": one, "start": place.units(one.start), "end": place.units(one.end)} for one in sentences
        ],
        "close": draft.closeness.is_close,
        "to_many": found.kind is MessageKind.OTHER,
        "band": say(BANDS[_band(found, sentences)], reader=found.reader or say("them")),
        "counts": _counts(found, [one.whom for one in sentences]),
        "first": shown[: found.shown],
        "more": shown[found.shown :],
        "words": _count_in_words(found),
        "strengths": [one.quote for one in found.strengths if one.weight > 0],
        "empty": not draft.body.strip(),
    }


def _band(found: Review, sentences: list[Served]) -> str:
    """Whom the whole serves, unless none of its sentences does: then the line above would say what the bar below it does not."""
    whom = {one.whom for one in sentences}
    needed = {"other": {"them", "both"}, "self": {"you", "both"}}.get(found.band, whom)
    return found.band if needed & whom or not whom else "unclear"


def _told(one: Finding, draft: Draft, place: Utf16) -> dict[str, Any]:
    whole = one.end - one.start > MARKED * len(draft.body.strip())
    return {
        "one": one,
        "name": worded(one.name, "review"),
        "start": place.units(one.start),
        "end": place.units(one.end),
        "where": "subject" if one.region == "subject" else "whole" if whole else "words",
        "fixes": [_fix(fix, place) for fix in one.fixes],
    }


def _fix(fix: Fix, place: Utf16) -> dict[str, Any]:
    edits = [[place.units(edit.start), place.units(edit.end), edit.text] for edit in fix.edits]
    wording = " … ".join(edit.text.strip() for edit in fix.edits if edit.text.strip())
    return {"title": fix.title, "edits": json.dumps(edits), "wording": wording}


def _counts(found: Review, whom: list[str]) -> str:
    """`2 sentences for Ana, 1 for you`."""
    reader = found.reader or say("the reader")
    told = {
        "them": say("for {name}", name=reader),
        "you": say("for you"),
        "both": say("for both"),
        "nobody": say("for neither"),
    }
    parts = [(whom.count(key), words) for key, words in told.items() if whom.count(key)]
    if not parts:
        return ""
    count, words = parts[0]
    first = (
        say("1 sentence {whom}", whom=words)
        if count == 1
        else say("{count} sentences {whom}", count=count, whom=words)
    )
    return ", ".join([first, *(f"{count} {words}" for count, words in parts[1:])])


def _count_in_words(found: Review) -> str:
    first, more = found.shown, len(found.findings) - found.shown
    if not first:
        return say("Nothing to mind in it.")
    told = say("1 thing to look at") if first == 1 else say("{count} things to look at", count=first)
    return say("{told}, and {more} smaller.", told=told, more=more) if more else f"{told}."
