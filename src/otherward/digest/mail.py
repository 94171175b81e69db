"""A letter as a mail: plain text and HTML beside one another, nothing attached, nothing loaded, nobody told that it was read."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from otherward.digest.letter import Letter
from otherward.digest.page import html_page
from otherward.digest.plain import plain_text
from otherward.names import name_of


def as_mail(letter: Letter, *, sender: str, to: str, at: datetime) -> EmailMessage:
    """RFC 5322 from the user to the user; marked as private and as made by a program, so that nothing answers it."""
    mail = EmailMessage(policy=SMTP)
    if sender:
        mail["From"] = sender
    if to:
        mail["To"] = to
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = at
    mail["Message-ID"] = f"<{name_of('digest', letter.date_line, letter.title, to)}@otherward.invalid>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834
    mail["Sensitivity"] = "Private"  # RFC 4021
    mail.set_content(plain_text(letter), cte="quoted-printable")
    mail.add_alternative(html_page(letter), subtype="html", cte="quoted-printable")
    return mail
