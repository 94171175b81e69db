"""Who could help with this: every need of `matching/matters.txt` among all its people, beside words alone and meaning alone.

A matter is three kinds of line: `?` the need in somebody's words, `+` who could help, `-` who shares its words and could not. After
the name the person's texts stand, with `|` between them. Nothing is trained on these.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

MATTERS = Path(__file__).parent / "matching" / "matters.txt"
FIRST = 5
Rank = Callable[[Sequence[dict[str, Any]], Sequence[dict[str, Any]]], list[list[str]]]
"""For each need the people's names, best first."""


def matters() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Needs with who could help (`gold`) and who could not (`not`); everybody with their texts."""
    needs: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    for line in MATTERS.read_text(encoding="utf-8").splitlines():
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
    misled: int
    """Needs with one who only shares their words above all who could help."""

    def row(self, name: str) -> str:
        """A row of the page's table."""
        return f"| {name} | {self.reciprocal:.2f} | {self.first} | {self.among_first} | {self.misled} |"


def ranked(rank: Rank) -> Ranked:
    """How this way of ranking does on all matters."""
    needs, people = matters()
    orders = rank(needs, people)
    places = [
        min(order.index(who) for who in need["gold"]) for need, order in zip(needs, orders, strict=True)
    ]
    misled = [
        min(order.index(who) for who in need["not"]) < place
        for need, order, place in zip(needs, orders, places, strict=True)
    ]
    return Ranked(
        fmean(1 / (place + 1) for place in places),
        sum(place == 0 for place in places),
        sum(place < FIRST for place in places),
        sum(misled),
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


def section() -> list[str]:
    """This part of the page on quality."""
    needs, people = matters()
    return [
        f"## Who could help ({len(needs)} needs, {len(people)} people)\n",
        "Each need among everybody; half of the people only share words with a need. *Misled*: such a one stands above who could help.",
        "How much meaning counts in `otherward match` was chosen with these in sight, among others.\n",
        "| | mean reciprocal rank | first | among the first five | misled |",
        "| --- | --- | --- | --- | --- |",
        ranked(ours).row("`otherward match`"),
        ranked(by_words).row("words alone (BM25, best text)"),
        ranked(by_meaning).row("meaning alone (embedding, best text)"),
        "",
    ]
