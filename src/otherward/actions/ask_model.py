"""The user's own language model reads and judges, as far as each is allowed; what it said can be looked at before, and forgotten after."""

from collections.abc import Iterator
from datetime import date

from otherward.actions.judge_fits import judge_fits, to_judge
from otherward.actions.let_model_read import JUDGES, READS, may
from otherward.actions.looked import MOST, FormedModel, Looked
from otherward.actions.progress import Progress, silent
from otherward.actions.second_look import forget_second_look, requests_to_send, second_look
from otherward.book.book import Book
from otherward.errors import Refused


def ask_model(
    book: Book, model: FormedModel, *, day: date, most: int = MOST, progress: Progress = silent
) -> Looked:
    """Everything it may do and has not done yet, at most so many requests."""
    if not (may(book, READS) or may(book, JUDGES)):
        message = "Your language model may neither read nor judge; say `otherward model --reads` or `otherward model --judges` if it is to."
        raise Refused(message)
    looked = Looked()
    if may(book, READS):
        looked = second_look(book, model, day=day, most=most, progress=progress)
    if may(book, JUDGES) and not looked.stopped:
        judge_fits(book, model, looked, day=day, most=most, progress=progress)
    return looked


def shown_beforehand(book: Book, *, day: date, most: int = MOST) -> Iterator[str]:
    """Every request of the next run, exactly as it would be sent; of what is not allowed yet too, so that it can be decided on."""
    only = [what for what in (READS, JUDGES) if may(book, what)] or [READS, JUDGES]
    count = 0
    if READS in only:
        for asked in requests_to_send(book, most):
            count += 1
            yield asked.material
    if JUDGES in only:
        for one in to_judge(book, day=day):
            count += 1
            if count > most:
                return
            yield one.question.material


def forget_answers(book: Book, *, day: date) -> tuple[int, int]:
    """As if no model had ever been asked; of how many conversations, and how many judgements."""
    judged = book.opinions.clear()
    return forget_second_look(book, day=day), judged
