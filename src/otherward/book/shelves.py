"""Which shelves a book has, what lies on each, and by which keys it can be asked. Both stores follow this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from otherward.book.kept import Decision, Edit, Import, Response
from otherward.giving.opinion import Opinion
from otherward.ledger.ask import Ask
from otherward.ledger.favor import Favor, Result, Thanking, Thanks
from otherward.ledger.introduction import Introduction
from otherward.ledger.promise import Keeping, Promise
from otherward.network.confidence import Confidence, Wish
from otherward.network.document import Document
from otherward.network.interaction import Interaction
from otherward.network.milestone import Milestone
from otherward.network.need import Need, Settlement
from otherward.network.offering import Offering
from otherward.network.organization import Organization
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.record import AboutMe, Acknowledged, ContactRecord
from otherward.network.resource import Resource
from otherward.network.tie import Tie
from otherward.reading.company import CompanyReading
from otherward.reading.finding import Reading
from otherward.second_look.heard import SecondReading


@dataclass(frozen=True, slots=True)
class ShelfKind:
    """One shelf: the type of its things and the keys it can be asked by."""

    holds: type[Any]
    keys: dict[str, Callable[[Any], str]]
    derived: bool = False
    """Made anew from the others; never exported as a source."""
    identifier: Callable[[Any], str] = lambda thing: str(thing.id)


def _import(thing: Any) -> str:
    return str(thing.source.import_id)


def _holder(thing: Any) -> str:
    return str(thing.holder)


SHELVES: dict[str, ShelfKind] = {
    "imports": ShelfKind(
        Import, {"path": lambda t: t.path, "state": lambda t: t.state, "digest": lambda t: t.digest}
    ),
    "records": ShelfKind(ContactRecord, {"import_id": _import, "origin": lambda t: t.origin}),
    "interactions": ShelfKind(
        Interaction,
        {
            "import_id": _import,
            "thread": lambda t: t.thread,
            "kind": lambda t: t.kind,
            "machine": lambda t: t.machine,
        },
    ),
    "documents": ShelfKind(Document, {"import_id": _import, "organization": lambda t: t.organization}),
    "resources": ShelfKind(Resource, {"import_id": _import}),
    "acknowledged": ShelfKind(Acknowledged, {"import_id": _import}),
    "about_me": ShelfKind(AboutMe, {"import_id": _import, "kind": lambda t: t.kind}),
    "readings": ShelfKind(Reading, {"import_id": lambda t: t.import_id}),
    "second_readings": ShelfKind(SecondReading, {"import_id": lambda t: t.import_id}),
    "company_readings": ShelfKind(
        CompanyReading, {"import_id": lambda t: t.import_id, "organization": lambda t: t.organization}
    ),
    "opinions": ShelfKind(
        Opinion, {"import_id": lambda t: t.import_id, "gift_import_id": lambda t: t.gift_import_id}
    ),
    "decisions": ShelfKind(Decision, {}),
    "edits": ShelfKind(Edit, {"record": lambda t: t.record}),
    "responses": ShelfKind(Response, {"opportunity": lambda t: t.opportunity}),
    "settlements": ShelfKind(Settlement, {"need": lambda t: t.need}),
    "keepings": ShelfKind(Keeping, {"promise": lambda t: t.promise}),
    "introductions": ShelfKind(Introduction, {}),
    "asks": ShelfKind(Ask, {}),
    "thankings": ShelfKind(Thanking, {"favor": lambda t: t.favor}),
    "results": ShelfKind(Result, {"favor": lambda t: t.favor}),
    "people": ShelfKind(Person, {}, derived=True),
    "organizations": ShelfKind(Organization, {}, derived=True),
    "ties": ShelfKind(Tie, {"a": lambda t: t.a, "b": lambda t: t.b}, derived=True),
    "rapports": ShelfKind(Rapport, {}, derived=True, identifier=lambda t: str(t.person)),
    "needs": ShelfKind(Need, {"holder": _holder}, derived=True),
    "offerings": ShelfKind(Offering, {"holder": _holder}, derived=True),
    "promises": ShelfKind(Promise, {"by": lambda t: t.by, "to": lambda t: t.to}, derived=True),
    "favors": ShelfKind(Favor, {"giver": lambda t: t.giver, "receiver": lambda t: t.receiver}, derived=True),
    "thanks": ShelfKind(Thanks, {"by": lambda t: t.by, "to": lambda t: t.to}, derived=True),
    "milestones": ShelfKind(Milestone, {"holder": _holder}, derived=True),
    "confidences": ShelfKind(Confidence, {"teller": lambda t: t.teller}, derived=True),
    "wishes": ShelfKind(Wish, {"holder": _holder}, derived=True),
}
