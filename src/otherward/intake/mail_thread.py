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
        subject, answers = bare_subject(mail.subject)
        key = (subject, frozenset(one.handle for one in mail.people))
        linked = (mail.message_id, *mail.in_reply_to)
        known = next((self._of_mail[one] for one in linked if one in self._of_mail), "")
        thread = known or self._by_words(key, mail.day, answers=answers) or mail.thread
        for one in filter(None, linked):
            self._of_mail.setdefault(one, thread)
        if subject:
            before, _, orphan = self._of_words.get(key, ("", None, False))
            self._of_words[key] = (thread, mail.day, (answers and not known) or (orphan and before == thread))
            self._of_words.move_to_end(key)
        self._forget_the_oldest()
        return mail if thread == mail.thread else replace(mail, thread=thread)

    def _by_words(self, key: tuple[str, frozenset[str]], day: date | None, *, answers: bool) -> str:
        """The thread of the same subject between the same people, if one of the two answers a mail that is not here."""
        thread, seen_on, orphan = self._of_words.get(key, ("", None, False))
        return thread if (answers or orphan) and _near(day, seen_on) else ""

    def _forget_the_oldest(self) -> None:
        while len(self._of_mail) > MOST:
            self._of_mail.popitem(last=False)
        while len(self._of_words) > MOST:
            self._of_words.popitem(last=False)


def _near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= DAYS
