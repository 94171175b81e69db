"""Departments under pressure: sentences that show it, and what they say together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from otherward.network.document import Document
from otherward.reading.company import DEPARTMENTS, DepartmentPressure, Strain
from otherward.reading.company_judge import Judged, company_judge
from otherward.reading.company_sentences import Statement, spoken

if TYPE_CHECKING:
    import numpy as np

LEAST_STRAIN, LEAST_SHARE = 0.15, 0.05
"""Below these a sentence, or its share in a department, says nothing and is not kept."""
MOST_QUOTES = 3
"""Quotes shown as a department's evidence (evaluation card, section B)."""
SHOWN = 0.5
"""A quote is shown beside the first if it weighs at least this share of it."""
MILD = 0.6
"""A department with this share of the needed probability is under mild pressure …"""
CLEAR = 0.3
"""… if its heaviest sign weighs at least this much."""


def strains_in(document: Document, said: Sequence[Statement], judged: Sequence[Judged]) -> list[Strain]:
    """Sentences that show a function under pressure, in the order of the document."""
    return [
        Strain(
            quote=spoken(one.text),
            source=document.source,
            document=document.id,
            page=one.page,
            start=one.end - len(spoken(one.text)),
            departments=tuple(
                (name, round((found.strain + found.acute) * share, 4))
                for name, share in zip(DEPARTMENTS, found.departments, strict=True)
                if share >= LEAST_SHARE
            ),
        )
        for one, found in zip(said, judged, strict=True)
        if found.strain >= LEAST_STRAIN
    ]


def weights_by_department(strains: Iterable[Strain]) -> dict[str, list[tuple[float, Strain]]]:
    """What weighs on each department, the heaviest first."""
    found: dict[str, list[tuple[float, Strain]]] = defaultdict(list)
    for strain in strains:
        for name, weight in strain.departments:
            found[name].append((weight, strain))
    for ones in found.values():
        ones.sort(key=lambda one: -one[0])
    return found


def pressure_features(weights: Sequence[Sequence[float]]) -> "np.ndarray":
    """(departments, features) from what weighs on each: its three heaviest signs, and its share of all that weighs."""
    import numpy as np

    whole = sum(map(sum, weights)) or 1.0
    rows = [[*ones[:3], *(0.0 for _ in range(3 - len(ones[:3]))), sum(ones) / whole] for ones in weights]
    plain = np.array(rows, np.float32).reshape(len(rows), 4)
    return np.hstack([plain, np.sqrt(plain)])


def under_pressure(strains: Iterable[Strain]) -> list[DepartmentPressure]:
    """Departments by their pressure, the hardest pressed first."""
    import numpy as np

    found = weights_by_department(strains)
    names = [name for name in DEPARTMENTS if name in found]
    if not names:
        return []
    w = company_judge().weights
    x = pressure_features([[weight for weight, _ in found[name]] for name in names])
    chances = 1 / (1 + np.exp(-(x @ w["pressure"] + w["pressure_bias"])))
    least, acute = (float(value) for value in w["pressure_least"])
    told = [
        (
            hard,
            DepartmentPressure(
                department=name, pressure=_degree(pressed, hard, least, acute), evidence=_shown(found[name])
            ),
        )
        for name, (pressed, hard) in zip(names, chances.tolist(), strict=True)
        if pressed >= least or (pressed >= MILD * least and found[name][0][0] >= CLEAR)
    ]
    return [one for _, one in sorted(told, key=lambda pair: (-pair[1].pressure, -pair[0]))]


def _degree(pressed: float, hard: float, least: float, acute: float) -> int:
    if pressed < least:
        return 1
    return 3 if hard >= acute else 2


def _shown(ones: Sequence[tuple[float, Strain]]) -> tuple[Strain, ...]:
    return tuple(strain for weight, strain in ones[:MOST_QUOTES] if weight >= SHOWN * ones[0][0])
