"""The statements of a company's document: sentences and clauses with their places, and what stands over and before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otherward.language.sentences import sentence_spans
from otherward.reading.clauses import clauses

LONGEST = 600
"""Characters of a statement; longer ones are tables and lists run together."""
SHORTEST_WORDS = 4

_LABEL = re.compile(
    r"^(?:[A-Z][\w.'’-]+(?: (?:de|van|von|[A-Z][\w.'’-]+)){0,4}(?:, [^:.]{3,60})?: )?(?:(?:And|But|So|However|Accordingly|Consequently|Therefore|Finally|In addition|As for that),? )?[\"“]?"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or clause."""

    page: int
    """From 1."""
    start: int
    end: int
    text: str
    """Exactly the page's words."""
    paragraph: int
    """Number of its paragraph in the document."""


def statements(pages: Sequence[str]) -> list[Statement]:
    """All statements of a document, in order."""
    found: list[Statement] = []
    paragraph = 0
    for number, page in enumerate(pages, start=1):
        before = 0
        for start, end in _pieces(page):
            if not found or "\n\n" in page[before:start] or found[-1].page != number:
                paragraph += 1
            before = end
            found.append(Statement(number, start, end, page[start:end], paragraph))
    return found


def _pieces(page: str) -> Iterator[tuple[int, int]]:
    for start, end in sentence_spans(page):
        for a, b in clauses(page, start, end):
            if b - a <= LONGEST and len(re.findall(r"\w+", page[a:b])) >= SHORTEST_WORDS:
                yield a, b


def spoken(text: str) -> str:
    """The statement without who says it (`Rosa Lind, Chief Executive:`) and without words that only join it to the last one."""
    return _LABEL.sub("", text, count=1)
