"""Ask the user's own language model for a better wording, and let through only what passes the gate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from otherward.actions.discreet import Discreet
from otherward.book.book import Book
from otherward.errors import Refused
from otherward.network.need import Status
from otherward.network.person import Person
from otherward.review.case import Case
from otherward.review.draft import Draft, MessageKind
from otherward.review.finding import Review
from otherward.review.predicates import REGISTRY
from otherward.review.reviewer import review
from otherward.wording.gate import faults, faults_as_a_whole
from otherward.wording.proposal import Said, Unusable, proposal
from otherward.wording.request import INSTRUCTIONS, Request, request_for

TRIES = 2
"""One retry, with the reasons."""


class Model(Protocol):
    """A language model at an address of the user's own."""

    def answer(self, instructions: str, material: str) -> str:
        """Its answer."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A sentence of a suggested wording, with the words it rests on."""

    text: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A suggested wording that passed the gate; or none, with why."""

    before: Review
    draft: Draft | None
    after: Review | None
    sentences: tuple[Sourced, ...]
    stopped: tuple[str, ...]
    """Why answers were dropped."""


def suggest_wording(book: Book, draft: Draft, model: Model, *, to: Person | None, day: date) -> Wording:
    """The draft, reworded by the model; whatever it adds of its own is dropped, and said to be."""
    request = what_is_sent(book, draft, to=to, day=day)
    was = review(draft)
    stopped: list[str] = []
    material = request.material
    for _ in range(TRIES):
        answer = model.answer(INSTRUCTIONS, material)
        try:
            said = proposal(answer, request)
            better = replace(draft, body=_body(draft, said, request))
            wrong = [*_wrong_sentences(said, request), *_wrong_whole(draft, better, was)]
        except Unusable as problem:
            wrong = [f"The answer cannot be used: {problem}."]
        if not wrong:
            told = tuple(_sourced(one, request) for one in said)
            return Wording(was, better, review(better), told, tuple(stopped))
        stopped += wrong
        material = f"{request.material}\nYour last answer was refused: {' '.join(wrong)[:2000]}"
    return Wording(was, None, None, (), tuple(dict.fromkeys(stopped)))


def what_is_sent(book: Book, draft: Draft, *, to: Person | None, day: date) -> Request:
    """The request as it would be sent; refused where nothing may be sent."""
    discreet = Discreet(book)
    case = Case(replace(draft, known=discreet.known))
    if case.kind is MessageKind.THANK_YOU:
        message = "Thanks lose their warmth when they read as a machine's; say in your own words what they did and what came of it."
        raise Refused(message)
    if REGISTRY["gives_away"](case):
        message = "Something in the draft was told to you in confidence; it goes to no language model. Take it out, or reword it yourself."
        raise Refused(message)
    facts = [fact for fact in facts_for(book, to, day=day) if not discreet.gives_away(fact)]
    return request_for(case, review(case.draft), facts, discreet.tokens())


def facts_for(book: Book, to: Person | None, *, day: date) -> Iterator[str]:
    """What may be said to a model about the reader and the user: nothing confidential, inferred or past."""
    if to is None:
        return
    for need in book.needs.all(holder=to.id):
        stale = need.status is not Status.OPEN or (need.expires and need.expires < day)
        if not (stale or need.confidential or need.inferred):
            yield f"The reader needs: {need.summary}"
    me = next((one for one in book.people.all() if one.is_me), None)
    for offering in book.offerings.all(holder=me.id) if me else ():
        if not (offering.confidential or offering.inferred):
            yield f"The writer can provide: {offering.summary}"


def _body(draft: Draft, said: Sequence[Said], request: Request) -> str:
    """The draft with these sentences in place of its own; greeting, postscript and sign-off stay."""
    own = [one for one in Case(draft).anatomy.sentences if not one.postscript]
    paragraph_of = {f"S{n}": one.paragraph for n, one in enumerate(own, start=1)}
    paragraphs: list[list[str]] = []
    last = -1
    for one in said:
        wanted = min((paragraph_of[name] for name in one.rests_on if name in paragraph_of), default=last)
        if wanted > last or not paragraphs:
            paragraphs.append([])
            last = max(wanted, last)
        paragraphs[-1].append(request.tokens.show(one.text))
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    return draft.body[: own[0].start] + text + draft.body[own[-1].end :]


def _wrong_sentences(said: Sequence[Said], request: Request) -> Iterator[str]:
    for one in said:
        sources = [source for name in one.rests_on if (source := request.source(name))]
        if found := faults(one.text, sources):
            yield f"“{request.tokens.show(one.text)}” {found[0]}."


def _wrong_whole(draft: Draft, better: Draft, was: Review) -> Iterator[str]:
    for fault in faults_as_a_whole(Case(draft), Case(better), was, review(better)):
        yield f"As a whole: {fault}."


def _sourced(one: Said, request: Request) -> Sourced:
    shown = (request.tokens.show(source) for name in one.rests_on if (source := request.source(name)))
    return Sourced(request.tokens.show(one.text), tuple(re.sub(r"\s+", " ", text) for text in shown))
