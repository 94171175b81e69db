"""The words of recognition, read once from `words.toml`."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from otherward.language.name_words import folded


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = files("otherward.intake.recognition").joinpath("words.toml").read_text(encoding="utf-8")
    return {kind: frozenset(folded(word) for word in listed) for kind, listed in tomllib.loads(text).items()}


def listed(kind: str) -> frozenset[str]:
    """The words of one list: `free_mail`, `role_locals`, `legal_forms` and others."""
    return _lists()[kind]


def is_free_mail(domain: str) -> bool:
    """A provider of addresses for everybody; never an organization."""
    return domain in listed("free_mail")


@lru_cache(maxsize=65536)
def is_role(local: str) -> bool:
    """`info`, `sales`, `no-reply`: an office or machine, not a person."""
    local = local.casefold()
    base = local.partition("+")[0]
    return base in listed("role_locals") or base in listed("machine_locals") or is_machine(local)


def is_machine(local: str) -> bool:
    """`noreply`, `reply+9f8e…`, `bounces-123`: nobody reads it."""
    local = local.casefold()
    base = local.partition("+")[0].rstrip("0123456789").rstrip("-._")
    return base in listed("machine_locals") or "noreply" in local or "no-reply" in local
