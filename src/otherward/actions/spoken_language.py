"""Which language the user reads: the one chosen in Settings, else the one their system or browser asks for."""

import os

from otherward.book.book import Book
from otherward.translation.words import best_of

LANGUAGE = "language"
"""The setting with the chosen language; empty where the browser or `LANG` decides."""


def spoken_language(book: Book, asked: str | None = None) -> str:
    """The language to speak. `asked` is a browser's `Accept-Language`; without one the environment is asked, as gettext does."""
    if asked is None:
        names = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
        asked = next((one.replace(":", ",") for one in names if one), "")
    return book.setting(LANGUAGE) or best_of(asked)
