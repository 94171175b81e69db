"""All that a brief is made from, gathered beforehand by the verb; the room itself knows no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from otherward.brief.company import picture_of
from otherward.brief.quiet import sealed
from otherward.giving.fitting import other_troubles
from otherward.giving.opportunity import Opportunity
from otherward.giving.situation import Situation
from otherward.network.document import Document
from otherward.network.interaction import Interaction
from otherward.network.person import Person
from otherward.reading.company import CompanyPicture, CompanyReading, Strain


@dataclass(frozen=True, kw_only=True)
class Material:
    """Whom one meets, what is known of their house, what was written between them and the user."""

    situation: Situation
    about: str
    people: tuple[Person, ...] = ()
    organization: str = ""
    meeting: Interaction | None = None
    readings: tuple[CompanyReading, ...] = ()
    """Of the organization's documents, those in confidence too."""
    spoken: Mapping[str, tuple[Interaction, ...]] = field(default_factory=dict)
    """By person: mails, messages, past meetings with the user, newest first."""
    notes: tuple[Interaction, ...] = ()
    """The user's own notes that speak of these people or their house, newest first."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The documents behind the readings, to cite them by title and page."""
    opportunities: tuple[Opportunity, ...] = ()
    """What could be done for these people."""

    @cached_property
    def sealed(self) -> Mapping[str, str]:
        """Notes that are not to be spoken of, with the sentence that says so."""
        return sealed(self.notes)

    @cached_property
    def picture(self) -> CompanyPicture:
        """What the documents say together."""
        return picture_of(self.readings)

    @cached_property
    def troubles(self) -> tuple[Strain, ...]:
        """What else they write of that is not well."""
        return other_troubles(self.picture, self.readings)

    @cached_property
    def kept_quiet(self) -> frozenset[str]:
        """Documents not to be quoted to others."""
        return frozenset(reading.id for reading in self.readings if reading.confidential)

    @property
    def me(self) -> str:
        """The user's identifier, or empty."""
        return self.situation.me.id if self.situation.me else ""

    @property
    def holders(self) -> frozenset[str]:
        """Identifiers of the people and of their house."""
        houses = {a.organization_id for p in self.people for a in p.affiliations[:1] if a.organization_id}
        return frozenset({p.id for p in self.people} | houses)
