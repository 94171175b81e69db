"""How an answer is held against what people judged: by quote, by name, one to one."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

_WORD = re.compile(r"\w+")
Item = dict[str, Any]


def words(text: str | None) -> list[str]:
    """Plain words: lower case, no accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())


def overlap(a: str | None, b: str | None) -> float:
    """F1 of two texts as bags of words."""
    left, right = words(a), words(b)
    rest, same = list(right), 0
    for word in left:
        if word in rest:
            rest.remove(word)
            same += 1
    return 2 * same / (len(left) + len(right)) if left and right else 0.0


def same_quote(a: str | None, b: str | None) -> bool:
    """Two quotes point at the same words: one lies in the other with three words at least, or half of their words are shared."""
    left, right = " ".join(words(a)), " ".join(words(b))
    inside = bool(left and right) and (left in right or right in left)
    return (inside and min(left.count(" "), right.count(" ")) >= 2) or overlap(a, b) >= 0.5


def same_name(a: str | None, b: str | None) -> bool:
    """One name for one holder; a first name alone counts."""
    left, right = set(words(a)), set(words(b))
    return bool(left and right) and (left <= right or right <= left)


@dataclass
class Count:
    """Right, said and true, with what was missed and what was wrongly said."""

    right: int = 0
    said: int = 0
    true: int = 0
    missed: list[Item] = field(default_factory=list)
    wrong: list[Item] = field(default_factory=list)

    def add(
        self, found: Sequence[Item], gold: Sequence[Item], fits: Callable[[Item, Item], bool]
    ) -> list[tuple[Item, Item]]:
        """Pair what was found with what is true, each once; the pairs."""
        left, pairs = list(gold), []
        for one in found:
            match = next((true for true in left if fits(one, true)), None)
            if match is None:
                self.wrong.append(one)
            else:
                left.remove(match)
                pairs.append((one, match))
        self.missed += left
        self.right, self.said, self.true = (
            self.right + len(pairs),
            self.said + len(found),
            self.true + len(gold),
        )
        return pairs

    @property
    def precision(self) -> float:
        """Of what was said, what is right."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Of what is true, what was said."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self, name: str) -> str:
        """A row of a table."""
        return f"| {name} | {self.precision:.2f} | {self.recall:.2f} | **{self.f1:.2f}** | {self.right} of {self.said} said, {self.true} true |"
