"""What a sentence claims: its particulars (numbers, days, names) and what it says was done, said or promised."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from otherward.language.name_words import compared, given_names
from otherward.review.anchors import content_words

_TIDY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-"})
_TOKEN = re.compile(r"\[[A-Z]\d+\]|[£$€¥]?\d(?:[\d.,:]*\d)?%?|[^\W\d_][\w'-]*")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'-]*")
_QUOTE = re.compile(r'"([^"]{3,})"')
_WORD = re.compile(r"[^\W\d_][\w'-]*")


PLAIN = 14
"""Words a sentence has at most that says one thing."""


@cache
def table() -> dict[str, Any]:
    """The words and patterns, as data."""
    return tomllib.loads((files("otherward.wording") / "claims.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the table."""
    return re.compile(table()["patterns"][name], re.IGNORECASE | re.MULTILINE)


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of the table."""
    return frozenset(table()["words"][name].split())


@cache
def stems(name: str) -> frozenset[str]:
    """A word list of the table, without endings."""
    return frozenset(content_words(table()["words"][name]))


@dataclass(frozen=True)
class Claim:
    """One text, looked at for what it claims."""

    said: str

    @cached_property
    def text(self) -> str:
        """With plain quotes and apostrophes."""
        return self.said.translate(_TIDY)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, lower case, without possessives."""
        return frozenset(word.casefold().removesuffix("'s") for word in _WORD.findall(self.text))

    @cached_property
    def content(self) -> frozenset[str]:
        """Words of weight, without their endings."""
        return frozenset(content_words(pattern("contraction").sub(r"\1", self.text)))

    @cached_property
    def numbers(self) -> list[str]:
        """Numbers in their order, those in words as figures."""
        found = []
        for word in _TOKEN.findall(self.text):
            if word[-1].isdigit() or word[-1] == "%":
                found.append(word.replace(",", "") if not word.startswith("[") else "")
            else:
                found += [
                    table()["numbers"][part]
                    for part in word.casefold().split("-")
                    if part in table()["numbers"]
                ]
        return [one for one in found if one]

    @cached_property
    def dates(self) -> frozenset[str]:
        """Days and times that are named."""
        found = {match[0].casefold() for match in pattern("date").finditer(self.text)}
        if self.asks or pattern("wish_to_know").search(self.text):
            found -= {match[0].casefold() for match in pattern("this_year").finditer(self.text)}
        return frozenset(found)

    @cached_property
    def names(self) -> list[str]:
        """Names in their order, as they may be compared; also those written in lower case."""
        tokens = _TOKEN.findall(self.text)
        return [
            token.casefold().removesuffix("'s") for at, token in enumerate(tokens) if _is_name(tokens, at)
        ]

    @cached_property
    def quotes(self) -> list[str]:
        """Words in quotation marks."""
        return [" ".join(match[1].casefold().split()).strip(" .,") for match in _QUOTE.finditer(self.text)]

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip(" \"')").endswith("?")

    @property
    def is_plain(self) -> bool:
        """Short, and without a second statement hung on to it."""
        return len(self.text.split()) <= PLAIN and not pattern("second").search(self.text)

    @property
    def denies(self) -> bool:
        """Whether it has an odd number of negations."""
        return len(pattern("negation").findall(self.text)) % 2 == 1

    def has(self, name: str) -> frozenset[str]:
        """Its words that are on this list."""
        return self.words & listed(name)


def _is_name(tokens: list[str], at: int) -> bool:
    token = tokens[at]
    if token.startswith("["):
        return True
    word = token.casefold().removesuffix("'s")
    known = compared(word) in given_names() and word not in listed("ordinary")
    if not _CAPITAL.fullmatch(token):
        return known and len(word) > 3
    if word == "i" or word.startswith("i'") or pattern("date").fullmatch(word):
        return False
    follows = at + 1 < len(tokens) and bool(_CAPITAL.fullmatch(tokens[at + 1])) and tokens[at + 1] != "I"
    starts = word.split("'")[0] in listed("starters") | listed("goals") | listed("courtesy") | listed("free")
    return at > 0 or known or not starts or (follows and not tokens[at + 1].casefold().startswith("i'"))


def in_order(some: Iterable[str], of: Iterable[str]) -> bool:
    """Whether `some` stand in `of` in the same order."""
    rest = iter(of)
    return all(one in rest for one in some)
