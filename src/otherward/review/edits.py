"""Edits on a draft: cutting, moving and adding whole sentences, so that spaces, capitals and paragraphs stay right."""

import re
from collections.abc import Iterable, Sequence

from otherward.review.anatomy import Anatomy, Sentence
from otherward.review.finding import Edit


def applied(body: str, edits: Iterable[Edit]) -> str:
    """The body with these edits made."""
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        body = body[: edit.start] + edit.text + body[edit.end :]
    return re.sub(r"\n{3,}", "\n\n", body)


def cut(body: str, start: int, end: int) -> Edit:
    """Takes a sentence out, with the space before or behind it."""
    while end < len(body) and body[end] in " \t":
        end += 1
    if end >= len(body) or body[end] == "\n":
        while start and body[start - 1] in " \t":
            start -= 1
        if start and body[start - 1] == "\n":  # the whole line goes
            while end < len(body) and body[end] == "\n" and (start < 2 or body[start - 2] == "\n"):
                end += 1
    return Edit(start, end, "")


def add_behind(body: str, sentence: Sentence, text: str) -> Edit:
    """Adds a sentence behind another."""
    gap = " " if body[sentence.end - 1] in '.?!"”)' else ". "
    return Edit(sentence.end, sentence.end, gap + text)


def add_front(anatomy: Anatomy, text: str) -> Edit:
    """Adds a sentence before the first."""
    at = anatomy.sentences[0].start
    return Edit(at, at, text.rstrip() + " ")


def to_front(anatomy: Anatomy, sentence: Sentence) -> list[Edit]:
    """Moves a sentence before all others."""
    if not anatomy.sentences or sentence == anatomy.sentences[0]:
        return []
    text = sentence.text.strip()
    return [cut(anatomy.body, sentence.start, sentence.end), add_front(anatomy, text[:1].upper() + text[1:])]


def covering(anatomy: Anatomy, start: int, end: int) -> list[Sentence]:
    """The sentences this place touches."""
    return [one for one in anatomy.sentences if one.start < end and start < one.end]


def words_left(anatomy: Anatomy, gone: Sequence[Sentence]) -> int:
    """Words that remain when these sentences are cut."""
    return sum(one.words for one in anatomy.sentences if one not in gone)
