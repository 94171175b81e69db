"""Numbers that come from outside: in an address or a form."""

DIGITS = 6
"""More than any number of the page has."""


def whole(text: str) -> int | None:
    """The whole number that somebody wrote in digits (`30`), or None where it is none (`²`, `-1`, five thousand digits)."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else None
