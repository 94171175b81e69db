"""Judgements kept as data, a file each: the words that decide, with examples that run as tests."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def judgement(name: str) -> dict[str, Any]:
    """The judgement of this name."""
    return tomllib.loads((files("otherward.giving") / f"{name}.toml").read_text(encoding="utf-8"))
