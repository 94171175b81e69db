"""How much the user wants to give, and when: kept in the book's settings."""

import msgspec

from otherward.actions.revision import changed
from otherward.book.book import Book
from otherward.errors import WrongUse
from otherward.giving.care import Care

SETTING = "care"
LIMITS = {
    "minutes_a_day": (5, 600),
    "minutes_a_week": (5, 3000),
    "cards_a_day": (1, 20),
    "rest_days": (0, 90),
}
"""The least and the most of each."""
WORDS = {
    "minutes_a_day": "minutes a day",
    "minutes_a_week": "minutes a week",
    "cards_a_day": "suggestions a day",
    "rest_days": "days of rest",
}


def care_of(book: Book) -> Care:
    """As set, or the usual."""
    text = book.setting(SETTING)
    return msgspec.json.decode(text.encode(), type=Care) if text else Care()


def set_care(book: Book, care: Care) -> None:
    """Keep it; `WrongUse` where a number makes no sense."""
    for name, (least, most) in LIMITS.items():
        value = getattr(care, name)
        if not least <= value <= most:
            message = f"{value} {WORDS[name]} is not possible; choose between {least} and {most}."
            raise WrongUse(message)
    with book.transaction():
        book.set_setting(SETTING, msgspec.json.encode(care).decode())
        changed(book)
