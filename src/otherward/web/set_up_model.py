"""What can be set of the user's own language model on the page Settings, each with its way back."""

from collections.abc import Callable

from otherward.actions.choose_model import choose_model, chosen_model, no_model
from otherward.actions.let_model_read import JUDGES, READS, allow, forbid
from otherward.book.book import Book
from otherward.sources.model_key import keep_key
from otherward.translation.words import say
from otherward.web.current import current
from otherward.web.set_up import Done, Given


def _model(form: Given) -> Done:
    book = current.open_book()
    before, allowed = chosen_model(book), _allowed(book)

    def back() -> None:
        if before:
            choose_model(book, before.address, before.name, remote=True)
        else:
            no_model(book)
        _set(book, allowed)

    if form["off"]:
        no_model(book)
        return say("No language model is asked any more."), back
    chosen = choose_model(book, form["address"], form["name"], remote=bool(form["remote"]))
    if form["key"]:
        keep_key(chosen.address, form["key"])
    return say("Kept: {name} may be asked, when you press the button.", name=chosen.name), back


def _may(form: Given) -> Done:
    """Whether it may read what people wrote, and judge what fits."""
    book = current.open_book()
    before = _allowed(book)
    for what, name in ((READS, "reads"), (JUDGES, "judges")):
        if form[name]:
            allow(book, what, remote=bool(form["remote"]))
        else:
            forbid(book, what)

    words = say("Kept: what your model may do. It is asked only when you say so.")
    return words, lambda: _set(book, before)


def _allowed(book: Book) -> dict[str, str]:
    return {what: book.setting(what) for what in (READS, JUDGES)}


def _set(book: Book, allowed: dict[str, str]) -> None:
    for what, value in allowed.items():
        book.set_setting(what, value)


MODEL: dict[str, Callable[[Given], Done]] = {"model": _model, "model-may": _may}
