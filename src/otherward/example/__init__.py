"""THE EXAMPLE NETWORK: an invented newcomer's files, to look around with and to test on."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """Where the example's files lie, and which day it is there."""

    folders: tuple[Path, ...]
    today: date
    user: str


def example() -> Example:
    """The shipped example network."""
    about = tomllib.loads((HERE / "example.toml").read_text(encoding="utf-8"))
    folders = tuple(sorted(p for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("_")))
    return Example(folders=folders, today=date.fromisoformat(about["today"]), user=about["user"])
