"""BERT's WordPiece (Devlin et al. 2019), uncased: a text to the identifiers of its word pieces."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

LONGEST_WORD = 100
LONGEST_TEXT = 20_000
"""Characters of a text that are looked at: a hostile one takes no longer than a page."""

UNKNOWN, FIRST, LAST, PADDING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"


class WordPiece:
    """The tokenizer of the packaged model."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids[UNKNOWN]
        self._first, self._last = self._ids[FIRST], self._ids[LAST]
        self._pieces = lru_cache(maxsize=50_000)(self._word)

    def ids(self, text: str, most: int) -> list[int]:
        """Identifiers with the marks of beginning and end, at most `most`."""
        found = [self._first]
        for word in _words(text[:LONGEST_TEXT]):
            found += self._pieces(word) if len(word) <= LONGEST_WORD else (self._unknown,)
            if len(found) >= most:
                break
        return [*found[: most - 1], self._last]

    def _word(self, word: str) -> tuple[int, ...]:
        """Greedy, longest piece first."""
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = word[start:end] if not start else f"##{word[start:end]}"
                if piece in self._ids:
                    found.append(self._ids[piece])
                    break
                end -= 1
            else:
                return (self._unknown,)
            start = end
        return tuple(found)


def packaged() -> WordPiece:
    """The tokenizer with the packaged vocabulary."""
    text = (files("otherward.language") / "model" / "vocab.txt").read_text(encoding="utf-8")
    return WordPiece(text.split("\n")[:-1] if text.endswith("\n") else text.split("\n"))


_ASCII_WORD = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _words(text: str) -> list[str]:
    if text.isascii() and not _ASCII_CONTROL.search(text):
        return _ASCII_WORD.findall(text.lower())
    spaced = "".join(_spaced(letter) for letter in text)
    words: list[str] = []
    for word in spaced.split():
        plain = unicodedata.normalize("NFD", word)
        kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        # letter by letter, as the model learned it: a capital sigma at the end of a word is no final sigma
        words += _at_punctuation(kept.replace("Σ", "σ").lower())
    return words


def _spaced(letter: str) -> str:
    """White space as a space, control characters away, Chinese characters as words of their own."""
    if letter.isascii():
        return letter if letter.isprintable() else (" " if letter in "\t\n\r" else "")
    code = ord(letter)
    if code == 0xFFFD:
        return ""
    category = unicodedata.category(letter)
    if category == "Zs":
        return " "
    if category in ("Cc", "Cf", "Co", "Cs"):
        return ""
    return f" {letter} " if _is_chinese(code) else letter


def _is_chinese(code: int) -> bool:
    """The CJK Unicode blocks as BERT counts them."""
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _at_punctuation(word: str) -> list[str]:
    if word.isalnum():
        return [word]
    parts: list[str] = []
    current = ""
    for letter in word:
        if _is_punctuation(letter):
            if current:
                parts.append(current)
                current = ""
            parts.append(letter)
        else:
            current += letter
    return [*parts, current] if current else parts


def _is_punctuation(letter: str) -> bool:
    """Punctuation as BERT counts it: all ASCII signs, and what Unicode calls so."""
    code = ord(letter)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(letter).startswith("P")
