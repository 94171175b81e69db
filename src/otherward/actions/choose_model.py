"""Which language model the user has chosen to ask, if any; off until they do."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from otherward.book.book import Book
from otherward.errors import Refused, WrongUse


@dataclass(frozen=True)
class ChosenModel:
    """A model's name and its address."""

    address: str
    """Up to what comes before `/chat/completions`, for example `http://127.0.0.1:11434/v1`."""
    name: str

    @property
    def host(self) -> str:
        """Where the words go, as shown to the user."""
        return urlsplit(self.address).netloc

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return is_loopback(self.address)


def chosen_model(book: Book) -> ChosenModel | None:
    """The model chosen; None while it is off."""
    address = book.setting("model.address")
    return ChosenModel(address, book.setting("model.name")) if address else None


def choose_model(book: Book, address: str, name: str, *, remote: bool = False) -> ChosenModel:
    """Choose a model; one on another machine only when that is said in so many words."""
    address = checked_address(address)
    if not name.strip():
        message = "Say which model the address is asked for, with --model NAME."
        raise WrongUse(message)
    if not is_loopback(address) and not remote:
        host = urlsplit(address).hostname
        message = f"{host} is another machine: drafts you ask about would be sent there. Allow it with --remote, or with the box on the page Settings, if that is what you want."
        raise Refused(message)
    with book.transaction():
        book.set_setting("model.address", address)
        book.set_setting("model.name", name.strip())
    return ChosenModel(address, name.strip())


PERMISSIONS = READS, JUDGES = ("model.reads", "model.judges")
"""The settings that hold for which address the model may read and judge."""


def no_model(book: Book) -> None:
    """Off: nothing is asked of any model, and whichever is chosen next has to be allowed to read and judge anew."""
    with book.transaction():
        for name in ("model.address", "model.name", *PERMISSIONS):
            book.set_setting(name, "")


def checked_address(address: str) -> str:
    """The address, if it is one that may be used: plain HTTP only on this machine."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
        message = f"“{address}” is no address of a language model; it looks like http://127.0.0.1:11434/v1."
        raise WrongUse(message)
    if parts.scheme == "http" and not is_loopback(address):
        message = f"{parts.hostname} is another machine; what you write would go there readable by all. Use its https:// address."
        raise WrongUse(message)
    return address.strip().rstrip("/").removesuffix("/chat/completions")


def is_loopback(address: str) -> bool:
    """Whether this address is this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
