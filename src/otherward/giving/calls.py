"""Calls for something: an opening that itself asks serves who has such a thing to give. A judgement kept as data."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def asks_itself(title: str, need: str) -> bool:
    """Whether a thing of this title asks for something that somebody with this need does not say they would give."""
    call, answers = _patterns()
    return bool(call.search(title)) and not answers.search(need)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = calls()
    return re.compile(said["call"], re.IGNORECASE), re.compile(said["answers"], re.IGNORECASE)


@cache
def calls() -> dict[str, Any]:
    """The judgement with its examples, which run as tests."""
    return tomllib.loads((files("otherward.giving") / "calls.toml").read_text(encoding="utf-8"))
