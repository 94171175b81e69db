"""Who was at one workplace at the same time, by what the contact files said on the days they were exported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from otherward.intake.directory import firm
from otherward.network.person import Person
from otherward.network.record import ContactRecord

NEAR = timedelta(days=120)
"""Two exports so far apart still tell of one time: posts last for years, and address books are brought up to date seldom."""

MOST = 40
"""Colleagues at an organization with more of the user's contacts than this need not know each other."""

Span = tuple[date, date]


def worked_together(
    people: Sequence[Person], records: Iterable[ContactRecord]
) -> Iterator[tuple[Person, Person, str, int]]:
    """Two who are not at one organization now, but both were: with its name and the last year in which both were seen there."""
    by_id = {person.id: person for person in people if not person.is_me}
    spans, names = _spans(by_id, records)
    for house, there in spans.items():
        if not 1 < len(there) <= MOST:
            continue
        for a, b in combinations(sorted(there), 2):
            both_now = all(firm(by_id[one].organization) == house for one in (a, b))
            last = min(there[a][1], there[b][1])
            if not both_now and max(there[a][0], there[b][0]) <= last + NEAR:
                yield by_id[a], by_id[b], names[house], last.year


def _spans(
    people: Mapping[str, Person], records: Iterable[ContactRecord]
) -> tuple[dict[str, dict[str, Span]], dict[str, str]]:
    """For each organization who was there, from the first day a source says so to the last."""
    of_record = {record: person.id for person in people.values() for record in person.records}
    spans: dict[str, dict[str, Span]] = defaultdict(dict)
    names: dict[str, str] = {}
    for record in records:
        whose, house = of_record.get(record.id), firm(record.organization)
        if whose and house and record.as_of:
            first, last = spans[house].get(whose, (record.as_of, record.as_of))
            spans[house][whose] = min(first, record.as_of), max(last, record.as_of)
            names.setdefault(house, record.organization)
    for person in people.values():
        for role in person.affiliations:
            start, end = role.since or role.as_of, role.until or role.as_of
            if start and end and (house := firm(role.organization)):
                first, last = spans[house].get(person.id, (start, end))
                spans[house][person.id] = min(first, start), max(last, end)
                names.setdefault(house, role.organization)
    return spans, names
