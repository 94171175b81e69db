"""The words each function of a company is spoken of with, as data (`departments.toml`)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from otherward.reading.company import DEPARTMENTS


@cache
def department_words() -> dict[str, re.Pattern[str]]:
    """For each function the words it is spoken of with."""
    text = (files("otherward.reading") / "departments.toml").read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(text)["words"]
    return {name: re.compile(rf"\b(?:{words[name]})\b", re.IGNORECASE) for name in DEPARTMENTS}
