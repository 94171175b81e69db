"""The key to the user's language model: from the environment, or from the system's keyring; never in the network's file."""

import os

from otherward.actions.choose_model import chosen_model
from otherward.book.book import Book
from otherward.errors import WrongUse
from otherward.sources.language_model import LanguageModel

VARIABLE = "OTHERWARD_MODEL_KEY"
_SERVICE = "otherward language model"


def model_of(book: Book) -> LanguageModel | None:
    """The model chosen, with its key; None while it is off."""
    chosen = chosen_model(book)
    return LanguageModel(chosen.address, chosen.name, key_for(chosen.address)) if chosen else None


def key_for(address: str) -> str:
    """The key for this address, or nothing: models on one's own machine need none."""
    if key := os.environ.get(VARIABLE):
        return key
    try:
        import keyring

        return keyring.get_password(_SERVICE, address) or ""
    except Exception:  # noqa: BLE001 - without a keyring, or with a locked one, there is no key
        return ""


def keep_key(address: str, key: str) -> None:
    """Keep the key in the system's keyring."""
    try:
        import keyring

        keyring.set_password(_SERVICE, address, key)
    except Exception as problem:
        message = f"This system has no keyring to keep it in; set {VARIABLE} in the environment instead."
        raise WrongUse(message) from problem
