"""What the sources say about a contact, about favors on record and about the user, row by row."""

from dataclasses import dataclass
from datetime import date

from otherward.network.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRecord:
    """One row or card about one contact, as the source says it; people are recognized across records."""

    id: str
    """`name_of("record", …)` of origin and content, so that the same row twice is the same record."""
    source: Source
    origin: str
    """linkedin, vcard, google, outlook, thunderbird, sheet, mail, message, invitation, calendar, hand."""
    display: str = ""
    """The whole name as the source shows it."""
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    former: str = ""
    """Maiden or former name."""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    """As written; recognition normalizes them."""
    profiles: tuple[str, ...] = ()
    """Addresses of profiles and own pages."""
    organization: str = ""
    title: str = ""
    department: str = ""
    street: str = ""
    place: str = ""
    """City, region, country, comma-joined as known."""
    postcode: str = ""
    birthday: str = ""
    """ISO, or `--MM-DD`."""
    note: str = ""
    categories: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    uid: str = ""
    """The source's own identifier (vCard UID, member number)."""
    connected_on: date | None = None
    as_of: date | None = None
    """The day the source was exported, as far as it can be told: title and organization were true then."""
    company_card: bool = False
    """The source itself says that this is an organization (vCard X-ABShowAs:COMPANY, KIND:org)."""
    seen: int = 0
    """For origins mail, message, calendar: in how many interactions this handle occurred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """A favor already on record: a recommendation or endorsement given or received."""

    id: str
    source: Source
    kind: str
    """recommendation or endorsement."""
    given: bool
    """True if the user gave it, False if the user received it."""
    other: str
    """The other's name as written."""
    other_handle: str
    """Their profile handle, else a name handle."""
    text: str
    """The recommendation's words, or the skill endorsed."""
    on: date | None = None
    organization: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutMe:
    """A fact about the user from their own files: name, address, position, skill, school."""

    id: str
    source: Source
    kind: str
    """name, email, profile, headline, summary, position, skill, education, certification."""
    text: str
    """The fact as shown: `Supply Chain Manager at Brightwater`, `Cycle counting`."""
    since: date | None = None
    until: date | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A row, card, message or item that could not be used, with its place and one clear sentence."""

    where: str
    why: str
