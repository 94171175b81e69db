"""Where a quote stands in a text, letter by letter; only white space may differ."""

from dataclasses import dataclass
from functools import cached_property

LEAST_WORDS, LEAST_LETTERS, MOST_WORDS = 2, 8, 60
"""Less says nothing by itself; more is no quote."""


@dataclass(frozen=True)
class Searched:
    """A text in which quotes are looked up."""

    text: str

    @cached_property
    def _places(self) -> list[int]:
        return [place for place, letter in enumerate(self.text) if not letter.isspace()]

    @cached_property
    def _bare(self) -> str:
        return "".join(self.text[place] for place in self._places)

    def places(self, quote: str) -> list[tuple[int, int]]:
        """(start, end) of every place where the quote stands; words do not begin or end within others."""
        bare = "".join(quote.split())
        found: list[tuple[int, int]] = []
        at = self._bare.find(bare) if bare else -1
        while at >= 0:
            start, end = self._places[at], self._places[at + len(bare) - 1] + 1
            if self._is_whole(start, end) and _spaced(self.text[start:end]) == _spaced(quote):
                found.append((start, end))
            at = self._bare.find(bare, at + 1)
        return found

    def _is_whole(self, start: int, end: int) -> bool:
        before, behind = self.text[start - 1 : start], self.text[end : end + 1]
        return not (
            (before.isalnum() and self.text[start].isalnum())
            or (behind.isalnum() and self.text[end - 1].isalnum())
        )


def _spaced(text: str) -> list[str]:
    return text.split()


def says_enough(quote: str) -> bool:
    """Whether the words may stand for themselves."""
    words = quote.split()
    return LEAST_WORDS <= len(words) <= MOST_WORDS and sum(map(str.isalpha, quote)) >= LEAST_LETTERS
