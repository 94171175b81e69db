"""The key to the user's language model: from the environment, or from the system's keyring; never in the network's file.

A key goes to the address it was set for and to no other: in the keyring it is kept under it, in the environment it is named beside it
(`OTHERWARD_MODEL_URL`), unless the model runs on this machine.
"""

import os
from urllib.parse import urlsplit

from otherward.actions.choose_model import chosen_model, is_loopback
from otherward.book.book import Book
from otherward.sources.language_model import LanguageModel
from otherward.sources.secret import keep_secret, secret

VARIABLE = "OTHERWARD_MODEL_KEY"
FOR = "OTHERWARD_MODEL_URL"
SERVICE = "otherward language model"


def model_of(book: Book) -> LanguageModel | None:
    """The model chosen, with its key; None while it is off."""
    chosen = chosen_model(book)
    if chosen is None:
        return None
    key = key_for(chosen.address)
    why = "" if key else why_withheld(chosen.address)
    return LanguageModel(chosen.address, chosen.name, key, withheld=why)


def key_for(address: str) -> str:
    """The key for this address, or nothing: models on one's own machine need none."""
    return secret("" if why_withheld(address) else VARIABLE, SERVICE, address)


def why_withheld(address: str) -> str:
    """Why the key of the environment does not go to this address, in a sentence; nothing if there is none, or it may."""
    if not os.environ.get(VARIABLE) or is_loopback(address) or _same_place(os.environ.get(FOR, ""), address):
        return ""
    return f"{VARIABLE} is not sent to {urlsplit(address).netloc}, because it was not set for it; set {FOR}={address} beside it."


def _same_place(one: str, other: str) -> bool:
    """The same scheme, host and port."""
    here, there = urlsplit(one.strip()), urlsplit(other)
    return (here.scheme, here.netloc.casefold()) == (there.scheme, there.netloc.casefold())


def keep_key(address: str, key: str) -> None:
    """Keep the key in the system's keyring."""
    keep_secret(VARIABLE, SERVICE, address, key)
