"""Judgements kept as data, one a file: words that speak for or against a finding, with what must and must not fire."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Judgement:
    """One file: what its words are held to say, and its examples, which run as tests."""

    name: str
    holds: str
    """need, offering, promise, thanks, milestone: weighed by the trained judge. against, voice: weighed too.
    confidence, wish, loss, favor: believed as they stand."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    sure: bool
    """Enough by itself where no trained judge is asked (typed lines, patterns alone)."""
    kind: str
    side: str
    """For favors: whether the speaker did it, received it, or notes that it is still to be thanked for."""
    fires: tuple[str, ...]
    quiet: tuple[str, ...]

    def says(self, text: str) -> bool:
        """Whether the words are there, and nothing that takes them back."""
        return bool(self.pattern.search(text)) and not (self.unless and self.unless.search(text))


WEIGHED = ("need", "offering", "promise", "thanks", "milestone", "against", "voice")


TABLES = ("lines.toml", "holder.toml", "acquaintances.toml")
"""Files of words that are no judgement by themselves."""


@cache
def judgements() -> tuple[Judgement, ...]:
    """All of them, by name."""
    folder = files("otherward.reading") / "judgements"
    names = [
        entry.name.removesuffix(".toml")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml") and entry.name not in TABLES
    ]
    return tuple(by_name(name) for name in sorted(names))


@cache
def by_name(name: str) -> Judgement:
    """The judgement of one file; the others are not read for it."""
    return _read(name, table(name))


def _read(name: str, table: dict[str, Any]) -> Judgement:
    unless = table.get("unless")
    return Judgement(
        name=name,
        holds=table["holds"],
        pattern=re.compile(table["pattern"], re.IGNORECASE),
        unless=re.compile(unless, re.IGNORECASE) if unless else None,
        sure=bool(table.get("sure")),
        kind=str(table.get("kind", "")),
        side=str(table.get("side", "")),
        fires=tuple(table["fires"]),
        quiet=tuple(table["quiet"]),
    )


@cache
def weighed() -> tuple[Judgement, ...]:
    """Those the trained judge weighs, in the order of its features."""
    return tuple(one for one in judgements() if one.holds in WEIGHED)


IMPLIED = ("need_trouble", "need_short", "need_losses")
"""Words of needs that are only implied."""


@cache
def telling() -> tuple[Judgement, ...]:
    """Those whose words alone make a sentence worth judging: enough by themselves where no trained judge is asked, or a need implied."""
    return tuple(one for one in judgements() if one.sure or one.name in IMPLIED)


@cache
def holding(*what: str) -> tuple[Judgement, ...]:
    """Those that hold one of these."""
    return tuple(one for one in judgements() if one.holds in what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way in which a typed line says something of its subject: `needs …`, `promised me …`."""

    type: str
    says: str
    """`theirs`: the subject has it; `to_me`: the subject to the user; `mine`: the user to the subject; `own`: the user
    has it."""
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
