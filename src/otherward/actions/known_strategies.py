"""The playbook as this user has it: what comes with the program, and their own file of strategies."""

import os
from pathlib import Path

from otherward.brief.playbook import own_strategies, playbook
from otherward.network.strategy import Strategy


def own_file() -> Path:
    """`strategies.toml` in the platform's data folder, or where `OTHERWARD_STRATEGIES` says."""
    from platformdirs import user_data_path

    named = os.environ.get("OTHERWARD_STRATEGIES")
    return Path(named) if named else user_data_path("otherward", appauthor=False) / "strategies.toml"


def known_strategies() -> tuple[Strategy, ...]:
    """The user's own first; one of theirs with the identifier of a shipped one takes its place."""
    own = own_strategies(own_file())
    named = {one.id for one in own}
    return (*own, *(one for one in playbook() if one.id not in named))
