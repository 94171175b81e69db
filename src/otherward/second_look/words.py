"""Words kept as data: what speaks to a machine, and signs that cannot be seen."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> dict[str, Any]:
    """The words with their examples, which run as tests."""
    return tomllib.loads((files("otherward.second_look") / "words.toml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table()[name], re.IGNORECASE | re.MULTILINE)


def speaks_to_a_machine(text: str) -> bool:
    """Whether a text gives orders to whatever program reads it."""
    return bool(
        _pattern("to_a_machine").search(" ".join(text.split())) or _pattern("to_a_machine").search(text)
    )


def has_hidden_signs(text: str) -> bool:
    """Whether a text holds signs that cannot be seen, or that turn its direction."""
    return bool(_pattern("hidden").search(text))
