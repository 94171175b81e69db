"""Let somebody in again who was forgotten: mailboxes, address books and calendars are read from their beginning the next time, as they may hold them."""

import json

from otherward.actions.forgotten import let_in_again
from otherward.book.book import Book
from otherward.sources import mail_account
from otherward.sources.dav import account as dav_account


def let_in(book: Book, who: str) -> None:
    """From the next reading on they are known again."""
    with book.transaction():
        let_in_again(book, who)
        book.set_setting(mail_account.POSITIONS, "")
        _compare_anew(book)


def _compare_anew(book: Book) -> None:
    """Every card counts as changed; what is gone since then is still told."""
    places = json.loads(book.setting(dav_account.POSITIONS) or "{}")
    for place in places.values():
        for one in place.values():
            items = {path: ("", uid) for path, (_, uid) in one["items"].items()}
            one.update(token="", ctag="", whole="", items=items)
    book.set_setting(dav_account.POSITIONS, json.dumps(places) if places else "")
