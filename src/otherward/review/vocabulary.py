"""The words by which wants, gifts, asks, outs and facts are known: each kind once, as data (review specification, 3.0)."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from otherward.review.literals import Sieve, needed

_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")
_NAME = "(?-i:(?!(?:You|I|We|The|My|Our|Your|If|It|This|That|And|But|So|Please|Could|Would|Can|When|Since|Then|Not|No)\\b)[A-Z])"
"""A capital that begins a name, whatever the case of the rest of the pattern."""
_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|nothing|neither|without|don't|doesn't|didn't|isn't|aren't|wasn't|won't|can't|cannot|wouldn't|n't)"
    r"(?:\s+[\w']+){0,3}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Words:
    """One kind of words: what says it, what takes it back, and whether a `not` in front cancels it."""

    name: str
    any_of: tuple[str, ...]
    unless: tuple[str, ...]
    affirmed: bool

    @cached_property
    def _kind(self) -> int | None:
        return sieve().kind(self.any_of)

    @cached_property
    def _made(self) -> dict[int, re.Pattern[str]]:
        return {}

    def _way(self, number: int) -> re.Pattern[str]:
        """One of the patterns, made when a text first may hold it."""
        if number not in self._made:
            self._made[number] = re.compile(filled(self.any_of[number]), re.IGNORECASE)
        return self._made[number]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{filled(one)})" for one in self.any_of), re.IGNORECASE)

    @cached_property
    def _against(self) -> re.Pattern[str] | None:
        return (
            re.compile("|".join(f"(?:{filled(one)})" for one in self.unless), re.IGNORECASE)
            if self.unless
            else None
        )

    def make(self) -> None:
        """Makes its patterns now, so that no text waits for them."""
        for number in range(len(self.any_of)):
            self._way(number)
        _ = self._against

    def find(self, text: str) -> re.Match[str] | None:
        """Where the text says it, if it does."""
        if self._kind is not None and not sieve().may(self._kind, text):
            return None
        return _found(self, text)

    def first(self, text: str) -> re.Match[str] | None:
        """As `find`, looked for anew."""
        found: re.Match[str] | None = None
        for number in self._left(text):
            for match in self._way(number).finditer(text):
                if found is not None and match.start() >= found.start():
                    break
                if not (self.affirmed and negated(text, match.start())):
                    found = match
                    break
        if found is None or (self._against is not None and self._against.search(text)):
            return None
        return found

    def _left(self, text: str) -> Sequence[int]:
        """The numbers of the patterns worth trying, in order."""
        return range(len(self.any_of)) if self._kind is None else sieve().left(self._kind, text)

    def all(self, text: str) -> list[re.Match[str]]:
        """Every place where the text says it."""
        if not self._left(text) or (self._against is not None and self._against.search(text)):
            return []
        return [m for m in self._pattern.finditer(text) if not (self.affirmed and negated(text, m.start()))]


@lru_cache(maxsize=1 << 15)
def _found(words: Words, text: str) -> re.Match[str] | None:
    """Sentences are looked at by many rules, and again whenever another sentence of the draft is changed."""
    return words.first(text)


def negated(text: str, at: int) -> bool:
    """Whether a `not` stands within three words before this place."""
    return bool(_NEGATION.search(text[max(0, at - 40) : at]))


def filled(pattern: str) -> str:
    """The pattern with its `<parts>` written out."""
    while (written := _PART.sub(lambda m: parts()[m[1]], pattern)) != pattern:
        pattern = written
    return pattern.replace("[A-Z]", _NAME)


@cache
def sieve() -> Sieve:
    """What the patterns of all kinds of words and of all ways to ask cannot do without, looked for together."""
    return Sieve({kind: [needed(filled(one)) for one in kind] for kind in every_kind()})


def every_kind() -> list[tuple[str, ...]]:
    """The patterns of all kinds of words and of all ways to ask."""
    asks = [one for table in _table("asks").values() for one in table]
    return [tuple(one["any"]) for one in (*_kinds().values(), *asks)]


@cache
def parts() -> dict[str, str]:
    """Pieces that many kinds share: who writes, who reads, verbs of giving."""
    found: dict[str, str] = _table("parts")
    return {name: f"(?:{text})" for name, text in found.items()}


@cache
def words(name: str) -> Words:
    """The words of this kind."""
    one = _kinds()[name]
    return Words(name, tuple(one["any"]), tuple(one.get("unless", ())), bool(one.get("affirmed", False)))


def says(name: str, text: str) -> bool:
    """Whether the text has words of this kind."""
    return words(name).find(text) is not None


def make_ready() -> None:
    """Makes the patterns of all kinds of words: half a second once, for who reads drafts again and again."""
    sieve()
    for name in _kinds():
        words(name).make()


@cache
def _kinds() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for entry in sorted((files("otherward.review") / "words").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml") and entry.name not in ("parts.toml", "asks.toml"):
            found |= tomllib.loads(entry.read_text(encoding="utf-8"))
    return found


@cache
def _table(name: str) -> dict[str, Any]:
    text = (files("otherward.review") / "words" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
