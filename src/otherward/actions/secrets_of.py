"""What was told to the user in confidence, with the sentences around it that hold the matter."""

import re
from collections.abc import Iterator, Mapping

from otherward.book.book import Book
from otherward.language.sentences import sentence_spans
from otherward.network.confidence import Confidence
from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.review.draft import Secret

BEFORE, BEHIND = 3, 1
"""Sentences around `please keep this to yourself` that may hold what is meant."""
_FIGURE = re.compile(r"\d")


def secrets_of(book: Book, reader: Person, *, alone: bool = True) -> Iterator[Secret]:
    """All that must not be given away to this reader; `alone` says that nobody else reads it."""
    people = {person.id: person.name for person in book.people.all()}
    for one in book.confidences.all():
        said = book.interactions.get(one.evidence.text_id)
        if alone and (one.teller == reader.id or _took_part(said, reader)):
            continue
        for text in _around(one, said):
            yield Secret(teller=people.get(one.teller, ""), said=text)
    yield from _things(book, reader, people, alone=alone)
    yield from _documents(book)


def _things(book: Book, reader: Person, people: Mapping[str, str], *, alone: bool) -> Iterator[Secret]:
    for need in book.needs.all():
        teller = need.reported_by or need.holder
        if need.confidential and not (alone and reader.id in (need.holder, teller)):
            yield Secret(teller=people.get(teller, ""), said=need.evidence.quote)
    for offering in book.offerings.all():
        if offering.confidential and not (alone and reader.id == offering.holder):
            yield Secret(teller=people.get(offering.holder, ""), said=offering.evidence.quote)


def _documents(book: Book) -> Iterator[Secret]:
    """The figures of documents that are not to be passed on."""
    for document in book.documents.all():
        for text in _sentences(document.text) if document.confidential else ():
            if _FIGURE.search(text):
                yield Secret(teller=document.organization, said=text)


def _took_part(said: Interaction | None, reader: Person) -> bool:
    """Whether the reader was among those it was told to."""
    if said is None:
        return False
    handles = {one.handle for one in (said.author, *said.to, *said.copied) if one}
    return bool(handles & set(reader.handles))


def _around(one: Confidence, said: Interaction | None) -> list[str]:
    """The sentence that asks for silence, and those around it."""
    quote = one.evidence.quote
    if said is None or quote not in said.text:
        return [quote]
    sentences = _sentences(said.text)
    at = next((n for n, text in enumerate(sentences) if quote in text or text in quote), 0)
    return sentences[max(0, at - BEFORE) : at + BEHIND + 1]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]
