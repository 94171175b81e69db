"""The first step of an introduction: concrete, cheap and joint, since information alone changes nothing."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from otherward.network.need import NeedKind


def first_step(need_kind: str) -> str:
    """The step for a need of this kind; for none known, a call with one question from each side."""
    return _steps().get(need_kind) or _steps()[NeedKind.INTRODUCTION]


@cache
def _steps() -> Mapping[str, str]:
    text = (files("otherward.giving") / "first_step.toml").read_text(encoding="utf-8")
    steps: dict[str, str] = tomllib.loads(text)["steps"]
    return steps
