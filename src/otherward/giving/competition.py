"""Who competes with whom: two who live by the same trade in different houses. A judgement kept as data."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def same_trade(a: str, b: str) -> bool:
    """Whether two titles name the same trade."""
    return bool(trade := trade_of(a)) and trade == trade_of(b)


def trade_of(title: str) -> str:
    """The trade a title names, with what narrows it; empty if it names none, or one too wide to tell."""
    judgement = competition()
    text = " ".join(w for w in title.casefold().split() if w not in judgement["empty"])
    found = re.search(judgement["trade"], text)
    trade = found[1].removesuffix("s") if found else ""
    return "" if trade in judgement["wide"] else trade


@cache
def competition() -> dict[str, Any]:
    """The judgement with its examples, which run as tests."""
    return tomllib.loads((files("otherward.giving") / "competition.toml").read_text(encoding="utf-8"))
