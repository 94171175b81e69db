"""Passwords and keys: from the environment, or from the system's keyring; never in the network's file."""

import contextlib
import os
from collections.abc import Callable
from functools import partial

from otherward.errors import WrongUse


def secret(variable: str, service: str, account: str) -> str:
    """From this variable if one is named, else what the keyring holds for this account of the service; empty if nowhere."""
    if given := os.environ.get(variable, ""):
        return given
    try:
        import keyring

        return keyring.get_password(service, account) or ""
    except Exception:  # noqa: BLE001 - without a keyring, or with a locked one, there is no secret
        return ""


def keep_secret(variable: str, service: str, account: str, value: str) -> None:
    """Keep it in the system's keyring; refused in one sentence where there is none."""
    try:
        import keyring

        keyring.set_password(service, account, value)
    except Exception as problem:
        message = (
            "This system has no keyring to keep it in (pip install 'otherward[keyring]' brings what Otherward needs for it); "
            f"set {variable} in the environment instead."
        )
        raise WrongUse(message) from problem


def forget_secret(service: str, account: str) -> Callable[[], None]:
    """Take it out of the system's keyring, where there is one and it is in it; what is given back puts it there again."""
    with contextlib.suppress(Exception):  # no keyring, a locked one, nothing in it
        import keyring

        if value := keyring.get_password(service, account):
            keyring.delete_password(service, account)
            return partial(keyring.set_password, service, account, value)
    return _nothing


def _nothing() -> None:
    """There was none."""
