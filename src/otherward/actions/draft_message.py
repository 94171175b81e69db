"""A first draft to somebody, from what the network knows of them."""

from collections.abc import Iterator
from datetime import date

from otherward.actions.find_person import find_person
from otherward.actions.review_message import open_needs
from otherward.book.book import Book
from otherward.giving.hail import LOOKED_THROUGH, called
from otherward.language.embedding import embed_kept
from otherward.network.person import Person
from otherward.review.draft import MessageKind
from otherward.review.drafting import Fact, FirstDraft, Reader, first_draft

MEETS = 0.45
"""Cosine from which an offering is taken to meet a need (review specification, 5.1, O3)."""


def draft_message(book: Book, kind: MessageKind, who: str, *, day: date) -> FirstDraft:
    """A draft of this kind to this person."""
    person = find_person(book, who)
    me = next((one for one in book.people.all() if one.is_me), None)
    needs = tuple(
        Fact(
            text=need.summary,
            evidence=need.evidence,
            theirs=_wrote(need.evidence.speaker, need.evidence.source.where, person),
            told=need.evidence.speaker in (person.name, *person.other_names),
        )
        for need in open_needs(book, person, day)
        if not need.confidential
    )
    reader = Reader(
        id=person.id,
        name=person.name,
        greeting=called(person, book.interactions_with(person.handles, LOOKED_THROUGH)),
        needs=needs,
        favors=tuple(_unthanked(book, person, me)),
        can_give=tuple(_meeting(book, needs, me)),
        me=me.greeting if me else "",
    )
    return first_draft(kind, reader)


def _wrote(speaker: str, where: str, person: Person) -> bool:
    """In their own written words, not in the user's notes about them."""
    return speaker in (person.name, *person.other_names) and where.startswith(("mail", "message", "row"))


def _unthanked(book: Book, person: Person, me: Person | None) -> Iterator[Fact]:
    thanked = {thanks.favor for thanks in book.thanks.all()}
    for favor in book.favors.all():
        mine = me is not None and favor.receiver == me.id and favor.giver == person.id
        if mine and favor.id not in thanked and not favor.confidential:
            named = {"introduction": "the introduction", "reference": "the reference"}.get(
                favor.kind, favor.summary
            )
            yield Fact(text=named, evidence=favor.evidence, theirs=False)


def _meeting(book: Book, needs: tuple[Fact, ...], me: Person | None) -> Iterator[Fact]:
    """What the user can give that meets the first need, the nearest first."""
    mine = [one for one in book.offerings.all(holder=me.id) if not one.confidential] if me else []
    if not needs or not mine:
        return
    vectors = embed_kept([needs[0].text, *(one.summary for one in mine)], book)
    nearness = vectors[1:] @ vectors[0]
    for at in sorted(range(len(mine)), key=lambda at: -float(nearness[at])):
        if float(nearness[at]) >= MEETS:
            yield Fact(text=mine[at].summary, evidence=mine[at].evidence, theirs=False)
