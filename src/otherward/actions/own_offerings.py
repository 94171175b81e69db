"""What the user can provide, from their own positions, skills and schools."""

from collections.abc import Iterable, Iterator

from otherward.names import name_of
from otherward.network.offering import Offering
from otherward.network.record import AboutMe
from otherward.network.source import Evidence

_KINDS = {
    "skill": "skill",
    "position": "position",
    "headline": "position",
    "certification": "skill",
    "summary": "said",
}


def own_offerings(facts: Iterable[AboutMe], me: str) -> Iterator[Offering]:
    """One offering a skill, position and headline of the user."""
    for fact in facts:
        kind = _KINDS.get(fact.kind)
        if kind and fact.text.strip():
            text = f"{fact.text}. {fact.detail}" if fact.detail else fact.text
            yield Offering(
                id=name_of("offering", me, fact.kind, fact.text),
                holder=me,
                summary=text if kind == "position" else fact.text,
                evidence=Evidence(quote=fact.text, source=fact.source, on=fact.until or fact.since),
                kind=kind,
            )
