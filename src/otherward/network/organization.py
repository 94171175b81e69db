"""A company, school, club or public body."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """One organization across its spellings and domains."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    industry: str = ""
    records: tuple[str, ...] = ()
    """Contact records that are this organization itself (a firm or role account saved as a contact)."""
