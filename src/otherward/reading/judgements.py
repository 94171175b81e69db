"""Judgements kept as data: patterns with the examples they must and must not fire on."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def seals() -> dict[str, re.Pattern[str]]:
    """Words that seal a confidence, or say a wish, by name."""
    return {name: re.compile(str(one["pattern"]), re.IGNORECASE) for name, one in table("seals").items()}


@cache
def favors() -> dict[str, dict[str, re.Pattern[str]]]:
    """Words that tell of a favor: done by the speaker, or received."""
    return {
        side: {name: re.compile(str(pattern), re.IGNORECASE) for name, pattern in ones.items()}
        for side, ones in table("favors").items()
    }


@cache
def table(name: str) -> dict[str, dict[str, object]]:
    """One file of judgements."""
    text = (files("otherward.reading") / "judgements" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
