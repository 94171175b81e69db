"""Which function of a company a sentence concerns, and which are under pressure."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from otherward.network.document import Document
from otherward.reading.company import DEPARTMENTS, Strain
from otherward.reading.company_sentences import Statement
from otherward.reading.judgements import by_name


@cache
def department_words() -> dict[str, re.Pattern[str]]:
    """For each function the words it is spoken of with."""
    text = (files("otherward.reading") / "departments.toml").read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(text)["words"]
    return {name: re.compile(rf"\b(?:{words[name]})\b", re.IGNORECASE) for name in DEPARTMENTS}


def department_by_words(text: str, around: str = "") -> str:
    """The function whose words are used most, the sentence's own counting thrice those around it; empty if none."""
    counts = {
        name: 3 * len({m[0].casefold() for m in pattern.finditer(text)}) + len(pattern.findall(around))
        for name, pattern in department_words().items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def strains_in(document: Document, said: Sequence[Statement]) -> list[Strain]:
    """Sentences that show a function under pressure."""
    found = []
    for one in said:
        name = department_by_words(one.text) if by_name("company_strain").says(one.text) else ""
        if name:
            found.append(
                Strain(
                    quote=one.text,
                    source=document.source,
                    document=document.id,
                    page=one.page,
                    start=one.start,
                    departments=((name, 2.0),),
                )
            )
    return found
