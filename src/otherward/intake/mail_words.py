"""The words by which a machine's mail, a folder and a signature's lines are known."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def mail_words(key: str) -> tuple[str, ...]:
    """The words of one kind, in lower case."""
    return _table()[key]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = files("otherward.intake").joinpath("mail_marks.toml").read_text(encoding="utf-8")
    return {key: tuple(values) for key, values in tomllib.loads(text).items()}


@cache
def any_word(key: str) -> re.Pattern[str]:
    """A pattern for any word of one kind, as a whole word."""
    found = sorted(mail_words(key), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, found)) + r")(?!\w)", re.IGNORECASE)
