"""The written drafts of `evaluation/review`, with what should be said of them."""

import re
from pathlib import Path
from typing import NamedTuple

from otherward.review.draft import Draft, MessageKind
from otherward.review.record import closeness_of

FOLDER = Path(__file__).parents[2] / "evaluation" / "review"


class Written(NamedTuple):
    draft: Draft
    band: str
    codes: frozenset


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
            draft = Draft(
                subject=subject, body=body.strip(), kind=MessageKind(kind), closeness=closeness_of(closeness)
            )
            found.append(Written(draft, band, frozenset(codes.split())))
    return found
