"""A draft as a mail file that any mail program opens, ready to be sent from there."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from otherward.book.book import Book
from otherward.errors import NotFound
from otherward.network.person import Person

_ALLOWED_HERE = re.compile(r"[ \t]*\[\[ok [A-Z]{3}\d{3}(?::[^\]]*)?\]\]")


def fit_to_send(body: str) -> str:
    """The body without the marks that allow a thing to the review (`[[ok ASK003]]`)."""
    return _ALLOWED_HERE.sub("", body)


def save_as_mail(book: Book, to: Person | None, *, subject: str, body: str, at: datetime) -> bytes:
    """RFC 5322 with From, To, Subject and Date; `X-Unsent` opens it in the mail program as a draft."""
    from otherward.actions.find_person import find_user

    mail = EmailMessage(policy=SMTP)
    try:
        me = find_user(book)
    except NotFound:
        me = None
    for field, person in (("From", me), ("To", to)):
        address = _address(person)
        if address:
            mail[field] = address
    mail["Subject"] = " ".join(subject.split())
    mail["Date"] = at
    mail["X-Unsent"] = "1"
    mail.set_content(fit_to_send(body))
    return mail.as_bytes()


def _address(person: Person | None) -> Address | None:
    """Name and mail address; None for who has none that mail can be sent to."""
    for mail in person.emails if person else ():
        try:
            return Address(display_name=" ".join(person.name.split()), addr_spec=mail)  # type: ignore[union-attr]
        except (ValueError, LookupError):
            continue
    return None


def file_name(to: Person | None, subject: str) -> str:
    """What the file is called: to whom and about what, in letters every system takes."""
    words = re.sub(r"[^\w -]+", "", f"{to.name if to else ''} {subject}").split()
    return (" ".join(words)[:60].strip() or "draft") + ".eml"
