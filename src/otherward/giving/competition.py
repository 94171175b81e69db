"""Who competes with whom: two who live by the same trade in different houses. A judgement kept as data."""

import re
from functools import lru_cache

from otherward.giving.judgement import judgement


def same_trade(a: str, b: str) -> bool:
    """Whether two titles name the same trade."""
    return bool(trade := trade_of(a)) and trade == trade_of(b)


@lru_cache(maxsize=20_000)
def trade_of(title: str) -> str:
    """The trade a title names, with what narrows it; empty if it names none, or one too wide to tell."""
    said = judgement("competition")
    text = " ".join(w for w in title.casefold().split() if w not in said["empty"])
    found = re.search(said["trade"], text)
    trade = found[1].removesuffix("s") if found else ""
    return "" if trade in said["wide"] else trade
