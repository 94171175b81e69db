"""The words by which mail programs and people set apart what is quoted, forwarded, signed and disclaimed."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of one kind (`wrote`, `closings`), in lower case."""
    return _table()[key]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = files("otherward.language").joinpath("mail_marks.toml").read_text(encoding="utf-8")
    return {key: tuple(values) for key, values in tomllib.loads(text).items()}


@cache
def any_of(*keys: str) -> str:
    """A pattern for any word of these kinds, the longest first."""
    found = sorted({word for key in keys for word in words(key)}, key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in found) + ")"
    )
