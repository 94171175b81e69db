"""Which mails belong together when a program forgot to say so: by the mail answered, else by subject and people."""

import re
from collections import OrderedDict
from dataclasses import replace
from datetime import date
from functools import cache

from otherward.intake.mail_words import mail_words
from otherward.network.interaction import Interaction

DAYS = 60
"""A mail of the same subject between the same people goes on with the thread within these many days."""
MOST = 20_000
"""Threads and mails remembered while a mailbox is read."""


@cache
def _marks() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, (*mail_words("reply_marks"), *mail_words("forward_marks"))))
    return re.compile(
        rf"\s*(?:\[[^\]]{{1,40}}\]\s*)?(?P<mark>{marks})\s*(?:[\[(]\d+[\])])?\s*[:：]\s*", re.IGNORECASE
    )


def bare_subject(subject: str) -> tuple[str, bool]:
    """The subject without `Re:`, `AW:`, `Fwd:` and a list's tag, for comparing; and whether it says it is an answer."""
    answers = False
    rest = subject
    while found := _marks().match(rest):
        answers = answers or found["mark"].casefold() in mail_words("reply_marks")
        rest = rest[found.end() :]
    return " ".join(re.sub(r"^\s*\[[^\]]{1,40}\]", "", rest).casefold().split()), answers


class Threads:
    """The threads met so far in a mailbox, in whatever order its mails lie."""

    def __init__(self) -> None:
        self._of_mail: OrderedDict[str, str] = OrderedDict()
        self._of_words: OrderedDict[tuple[str, frozenset[str]], tuple[str, date | None, bool]] = OrderedDict()

    def joined(self, mail: Interaction) -> Interaction:
        """The mail in the thread it belongs to."""
        if mail.machine:
            return mail
        thread = mail.thread
        subject, answers = bare_subject(mail.subject)
        key = (subject, frozenset(one.handle for one in mail.people))
        if mail.in_reply_to:
            thread = next((self._of_mail[one] for one in mail.in_reply_to if one in self._of_mail), thread)
        elif (
            subject
            and (seen := self._of_words.get(key))
            and (answers or seen[2])
            and _near(mail.day, seen[1])
        ):
            thread = seen[0]
        self._keep(mail, key, thread, orphan=answers and not mail.in_reply_to)
        return mail if thread == mail.thread else replace(mail, thread=thread)

    def _keep(self, mail: Interaction, key: tuple[str, frozenset[str]], thread: str, *, orphan: bool) -> None:
        if mail.message_id:
            self._of_mail[mail.message_id] = thread
        if key[0]:
            self._of_words[key] = (thread, mail.day, orphan)
            self._of_words.move_to_end(key)
        while len(self._of_mail) > MOST:
            self._of_mail.popitem(last=False)
        while len(self._of_words) > MOST:
            self._of_words.popitem(last=False)


def _near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= DAYS
