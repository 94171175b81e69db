"""Job changes: two exports of different dates, compared, give a new role at a new organization. No scraping."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from otherward.intake.directory import firm
from otherward.names import name_of
from otherward.network.milestone import Milestone
from otherward.network.person import Person
from otherward.network.record import ContactRecord
from otherward.network.source import Evidence

RECENT = timedelta(days=240)
"""A change first seen in an export older than this is no news."""


def job_changes(
    records: Callable[[Iterable[str]], Mapping[str, ContactRecord]], people: Iterable[Person], day: date
) -> Iterator[Milestone]:
    """One milestone a person whose newest export names another employer than an older export; `records` finds them by their identifiers."""
    owner = {record: person for person in people if len(person.records) > 1 for record in person.records}
    dated: dict[str, list[ContactRecord]] = defaultdict(list)
    for record in records(owner).values():
        if record.origin == "linkedin" and record.as_of and record.organization:
            dated[owner[record.id].id].append(record)
    for person_id, ones in sorted(dated.items()):
        ones.sort(key=lambda r: (r.as_of or date.min, r.id))
        old, new = ones[0], ones[-1]
        for earlier, later in pairwise(ones):
            if firm(earlier.organization) != firm(later.organization):
                old, new = earlier, later
        if old.as_of == new.as_of or firm(old.organization) == firm(new.organization):
            continue
        if new.as_of is None or new.as_of < day - RECENT or owner[new.id].is_me:
            continue
        role = f"{new.title} at {new.organization}" if new.title else new.organization
        yield Milestone(
            id=name_of("milestone", person_id, "new job", firm(new.organization)),
            holder=person_id,
            summary=f"now {role}, before at {old.organization}",
            evidence=Evidence(quote=new.organization, source=new.source, on=new.as_of),
            kind="new job",
            on=new.as_of,
        )
