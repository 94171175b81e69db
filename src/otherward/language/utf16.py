"""Places in a text as browsers and editors count them: in UTF-16 units, where most emoji count two."""

from bisect import bisect_left
from itertools import accumulate

BEYOND = 0xFFFF
"""Code points above this take two units."""


class Utf16:
    """A text's places, both ways."""

    def __init__(self, text: str) -> None:
        self._plain = text.isascii() or max(text) <= chr(BEYOND)
        widths = () if self._plain else (2 if ord(c) > BEYOND else 1 for c in text)
        self._units = list(accumulate(widths, initial=0))

    def units(self, at: int) -> int:
        """The place `at`, counted in units."""
        return at if self._plain else self._units[at]

    def place(self, units: int) -> int:
        """The place at so many units; inside a pair, the one behind it."""
        return units if self._plain else bisect_left(self._units, units)
