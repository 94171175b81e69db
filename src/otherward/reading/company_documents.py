"""Companies' documents read: each by itself, and several of one company together."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from otherward.network.document import Document
from otherward.reading.company import CompanyPicture, CompanyReading, DepartmentPressure, Goal, Strain
from otherward.reading.company_sentences import statements
from otherward.reading.departments import strains_in
from otherward.reading.goals import goals_in

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], "np.ndarray"]

READER = "company-1"
MOST_QUOTES = 3
"""Quotes shown as a department's evidence (evaluation card, section B)."""
SAME_WORDS = 0.6
"""Share of words in common from which two goals are the same one told twice."""


def company_reader_version() -> str:
    """Names the reader, so that documents are read again with a better one."""
    return READER


def read_company_document(document: Document, embed: Embed | None = None) -> CompanyReading:
    """What one document says of the company's goals and troubles."""
    del embed
    said = statements(document.pages)
    return CompanyReading(
        id=document.id,
        organization=document.organization,
        goals=tuple(goals_in(document, said)),
        strains=tuple(strains_in(document, said)),
        reader=company_reader_version(),
        confidential=document.confidential,
        import_id=document.import_id,
    )


def read_together(documents: Iterable[Document], embed: Embed) -> CompanyPicture:
    """What these documents say of one company."""
    return company_picture(read_company_document(document, embed) for document in documents)


def company_picture(readings: Iterable[CompanyReading]) -> CompanyPicture:
    """Several readings of one company together: each goal once, departments by pressure, the hardest first."""
    found = list(readings)
    return CompanyPicture(
        goals=tuple(_once([goal for reading in found for goal in reading.goals])),
        departments=tuple(_pressed([strain for reading in found for strain in reading.strains])),
    )


def _once(goals: list[Goal]) -> list[Goal]:
    kept: list[Goal] = []
    for goal in goals:
        if not any(_same(goal, other) for other in kept):
            kept.append(goal)
    return kept


def _same(a: Goal, b: Goal) -> bool:
    left, right = (set(re.findall(r"\w+", one.text.casefold())) for one in (a, b))
    return len(left & right) >= SAME_WORDS * min(len(left), len(right))


def _pressed(strains: list[Strain]) -> list[DepartmentPressure]:
    by_department: dict[str, list[tuple[float, Strain]]] = defaultdict(list)
    for strain in strains:
        for department, weight in strain.departments:
            by_department[department].append((weight, strain))
    found = []
    for department, ones in by_department.items():
        ones.sort(key=lambda one: -one[0])
        total = max(weight for weight, _ in ones) + 0.3 * (len(ones) - 1)
        evidence = tuple(strain for _, strain in ones[:MOST_QUOTES])
        found.append(
            (
                total,
                DepartmentPressure(department=department, pressure=min(3, round(total)), evidence=evidence),
            )
        )
    return [one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].department))]
