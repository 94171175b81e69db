"""Who knows whom by what people wrote: the two found in the network, with the words."""

import json
from collections.abc import Mapping

from otherward.book.book import Book
from otherward.intake.directory import Directory
from otherward.names import name_of
from otherward.network.handle import kind_of, plain
from otherward.network.interaction import Participant
from otherward.network.person import Person
from otherward.network.source import Evidence
from otherward.network.tie import Tie, TieKind
from otherward.reading.acquaintance import KIN
from otherward.reading.finding import Finding

SURE = 0.9
KEPT = "ties.told"
"""The setting that names the ties told of: among those of a large network they are not looked for."""
IN_CONFIDENCE = "told in confidence"


def told_ties(book: Book) -> list[Tie]:
    """Those concluded last."""
    return list(book.ties.many(json.loads(book.setting(KEPT) or "[]")).values())


def keep_told_ties(book: Book, ties: Mapping[str, Tie]) -> None:
    """These in place of those concluded before."""
    book.ties.remove(json.loads(book.setting(KEPT) or "[]"))
    book.ties.put(ties.values())
    book.set_setting(KEPT, json.dumps(sorted(ties)))


def told_tie(finding: Finding, evidence: Evidence, directory: Directory, near: set[str]) -> Tie | None:
    """The tie that a finding tells of, if it is clear who both are and neither is the user."""
    if finding.to is None:
        return None
    one, other = directory.person(finding.holder, near), directory.person(finding.to, near)
    if one is None or other is None or one.id == other.id or one.is_me or other.is_me:
        return None
    if finding.kind == KIN and not (
        _surely(finding.to, other, one, near) and _surely(finding.holder, one, other, near)
    ):
        return None
    a, b = min(one.id, other.id), max(one.id, other.id)
    return Tie(
        id=name_of("tie", a, b, TieKind.TOLD),
        a=a,
        b=b,
        how=IN_CONFIDENCE if finding.confidential else f"“{finding.quote}”",
        strength=SURE,
        kind=TieKind.TOLD,
        text_id=evidence.text_id,
        source=evidence.source,
        evidence=None if finding.confidential else evidence,
    )


def _surely(named: Participant, person: Person, other: Person, near: set[str]) -> bool:
    """A relative's first name is enough only where nobody else can be meant: in the conversation, or of one family name."""
    if kind_of(named.handle) != "name" or " " in named.name.strip() or person.id in near:
        return True
    family = plain(person.family or person.name.split(" ")[-1])
    return family == plain(other.family or other.name.split(" ")[-1])
