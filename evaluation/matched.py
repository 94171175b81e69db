"""Who could help with this: every need of a file in `matching/` among all its people, beside words alone and meaning alone.

A matter is two or three lines: `?` the need in somebody's words, `+` who could help, `-` who shares its words and could not. After
the name the person's texts stand, with `|` between them. Nothing is trained on these.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

FOLDER = Path(__file__).parent / "matching"
MATTERS, SAID = FOLDER / "matters.txt", FOLDER / "said.txt"
FIRST = 5
Rank = Callable[[Sequence[dict[str, Any]], Sequence[dict[str, Any]]], list[list[str]]]
"""For each need the people's names, best first."""


def matters(file: Path = MATTERS) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Needs with who could help (`gold`) and who could not (`not`); everybody with their texts."""
    needs: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        mark, rest = line[:1], line[1:].strip()
        if mark == "?":
            needs.append({"id": str(len(needs)), "text": rest, "gold": [], "not": []})
        elif mark in ("+", "-"):
            name, *texts = (part.strip() for part in rest.split(" | "))
            people.append({"id": name, "texts": texts})
            needs[-1]["gold" if mark == "+" else "not"].append(name)
    return needs, people


@dataclass
class Ranked:
    """How high those who could help stand."""

    reciprocal: float
    """The mean of one over the place of the first who could help."""
    first: int
    among_first: int
    """Needs with one who could help among the first five."""
    misled: int | None
    """Needs with one who only shares their words above all who could help; nothing where there are none such."""

    def row(self, name: str) -> str:
        """A row of the page's table."""
        return f"| {name} | {self.reciprocal:.2f} | {self.first} | {self.among_first} | {'' if self.misled is None else self.misled} |"


def ranked(rank: Rank, file: Path = MATTERS) -> Ranked:
    """How this way of ranking does on all matters of a file."""
    needs, people = matters(file)
    orders = rank(needs, people)
    places = [
        min(order.index(who) for who in need["gold"]) for need, order in zip(needs, orders, strict=True)
    ]
    misled = [
        min((order.index(who) for who in need["not"]), default=place) < place
        for need, order, place in zip(needs, orders, places, strict=True)
    ]
    return Ranked(
        fmean(1 / (place + 1) for place in places),
        sum(place == 0 for place in places),
        sum(place < FIRST for place in places),
        sum(misled) if any(need["not"] for need in needs) else None,
    )


def ours(needs: Sequence[dict[str, Any]], people: Sequence[dict[str, Any]]) -> list[list[str]]:
    """As `otherward match` ranks."""
    from otherward.giving.answerers import rank_profiles

    return [[one["profile"] for one in answer["ranked"]] for answer in rank_profiles(needs, people)]


def by_words(needs: Sequence[dict[str, Any]], people: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Each person's best text by BM25."""
    from otherward.language.lexical_search import LexicalIndex

    index = LexicalIndex([text for one in people for text in one["texts"]])
    return [_best_first(people, index.scores(need["text"])) for need in needs]


def by_meaning(needs: Sequence[dict[str, Any]], people: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Each person's best text by the cosine of the embeddings."""
    from otherward.language.embedding import embed_kept

    meaning = embed_kept([text for one in people for text in one["texts"]], None)
    return [_best_first(people, meaning @ one) for one in embed_kept([need["text"] for need in needs], None)]


def _best_first(people: Sequence[dict[str, Any]], scores: Any) -> list[str]:
    best: dict[str, float] = {}
    texts = ((one["id"], text) for one in people for text in one["texts"])
    for (who, _), score in zip(texts, scores, strict=True):
        best[who] = max(best.get(who, float("-inf")), float(score))
    return sorted(best, key=lambda who: -best[who])


def suggested(needs: Sequence[dict[str, Any]], people: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Each person's best text as suggestions weigh it: meaning, and a little of the words."""
    from otherward.giving.matching import fused_scores
    from otherward.language.embedding import embed_kept

    texts = [text for one in people for text in one["texts"]]
    fit = fused_scores([need["text"] for need in needs], texts, lambda said: embed_kept(said, None))
    return [_best_first(people, row) for row in fit]


WAYS = {
    "`otherward match`": ours,
    "as suggestions weigh it": suggested,
    "words alone (BM25, best text)": by_words,
    "meaning alone (embedding, best text)": by_meaning,
}


def section() -> Iterator[str]:
    """This part of the page on quality."""
    yield "## Who could help\n"
    for file, told in (
        (SAID, "needs as people said them, each with what would help, among all of that"),
        (
            MATTERS,
            "needs among people of whom half only share words with one (*misled*: above who could help)",
        ),
    ):
        needs, people = matters(file)
        yield f"{len(needs)} {told}; {len(people)} people.\n"
        yield "| | mean reciprocal rank | first | among the first five | misled |"
        yield "| --- | --- | --- | --- | --- |"
        yield from (ranked(way, file).row(name) for name, way in WAYS.items())
        yield ""
    yield "Of `otherward match`, how much meaning counts was chosen with the second in sight, among others.\n"
