"""Names as people write them on LinkedIn: credentials, emoji, pronouns and fancy letters set apart from the name."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from otherward.network.handle import plain

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_IN_QUOTES = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]|(?<=\s)'([^']+)'(?=\s|$)")
_PRONOUNS = re.compile(
    r"^(?:she|he|they|her|him|them|xe|ze|sie|er|elle|il|ella|el)(?:\s*[/|]\s*\w+)+$", re.IGNORECASE
)
_LOOKS_EARNED = re.compile(r"^(?=(?:.*[A-Z]){2})[A-Za-z][A-Za-z./®™+&-]{1,14}$")
_JOINERS = {"\u200d", "\u200b", "\u200c", "\u2060", "\ufe0e", "\ufe0f", "\u20e3", "\ufeff"}
_SHORT = 2


class Cleaned(NamedTuple):
    """A name and what stood around it."""

    given: str
    family: str
    suffix: str = ""
    nickname: str = ""
    former: str = ""

    @property
    def whole(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}".strip()


@cache
def _credentials() -> dict[str, str]:
    text = files("otherward.intake.linkedin").joinpath("credentials.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return {_bare(line): line for line in lines if line and not line.startswith("#")}


@cache
def hidden_names() -> frozenset[str]:
    """What LinkedIn calls somebody whose account is gone."""
    text = files("otherward.intake.linkedin").joinpath("headers.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["members"]["hidden"])


def is_hidden(name: str) -> bool:
    """`LinkedIn Member` is nobody in particular."""
    return plain(name).replace("-", " ") in hidden_names()


def _bare(word: str) -> str:
    return re.sub(r"[.®™\s]", "", word).casefold()


def is_credential(word: str, *, after_comma: bool = True) -> bool:
    """`PhD`, `SHRM-CP`, `Jr.`; without a comma before it only if written as credentials are."""
    bare = _bare(word)
    if bare in _credentials():
        known = _credentials()[bare]
        letters = word.replace(".", "").strip("®™ ")
        return (
            after_comma or bare in ("jr", "sr") or (len(bare) > _SHORT and letters in (known, known.upper()))
        )
    return after_comma and bool(_LOOKS_EARNED.match(word.strip()))


@lru_cache(maxsize=8192)
def without_emoji(text: str) -> str:
    """The text without emoji, ornaments and invisible characters, fancy letters made plain ones."""
    if text.isascii():
        return " ".join(text.split())
    if any("\U0001d400" <= c <= "\U0001d7ff" or "\uff01" <= c <= "\uff5e" for c in text):
        text = unicodedata.normalize("NFKC", text)
    kept = [c for c in text if c not in _JOINERS and not _is_ornament(c)]
    return " ".join("".join(kept).split()).strip(" |•·★-–—")


def _is_ornament(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in ("So", "Cs", "Co", "Cn", "Cf")
        or (category == "Sk" and character > "\U0001f000")
        or "\U0001f000" <= character <= "\U0001faff"
    )


@lru_cache(maxsize=8192)
def clean(given: str, family: str) -> Cleaned:
    """The name in these two cells, without what is no part of it."""
    suffixes: list[str] = []
    given, nickname, former_given = _aside(without_emoji(given), suffixes)
    family, other, former = _aside(without_emoji(family), suffixes)
    given = _split(given, suffixes) if family else given
    family = _split(family, suffixes, always=bool(given))
    nickname = nickname or other or former_given
    return Cleaned(given, family, ", ".join(dict.fromkeys(suffixes)), nickname, former)


def _aside(name: str, suffixes: list[str]) -> tuple[str, str, str]:
    """The name without brackets and quotation marks, the nickname in quotes, the other name in brackets."""
    nickname = former = ""
    for found in _IN_QUOTES.finditer(name):
        nickname = nickname or (found[1] or found[2]).strip()
    for found in _IN_BRACKETS.finditer(name):
        inside = found[1].strip()
        if is_credential(inside, after_comma=False):
            suffixes.append(inside)
        elif inside and not _PRONOUNS.match(inside) and not former and inside.replace(" ", "").isalpha():
            former = inside
    bare = _IN_BRACKETS.sub(" ", _IN_QUOTES.sub(" ", name))
    bare = " ".join(bare.split())
    return (bare, nickname, former) if bare.strip(" ,") else (" ".join(name.split()), "", "")


def _split(name: str, suffixes: list[str], *, always: bool = False) -> str:
    """The name without credentials after a comma, or behind it in capitals; `always`: no name follows a comma."""
    first, *others = (part.strip() for part in re.split(r"\s*[,|]\s*", name))
    if first and others and (always or all(_is_aside(part) for part in others if part)):
        suffixes += [part for part in others if part and not _PRONOUNS.match(part)]
        name = first
    words = name.split()
    behind: list[str] = []
    while len(words) > 1 and is_credential(words[-1], after_comma=False):
        behind.insert(0, words.pop())
    suffixes[:0] = behind
    return " ".join(words)


def _is_aside(part: str) -> bool:
    return bool(_PRONOUNS.match(part)) or all(is_credential(word) for word in part.split())


@lru_cache(maxsize=8192)
def clean_whole(name: str) -> str:
    """A whole name in one cell, without credentials and emoji."""
    first, _, last = without_emoji(name).partition(" ")
    return clean(first, last).whole if last else first
