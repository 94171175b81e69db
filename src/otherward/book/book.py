"""The one port to the store. Every surface and verb works on a Book; memory and database keep the same promises."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

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

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """Being in touch through one handle, counted over its interactions with the user (machine mail left out)."""

    handle: str
    first: date | None
    last: date | None
    days: int
    wrote: int
    """Interactions this handle is the author of, with at most GROUP people in them."""
    written: int
    """Interactions the user is the author of with this handle among at most GROUP people."""
    met: int
    """Past meetings with this handle and the user."""
    last_from_them: date | None
    last_from_me: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Two handles seen in one interaction of few people: the newest meeting, or the newest of what was written."""

    a: str
    b: str
    """Handles, `a` < `b`."""
    interaction: str
    on: date | None
    meeting: bool


GROUP = 6
"""An interaction with more people than this is a crowd and says nothing about closeness."""


class Shelf(Protocol[Thing]):
    """All things of one kind in the book, each under its `id`. Keys of `where` are those declared in `shelves.py`."""

    def get(self, name: str) -> Thing | None:
        """The thing with this identifier."""

    def many(self, names: Iterable[str]) -> dict[str, Thing]:
        """Those of these identifiers that exist."""

    def all(self, **where: str) -> Iterator[Thing]:
        """All things (that have these key values), streamed in order of putting in."""

    def names(self, **where: str) -> set[str]:
        """The identifiers of those."""

    def known(self, names: Sequence[str]) -> set[str]:
        """Those of these identifiers that exist (asked in batches while importing)."""

    def count(self, **where: str) -> int:
        """How many."""

    def put(self, things: Iterable[Thing]) -> int:
        """Keep these, replacing things of the same identifier; how many."""

    def remove(self, names: Iterable[str]) -> int:
        """Take these out; how many were there."""

    def clear(self, **where: str) -> int:
        """Take out all (that have these key values); how many."""


class Book(Protocol):
    """One network's records. Source shelves hold what was brought and done; derived shelves can be made anew from them."""

    # what was brought in
    imports: Shelf[Import]
    records: Shelf[ContactRecord]
    interactions: Shelf[Interaction]
    documents: Shelf[Document]
    resources: Shelf[Resource]
    acknowledged: Shelf[Acknowledged]
    about_me: Shelf[AboutMe]
    readings: Shelf[Reading]
    second_readings: Shelf[SecondReading]
    opinions: Shelf[Opinion]
    company_readings: Shelf[CompanyReading]
    # what the user decided and did
    decisions: Shelf[Decision]
    edits: Shelf[Edit]
    responses: Shelf[Response]
    settlements: Shelf[Settlement]
    keepings: Shelf[Keeping]
    introductions: Shelf[Introduction]
    asks: Shelf[Ask]
    thankings: Shelf[Thanking]
    results: Shelf[Result]
    # what is concluded from all that
    people: Shelf[Person]
    organizations: Shelf[Organization]
    ties: Shelf[Tie]
    rapports: Shelf[Rapport]
    needs: Shelf[Need]
    offerings: Shelf[Offering]
    promises: Shelf[Promise]
    favors: Shelf[Favor]
    thanks: Shelf[Thanks]
    milestones: Shelf[Milestone]
    confidences: Shelf[Confidence]
    wishes: Shelf[Wish]

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; may be nested (the outermost decides)."""

    def bringing_in(self) -> AbstractContextManager[None]:
        """Held while importing: one importer at a time; an import left running by a dead one is taken back on opening."""

    def take_back(self, import_id: str) -> dict[str, int]:
        """Remove what this import brought and mark it undone; how much of what went."""

    def interactions_with(self, handles: Iterable[str], limit: int = 50) -> list[Interaction]:
        """The newest interactions any of these handles took part in, newest first."""

    def shared_interactions(
        self, handles: Iterable[str], with_handles: Iterable[str], limit: int = 20
    ) -> list[Interaction]:
        """The newest interactions in which one of `handles` and one of `with_handles` took part."""

    def touches(self, me: Iterable[str], day: date) -> Iterator[Touch]:
        """For every handle but the user's, how it was in touch with the user up to this day."""

    def together(self, limit: int = GROUP) -> Iterator[Together]:
        """Who was seen in one interaction of at most `limit` people: at most two a pair, the newest meeting first, then the newest text."""

    def threads(self, **where: str) -> Iterator[tuple[str, int]]:
        """(thread, how many interactions) of people's interactions, by `import_id` if given."""

    def thread(self, name: str) -> list[Interaction]:
        """The interactions of one thread, oldest first."""

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Kept vectors by text hash."""

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by text hash."""

    def forget_vectors(self) -> None:
        """Forget them all; they are made again where they are needed."""

    def setting(self, name: str) -> str:
        """A setting's value, or empty."""

    def set_setting(self, name: str, value: str) -> None:
        """Change a setting."""

    def close(self) -> None:
        """Done with it."""
