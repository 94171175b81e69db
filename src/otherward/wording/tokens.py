"""Third people's names, addresses and numbers leave this machine only as marks (`[P1]`, `[A1]`), and are put back here."""

import re
from collections.abc import Iterable

from otherward.language.name_words import compared, given_names
from otherward.wording.claims import listed

_LINK = re.compile(r"https?://\S+[^\s.,;:!?)\"'”’]|\bwww\.\S+[^\s.,;:!?)\"'”’]", re.IGNORECASE)
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\w£$€.,])\+?\d(?:[ ()./-]{0,2}\d){6,}")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}")
_TOKEN = re.compile(r"\[[PAL]\d+\]")


class Tokens:
    """The marks of one request, and what each stands for."""

    def __init__(self, people: Iterable[str]) -> None:
        self._people = {" ".join(name.casefold().split()) for name in people if " " in name.strip()}
        self._marks: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with marks in place of links, addresses, numbers to call and people's names."""
        return _CAPITALS.sub(self._person, self.hide_ways(text))

    def hide_ways(self, text: str) -> str:
        """The text with marks in place of links, addresses and numbers to call alone."""
        for letter, pattern in (("L", _LINK), ("A", _MAIL), ("A", _PHONE)):
            text = pattern.sub(lambda match, letter=letter: self._mark(letter, match[0]), text)  # type: ignore[misc]
        return text

    def show(self, text: str) -> str:
        """The text with everything put back."""
        meant = {mark: said for said, mark in self._marks.items()}
        return _TOKEN.sub(lambda match: meant.get(match[0], match[0]), text)

    def _mark(self, letter: str, said: str) -> str:
        if said not in self._marks:
            number = 1 + sum(mark.startswith(f"[{letter}") for mark in self._marks.values())
            self._marks[said] = f"[{letter}{number}]"
        return self._marks[said]

    def _person(self, match: re.Match[str]) -> str:
        """Full names known to the network, and whatever begins with a given name."""
        words = re.sub(r"(?:'|’)s$", "", match[0]).split(" ")
        ending = match[0][len(" ".join(words)) :]
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                said = " ".join(words[start:end])
                if self._is_person(said, words[start], end - start):
                    name = self._mark("P", said)
                    return " ".join([*words[:start], name, *words[end:]]) + ending
        return match[0]

    def _is_person(self, said: str, first: str, length: int) -> bool:
        if length > 1 and said.casefold() in self._people:
            return True
        return compared(first) in given_names() and first.casefold() not in listed("ordinary")
