"""What is known already and says something else now: put in place, so that nothing stands twice and nothing outdated stays."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from otherward.actions.derive import STALE
from otherward.book.book import Book, Shelf
from otherward.intake.brought import Brought
from otherward.intake.calendar_series import Window
from otherward.network.interaction import Interaction
from otherward.network.record import ContactRecord
from otherward.network.resource import Resource


def bring_up_to_date(book: Book, things: list[Brought], threads: Iterable[str], *, day: date) -> None:
    """Change what these things change; of the meetings of these threads, times that are no longer held go. What is new is left to be brought in."""
    with book.bringing_in(), book.transaction():
        _put_in_place(book, book.records, [one for one in things if isinstance(one, ContactRecord)])
        _put_in_place(book, book.resources, [one for one in things if isinstance(one, Resource)])
        meetings = [one for one in things if isinstance(one, Interaction)]
        known = book.interactions.many([one.id for one in meetings])
        # where other people are in it now, it comes in anew, so that they are seen
        _take_out(book, [one for one in meetings if one.id in known and known[one.id].people != one.people])
        _put_in_place(book, book.interactions, meetings)
        _let_go_of_times(book, meetings, threads, day)


def cancel_coming(book: Book, uids: Iterable[str], *, day: date) -> None:
    """Meetings to come that were taken out of the calendar do not take place; those that were held stay."""
    for uid in filter(None, uids):
        coming = [
            one
            for one in book.interactions.all(thread=uid)
            if one.day and one.day >= day and not one.cancelled
        ]
        if coming:
            book.set_setting("derived", STALE)
            book.interactions.put([replace(one, cancelled=True) for one in coming])


def _put_in_place(book: Book, shelf: "Shelf[Any]", things: list[Any]) -> None:
    """With the mark of the import that first brought it, so that taking that back takes this too."""
    known = shelf.many([one.id for one in things])
    placed = [_as_before(one, known[one.id]) for one in things if one.id in known]
    changed = [one for one in placed if one != known[one.id]]
    if not changed:
        return
    book.set_setting("derived", STALE)
    shelf.put(changed)
    book.readings.remove({one.thread for one in changed if isinstance(one, Interaction)})


def _as_before(one: Any, known: Any) -> Any:
    marked = replace(one, source=known.source)
    if isinstance(one, Interaction):
        return replace(marked, import_id=known.import_id, thread=known.thread)
    return marked


def _take_out(book: Book, ones: list[Interaction]) -> None:
    if ones:
        book.set_setting("derived", STALE)
        book.interactions.remove([one.id for one in ones])
        book.readings.remove({one.thread for one in ones})


def _let_go_of_times(book: Book, meetings: list[Interaction], threads: Iterable[str], day: date) -> None:
    """Times of a meeting that its series does not have any more, or that it was moved from."""
    held: dict[str, dict[str, date]] = {thread: {} for thread in threads}
    for one in meetings:
        held.setdefault(one.thread, {})[one.id] = one.day or day
    for thread, times in held.items():
        left = [one for one in book.interactions.all(thread=thread) if one.id not in times and one.day]
        _take_out(book, [one for one in left if one.day and _is_let_go(one.day, sorted(times.values()), day)])


def _is_let_go(one: date, held: list[date], day: date) -> bool:
    """A time to come, the only one there was, or one amid those that the series has; what lies before the view of a series stays."""
    if not Window.around(day).holds(one):
        return False
    return one >= day or len(held) == 1 or (bool(held) and held[0] <= one <= held[-1])
