"""Promises of the user's that are over, though nobody said so: their own note says it is done, or the day for which they were asked is past."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from otherward.book.book import Book
from otherward.giving.promised_matter import ASKS, says_no_matter
from otherward.language.dates import named_days
from otherward.language.lexical_search import words
from otherward.language.sentences import sentence_spans
from otherward.ledger.promise import Promise
from otherward.network.handle import plain
from otherward.network.interaction import InteractionKind
from otherward.network.need import Status
from otherward.network.person import Person

DONE = re.compile(
    r"(?:[-–—:,;(=>]|\s)\s*(?:done|sent|posted|delivered|handed over|given|finished|erledigt|geschickt|gemacht|abgegeben)\b"
    r"(?: (?:on )?[\w./-]*\d[\w./-]*)?[\s!.)]*$|^\W*(?:\[x\]|[✓✔☑]|(?:done|erledigt)\b)|[✓✔☑]\s*$",
    re.IGNORECASE,
)
"""A line of a list that is ticked off: `Ana: the drawing - done 3/5`, `[x] chart for Ivo`."""
_NOT = re.compile(r"\b(?:not|never|nothing|n['’]t|to be|half|when|once|nicht)\b", re.IGNORECASE)
LEAST_NAME = 3
"""Letters of a name that can be told from other words."""


def over_since(
    book: Book, promises: Iterable[Promise], people: Iterable[Person], me: str, *, day: date
) -> Mapping[str, Promise]:
    """Those of the user's open promises that are over, with what became of them."""
    mine = [one for one in promises if one.by == me and one.status is Status.OPEN]
    if not mine:
        return {}
    known = {person.id: person for person in people}
    lines = list(_ticked(book))
    found = {one.id: Status.MET for one in mine if _is_ticked(one, known.get(one.to), lines)}
    found |= {
        one.id: Status.PAST for one in mine if one.id not in found and _day_is_past(book, one, known, day)
    }
    return {one.id: replace(one, status=found[one.id]) for one in mine if one.id in found}


def _ticked(book: Book) -> Iterator[tuple[date | None, str]]:
    """The lines of the user's own notes that say that something is done."""
    for note in book.interactions.all(kind=InteractionKind.NOTE):
        for line in note.text.splitlines():
            if DONE.search(line) and not _NOT.search(line):
                yield note.day, line


def _is_ticked(promise: Promise, person: Person | None, lines: Sequence[tuple[date | None, str]]) -> bool:
    """Whether a ticked line names the one it was promised to, and a thing the promise names."""
    if person is None or not lines:
        return False
    called = {name for name in plain(person.name).split() if len(name) >= LEAST_NAME}
    about = set(words(promise.evidence.quote)) - set(words(person.name))
    said = promise.evidence.on
    return any(
        called & set(re.findall(r"\w+", plain(line))) and about & set(words(line))
        for on, line in lines
        if not (on and said and on < said)
    )


def _day_is_past(book: Book, promise: Promise, known: Mapping[str, Person], day: date) -> bool:
    """Whether it says only yes to something that was asked for a day which is past: it can no more be kept."""
    person, said = known.get(promise.to), promise.evidence
    if person is None or promise.due or not said.text_id or not says_no_matter(said.quote, person.name):
        return False
    own = book.interactions.get(said.text_id)
    if own is None or own.at is None or not own.thread:
        return False
    thread = book.thread(own.thread)
    before = thread[: next((i for i, one in enumerate(thread) if one.id == own.id), 0)]
    asked = [one for one in before if one.author and one.author.handle in person.handles]
    if not asked or not (on := asked[-1].day):
        return False
    sentences = (asked[-1].text[a:b] for a, b in sentence_spans(asked[-1].text))
    days = [
        named.day
        for sentence in sentences
        if ASKS.search(sentence.strip())
        for named in named_days(sentence, on)
    ]
    return bool(days) and max(days) < day
