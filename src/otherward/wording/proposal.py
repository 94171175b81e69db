"""A language model's answer, read strictly: sentences, each with what it rests on."""

import json
import re
from dataclasses import dataclass
from typing import Any

from otherward.wording.request import Request

_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)


class Unusable(ValueError):
    """The answer is not of the agreed form; `str()` says in which way."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the answer, its marks still in place."""

    text: str
    rests_on: tuple[str, ...]
    """S1, F2 …"""


def proposal(answer: str, request: Request) -> list[Said]:
    """The sentences of the answer; refuses what is not of the agreed form and length."""
    fenced = _FENCE.match(answer)
    try:
        read = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError) as problem:
        message = "it is not JSON"
        raise Unusable(message) from problem
    sentences = read.get("sentences") if isinstance(read, dict) else None
    if not isinstance(sentences, list) or not sentences:
        message = "it has no sentences"
        raise Unusable(message)
    if len(sentences) > request.most_sentences:
        message = f"it has {len(sentences)} sentences; {request.most_sentences} were allowed"
        raise Unusable(message)
    said = [_said(one, request) for one in sentences]
    words = sum(len(one.text.split()) for one in said)
    if words > request.most_words:
        message = f"it has {words} words; {request.most_words} were allowed"
        raise Unusable(message)
    return said


def _said(one: Any, request: Request) -> Said:
    text = one.get("text") if isinstance(one, dict) else None
    if not isinstance(text, str) or not re.search(r"\w", text):
        message = "a sentence of it has no words"
        raise Unusable(message)
    names: list[str] = []
    for key in ("from", "cites"):
        listed = one.get(key) or []
        if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
            message = f"“{key}” is no list of names"
            raise Unusable(message)
        names += listed
    if unknown := [name for name in names if request.source(name) is None]:
        message = f"it cites {unknown[0]}, which was not sent"
        raise Unusable(message)
    return Said(" ".join(text.split()), tuple(dict.fromkeys(names)))
