"""Sentences the review may put into a draft."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from otherward.review.case import Case


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The wordings of one kind."""
    text = (files("otherward.review") / "phrases.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[name])


def one_of(name: str, key: str) -> str:
    """One wording, always the same for the same reader."""
    wordings = phrases(name)
    return wordings[hashlib.sha256(f"{key}/{name}".encode()).digest()[0] % len(wordings)]


def easy_out(case: "Case") -> str:
    """A line that makes no easy, in the draft's register."""
    formal = case.anatomy.hail.casefold().startswith("dear")
    return one_of("out_formal" if formal else "out_plain", case.reader + case.draft.known.name)
