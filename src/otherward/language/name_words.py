"""The words that names are made of: short forms, common family names, titles and letters around names."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from otherward.network.handle import plain

_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h",
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
        "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
        "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
        "’": "'", "‘": "'", "`": "'", "´": "'",
    }
)  # fmt: skip
_UMLAUT = re.compile(r"(?<=[aou])e(?=[a-z])|(?<=a)a")
_SURE = 5
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case in plain Latin letters: `Jørgen` and `Jorgen` alike."""
    if text.isascii():
        return " ".join(text.casefold().split())
    return plain(plain(text).translate(_LETTERS))


@lru_cache(maxsize=65536)
def compared(word: str) -> str:
    """The form in which two spellings of one word are equal: `Müller`, `Mueller` and `Muller`."""
    word = folded(word).replace("'", "")
    return _UMLAUT.sub("", word) if len(word) >= _SURE else word


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a name, each in the form in which it is compared; apostrophes join."""
    return tuple(compared(word) for word in _WORD.findall(folded(text).replace("'", "")))


def _lines(name: str) -> list[str]:
    text = files("otherward.language").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _formal() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        formal, _, short = line.partition(":")
        name = compared(formal.strip().replace(" ", "").replace("-", ""))
        found.setdefault(name, set()).add(name)
        for word in short.split():
            found.setdefault(compared(word), set()).add(name)
    return {name: frozenset(formals | {name}) for name, formals in found.items()}


def formal_names(given: str) -> frozenset[str]:
    """The formal names a given name can stand for, itself among them."""
    return _formal().get(given) or frozenset((given,))


@cache
def given_names() -> frozenset[str]:
    """Given names known from lists."""
    listed = {compared(word) for line in _lines("given_names.txt") for word in line.split()}
    return frozenset(listed | _formal().keys())


@cache
def common_names(kind: str) -> dict[str, float]:
    """The share of people who bear a very common name, `given` or `family`."""
    shares: dict[str, float] = {}
    for line in _lines({"given": "given_common.txt", "family": "surnames_common.txt"}[kind]):
        number, *names = line.split()
        for name in names:
            shares.setdefault(compared(name), int(number) / 100_000)
    return shares


@cache
def marks(kind: str) -> frozenset[str]:
    """Titles, particles, couple words, credentials … of `name_marks.toml`, in plain form."""
    text = files("otherward.language").joinpath("name_marks.toml").read_text(encoding="utf-8")
    return frozenset(folded(word) for word in tomllib.loads(text)[kind])


GENERATIONS = {
    "jr": "jr", "jun": "jr", "junior": "jr", "jnr": "jr",
    "sr": "sr", "sen": "sr", "senior": "sr", "snr": "sr",
    "ii": "ii", "2nd": "ii", "iii": "iii", "3rd": "iii", "iv": "iv", "4th": "iv",
}  # fmt: skip
"""Marks that tell a son from his father."""


def without_ornament(text: str) -> str:
    """Without emoji, ornaments and invisible characters."""
    if text.isascii():
        return " ".join(text.split())
    if any("\U0001d400" <= c <= "\U0001d7ff" or "\uff01" <= c <= "\uff5e" for c in text):
        text = unicodedata.normalize("NFKC", text)
    kept = (" " if unicodedata.category(c) in ("So", "Sk", "Cf", "Cs", "Co", "Cn", "Sm") else c for c in text)
    return " ".join("".join(kept).split())
