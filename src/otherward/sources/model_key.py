"""The key to the user's language model: from the environment, or from the system's keyring; never in the network's file."""

from otherward.actions.choose_model import chosen_model
from otherward.book.book import Book
from otherward.sources.language_model import LanguageModel
from otherward.sources.secret import keep_secret, secret

VARIABLE = "OTHERWARD_MODEL_KEY"
_SERVICE = "otherward language model"


def model_of(book: Book) -> LanguageModel | None:
    """The model chosen, with its key; None while it is off."""
    chosen = chosen_model(book)
    return LanguageModel(chosen.address, chosen.name, key_for(chosen.address)) if chosen else None


def key_for(address: str) -> str:
    """The key for this address, or nothing: models on one's own machine need none."""
    return secret(VARIABLE, _SERVICE, address)


def keep_key(address: str, key: str) -> None:
    """Keep the key in the system's keyring."""
    keep_secret(VARIABLE, _SERVICE, address, key)
