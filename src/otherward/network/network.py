"""Everything the engine reasons over, for one user."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from otherward.network.confidence import Confidence, Wish
from otherward.network.milestone import Milestone
from otherward.network.need import Need
from otherward.network.offering import Offering
from otherward.network.organization import Organization
from otherward.network.person import Person
from otherward.network.rapport import Rapport
from otherward.network.resource import Resource
from otherward.network.tie import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One user's whole set of records, as of a day. Single mails and messages are never part of it."""

    day: date
    people: Mapping[str, Person] = field(default_factory=dict)
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    rapports: Mapping[str, Rapport] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    offerings: tuple[Offering, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    confidences: tuple[Confidence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    resources: tuple[Resource, ...] = ()

    @property
    def me(self) -> Person | None:
        """The user, if known."""
        return next((person for person in self.people.values() if person.is_me), None)

    def name(self, holder: str) -> str:
        """The name of a person or organization as shown."""
        if holder in self.people:
            return self.people[holder].name
        return self.organizations[holder].name if holder in self.organizations else ""
