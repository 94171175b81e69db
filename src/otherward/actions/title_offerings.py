"""What people can provide as far as their titles tell: a guess, marked so, for those the user is really in touch with."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from otherward.names import name_of
from otherward.network.offering import Offering
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.record import ContactRecord
from otherward.network.source import Evidence

PROVIDES = re.compile(
    r"\b(consult\w*|advis[eo]r\w*|adviser|translat\w*|interpreter|lawyer|attorney|solicitor|notary|broker|coach|trainer|tutor|mentor|"
    r"designer|photograph\w*|illustrat\w*|editor|copywriter|writer|accountant|bookkeeper|tax|auditor|architect|freelance\w*|independent|"
    r"contractor|developer|researcher|recruiter|therapist|physiotherap\w*|caterer|carpenter|electrician|plumber|mechanic|surveyor|"
    r"data scientist|statistician|scientist|professor|lecturer|investor|angel|grant\w*|fundrais\w*|mediator|facilitator|speaker|author)\b",
    re.IGNORECASE,
)
"""Titles of those who work for others and can be introduced as such; `Plant Manager` says what one does, not what one provides."""

MOST = 2000
"""People whose titles are looked at: those most in touch first."""


def title_offerings(
    people: Iterable[Person],
    rapports: Iterable[Rapport],
    records: Callable[[Iterable[str]], Mapping[str, ContactRecord]],
) -> Iterator[Offering]:
    """One offering a person with a title; `records` finds them by their identifiers."""
    days = {r.person: r.days for r in rapports if r.days}
    known = sorted(
        (p for p in people if p.id in days and not p.is_me and PROVIDES.search(p.title)),
        key=lambda p: (-days[p.id], p.id),
    )[:MOST]
    of_theirs = records(name for person in known for name in person.records)
    sources = {name: record for name, record in of_theirs.items() if record.title}
    for person in known:
        record = next((sources[name] for name in person.records if name in sources), None)
        if record is None:
            continue
        role = f"{person.title} at {person.organization}" if person.organization else person.title
        yield Offering(
            id=name_of("offering", person.id, "title"),
            holder=person.id,
            summary=role,
            evidence=Evidence(quote=record.title, source=record.source, on=record.as_of),
            kind="title",
            confidence=0.8,
            inferred=True,
        )
