"""The written drafts of `evaluation/review`, with what should be said of them."""

import re
from pathlib import Path
from typing import NamedTuple

from otherward.review.draft import Draft, MessageKind
from otherward.review.record import closeness_of

FOLDER = Path(__file__).parents[2] / "evaluation" / "review"


MARK = re.compile(r" ?⟨(\w*)⟩")
"""What the sentence in front does, in the letters of `CARD.md`."""


class Written(NamedTuple):
    draft: Draft
    band: str
    codes: frozenset
    does: tuple = ()
    """(from, to, letters) of each sentence, where its author told."""
    voice: str = ""
    """The file it stands in; each has an author of its own."""


def unmarked(body):
    """The body without marks, and what they tell."""
    text, told, behind = "", [], 0
    for mark in MARK.finditer(body):
        start = len(text)
        text += body[behind : mark.start()]
        told.append((start, len(text), mark[1].replace("x", "")))
        behind = mark.end()
    return text + body[behind:], tuple(told)


def written(pattern="drafts-*.txt"):
    found = []
    for path in sorted(FOLDER.glob(pattern)):
        for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, body = block.split("\n", 1)
            what, _, codes = head.partition("|")
            kind, closeness, band = what.split()
            subject = ""
            if body.startswith("Subject:"):
                line, body = body.split("\n", 1)
                subject = line.removeprefix("Subject:").strip()
            body, does = unmarked(body.strip())
            draft = Draft(
                subject=subject, body=body, kind=MessageKind(kind), closeness=closeness_of(closeness)
            )
            found.append(Written(draft, band, frozenset(codes.split()), does, path.stem))
    return found
