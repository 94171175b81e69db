"""A line on the desktop that there is something to give today: once a day, never an empty one, and no name in it, since others see the screen."""

import shutil
import subprocess
import sys
from datetime import date

from otherward.actions.spoken_language import spoken_language
from otherward.book.book import Book
from otherward.digest.contents import digest_of
from otherward.digest.sending import NOTHING, claimed
from otherward.errors import WrongUse
from otherward.translation.words import say, speaking

SHOWN = "digest.shown"
"""The setting that holds the day of the last notification."""
SHOWN_NOW = "shown"
SHOWN_BEFORE = "shown already today"
PATIENCE = 10
"""Seconds."""
APPLE_SCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)


def notify(book: Book, *, day: date, weekly: bool = False) -> str:
    """Show it; says whether it was shown, had been before, or there was nothing to say."""
    before = book.setting(SHOWN)
    if before == day.isoformat():
        return SHOWN_BEFORE
    digest = digest_of(book, day=day, weekly=weekly)
    if not digest.cards:
        return NOTHING
    minutes = sum(card.one.minutes for card in digest.cards)
    with speaking(spoken_language(book)):
        title = say("Whom you can help this week") if weekly else say("Whom you can help today")
        body = (
            say("One thing, {minutes} minutes.", minutes=minutes)
            if len(digest.cards) == 1
            else say("{count} things, {minutes} minutes.", count=len(digest.cards), minutes=minutes)
        )
    if not claimed(book, SHOWN, day):
        return SHOWN_BEFORE
    try:
        _show(title, body)
    except BaseException:
        book.set_setting(SHOWN, before)
        raise
    return SHOWN_NOW


def _show(title: str, body: str) -> None:
    command = _command(title, body)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603 - the desktop's own program, nothing of it from outside
    except (OSError, subprocess.TimeoutExpired) as problem:
        message = "The desktop shows no notification (its program does not answer); nothing was shown."
        raise WrongUse(message) from problem
    if done.returncode:
        reason = (done.stderr.strip().split("\n")[-1] or f"it ended with {done.returncode}")[:120]
        message = f"The desktop shows no notification ({reason}); nothing was shown."
        raise WrongUse(message)


def _command(title: str, body: str) -> list[str]:
    if found := shutil.which("notify-send"):
        return [found, "--app-name=Otherward", title, body]
    if sys.platform == "darwin" and (found := shutil.which("osascript")):
        return [found, *(word for line in APPLE_SCRIPT for word in ("-e", line)), title, body]
    message = "No program that shows notifications was found; `notify-send` does on Linux (libnotify). The digest by mail needs none: `otherward digest --smtp`."
    raise WrongUse(message)
