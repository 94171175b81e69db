"""A person the user knows, as recognized across all sources."""

from dataclasses import dataclass

from otherward.network.affiliation import Affiliation
from otherward.network.closeness import Closeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human being: names, ways to reach them, roles. `me` is a person too."""

    id: str
    name: str
    """The name as shown to the user."""
    other_names: tuple[str, ...] = ()
    """Other spellings, nicknames and former names seen in the sources."""
    given: str = ""
    """The name to greet with (`Dan`), if known."""
    family: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    """Roles, the current one first."""
    closeness: Closeness = Closeness.CONTACT
    closeness_by_hand: bool = False
    birthday: str = ""
    """ISO date, or `--04-15` without a year; empty if unknown."""
    place: str = ""
    note: str = ""
    """What the contact files say in free text."""
    categories: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """(relation, name) pairs from the contact files: spouse, assistant, manager."""
    handles: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """Identifiers of the records recognized as this person."""
    is_me: bool = False

    @property
    def organization(self) -> str:
        """The current organization's name, or empty."""
        return self.affiliations[0].organization if self.affiliations else ""

    @property
    def title(self) -> str:
        """The current title, or empty."""
        return self.affiliations[0].title if self.affiliations else ""

    @property
    def greeting(self) -> str:
        """The name to open a message with."""
        return self.given or self.name.split(" ")[0]
