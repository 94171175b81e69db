"""Send the digest: once a day at most, never an empty one."""

from datetime import date, datetime

from otherward.actions.look_back import month_before
from otherward.actions.spoken_language import spoken_language
from otherward.book.book import Book
from otherward.digest.contents import LAST_SHOWN, digest_of
from otherward.digest.letter import letter_of
from otherward.digest.mail import as_mail
from otherward.sources.post import Post, send
from otherward.translation.words import speaking

SENT = "digest.sent"
"""The setting that holds the day of the last digest sent."""
PROBLEM = "digest.problem"
"""The setting that holds what went wrong last, in a sentence."""

SENT_NOW = "sent"
SENT_BEFORE = "sent already today"
NOTHING = "nothing worth a letter today"


def send_digest(book: Book, post: Post, *, day: date, at: datetime, weekly: bool) -> str:
    """Send this day's digest; says whether it went out, had gone before, or there was nothing to say."""
    if book.setting(SENT) == day.isoformat():
        return SENT_BEFORE
    with speaking(spoken_language(book)):
        digest = digest_of(book, day=day, weekly=weekly)
        mail = as_mail(letter_of(digest), sender=post.sender, to=post.to, at=at)
    if digest.is_empty:
        return NOTHING
    before = book.setting(SENT)
    if not claimed(book, SENT, day):
        return SENT_BEFORE
    try:
        send(post, mail)
    except BaseException as problem:
        book.set_setting(SENT, before)
        book.set_setting(PROBLEM, str(problem))
        raise
    book.set_setting(PROBLEM, "")
    if digest.look_back:
        book.set_setting(LAST_SHOWN, month_before(day).isoformat())
    return SENT_NOW


def claimed(book: Book, what: str, day: date) -> bool:
    """Take this day, before it is sent: of two programs at once only one does, and what is cut off is not sent twice."""
    with book.transaction():
        if book.setting(what) == day.isoformat():
            return False
        book.set_setting(what, day.isoformat())
    return True
