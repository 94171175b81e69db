"""Whether the user's own language model may read what people wrote, and judge what fits: each off until it is said in so many words."""

from otherward.actions.choose_model import JUDGES, READS, ChosenModel, chosen_model
from otherward.book.book import Book
from otherward.errors import Refused, WrongUse
from otherward.translation.words import marked

__all__ = ["JUDGES", "READS", "allow", "forbid", "may"]

GOES = {
    READS: marked("parts of what people wrote to you, and of your notes"),
    JUDGES: marked("the words of needs and of what could serve them"),
}
NONE_CHOSEN = (
    "No language model is chosen; say `otherward model --address http://127.0.0.1:11434/v1 --model NAME`."
)


def may(book: Book, what: str) -> bool:
    """Whether the model that is chosen now may do this."""
    chosen = chosen_model(book)
    return chosen is not None and book.setting(what) == chosen.address


def allow(book: Book, what: str, *, remote: bool = False) -> ChosenModel:
    """From now on it may; one on another machine only when that is said too."""
    chosen = chosen_model(book)
    if chosen is None:
        raise WrongUse(NONE_CHOSEN)
    if not chosen.is_here and not remote:
        message = f"{chosen.host} is another machine: {GOES[what]} would be sent there. Look at it with `otherward second-look --show-request`; allow it with --remote, or with the box on the page Settings, if that is what you want."
        raise Refused(message)
    book.set_setting(what, chosen.address)
    return chosen


def forbid(book: Book, what: str) -> None:
    """It may not any more; what it said so far stays until it is forgotten."""
    book.set_setting(what, "")
