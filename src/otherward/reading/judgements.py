"""Judgements kept as data: patterns with the examples they must and must not fire on."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def seals() -> dict[str, re.Pattern[str]]:
    """Words that seal a confidence, or say a wish, by name."""
    return {name: re.compile(one["pattern"], re.IGNORECASE) for name, one in table("seals").items()}


@cache
def favors() -> dict[str, dict[str, re.Pattern[str]]]:
    """Words that tell of a favor: done by the speaker, or received."""
    return {
        side: {name: re.compile(one["pattern"], re.IGNORECASE) for name, one in ones.items()}
        for side, ones in table("favors").items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way in which a typed line says something of its subject: `needs …`, `promised me …`."""

    type: str
    says: str
    """`theirs`: the subject has it; `to_me`: the subject to the user; `mine`: the user to the subject."""
    pattern: re.Pattern[str]
    kind: str = ""
    summary: str = ""
    """How the matter is put, if not by what follows the phrase: `the introduction to {what}`."""


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of typed lines, in the order in which they are tried."""
    lines = table("lines")
    parts: dict[str, str] = lines["parts"]
    return tuple(
        Phrase(
            type=one["type"],
            says=one["says"],
            pattern=re.compile(_filled(one["pattern"], parts), re.IGNORECASE | re.DOTALL),
            kind=one.get("kind", ""),
            summary=one.get("summary", ""),
        )
        for one in lines["phrase"]
    )


@cache
def no_names() -> frozenset[str]:
    """Words a typed line may begin with, capitalized, that are nobody's name."""
    return frozenset(table("lines")["words"]["no_names"].split())


_PART = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its `<parts>` written out; `<whom2>` is a second `whom`."""
    return _PART.sub(lambda m: parts[m[1]].replace(f"?P<{m[1]}>", f"?P<{m[1]}{m[2]}>"), pattern)


@cache
def table(name: str) -> dict[str, Any]:
    """One file of judgements."""
    text = (files("otherward.reading") / "judgements" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
