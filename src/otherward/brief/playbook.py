"""The playbook: ways to further an organization's goals, as data, one file a department; the user's own beside them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from otherward.errors import UnusableInput
from otherward.network.strategy import Strategy
from otherward.translation.worded import worded

FIELDS = tuple(one.name for one in fields(Strategy))


@cache
def playbook() -> tuple[Strategy, ...]:
    """The strategies that come with the program, by department."""
    folder = files("otherward.brief") / "strategies"
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".toml")), key=lambda e: e.name)
    return tuple(one for entry in entries for one in read_strategies(entry.read_text(encoding="utf-8")))


def read_strategies(text: str) -> list[Strategy]:
    """The strategies of one file: a `department` for all of them, then `[[strategy]]` after `[[strategy]]`."""
    table = tomllib.loads(text)
    return [_strategy(one, str(table.get("department", ""))) for one in table.get("strategy", [])]


def _strategy(one: dict[str, Any], department: str) -> Strategy:
    missing = [name for name in FIELDS if not one.get(name) and name not in ("department", "source")]
    if missing:
        message = f"the strategy “{one.get('id') or one.get('strategy', '?')}” lacks {', '.join(missing)}"
        raise ValueError(message)
    words = {name: " ".join(str(one[name]).split()) for name in FIELDS if name in one and name != "serves"}
    serves = one["serves"] if isinstance(one["serves"], list) else [one["serves"]]
    told: dict[str, Any] = {"source": "your own", "department": department, **words}
    return Strategy(**told, serves=tuple(map(str, serves)))


def own_strategies(file: Path) -> tuple[Strategy, ...]:
    """The user's own, if they keep such a file; a fault in it is said in one sentence."""
    if not file.is_file():
        return ()
    try:
        return tuple(read_strategies(file.read_text(encoding="utf-8")))
    except (ValueError, TypeError, AttributeError, OSError) as problem:
        message = f"{file} could not be read as strategies ({problem}); mend it or move it away."
        raise UnusableInput(message) from problem


def search_strategies(strategies: Iterable[Strategy], query: str) -> list[Strategy]:
    """Those that hold all these words, the department's own first."""
    words = re.findall(r"\w+", query.casefold())
    found = [one for one in strategies if all(word in _text(one) for word in words)]
    return sorted(
        found, key=lambda one: (not all(w in one.department.casefold() for w in words), one.department)
    )


def _text(one: Strategy) -> str:
    """In English, and in the reader's language."""
    words = (one.strategy, *one.serves, one.takes, one.first_step)
    told = (*(worded(text, "playbook") for text in words), worded(one.department, "brief"))
    return " ".join((*words, one.department, *told)).casefold()
