"""An introduction told of again is one deed: whoever wrote it down after a call is not to thank for it twice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from otherward.book.book import Book
from otherward.intake.directory import Directory
from otherward.ledger.favor import Favor

TOLD_WITHIN = timedelta(days=45)
"""So long after it was done an introduction by the same person, to nobody else, is the same one."""


def told_once(book: Book, directory: Directory, favors: Mapping[str, Favor]) -> dict[str, Favor]:
    """Without the introductions that only tell again of an earlier one: by the same person, to the same, with somebody in common or with nobody named."""
    again: set[str] = set()
    for ones in _by_pair(favors.values()):
        known = book.interactions.many({one.evidence.text_id for one in ones})
        first: list[tuple[Favor, set[str]]] = []
        for one in ones:
            text = known.get(one.evidence.text_id)
            met = {p.id for part in (text.people if text else ()) if (p := directory.person(part))}
            met -= {one.giver, one.receiver}
            if any(_soon(one, before) and (not met or met & others) for before, others in first):
                again.add(one.id)
            else:
                first.append((one, met))
    return {name: one for name, one in favors.items() if name not in again}


def _by_pair(favors: Iterable[Favor]) -> Iterator[list[Favor]]:
    """Introductions read in texts, of each who gave them to one other, the earliest first; where there are several."""
    pairs: dict[tuple[str, str], list[Favor]] = {}
    for one in favors:
        if one.kind == "introduction" and one.on and one.evidence.text_id:
            pairs.setdefault((one.giver, one.receiver), []).append(one)
    for ones in pairs.values():
        if len(ones) > 1:
            yield sorted(ones, key=lambda one: (str(one.on), one.id))


def _soon(one: Favor, before: Favor) -> bool:
    return bool(one.on and before.on and one.on - before.on <= TOLD_WITHIN)
