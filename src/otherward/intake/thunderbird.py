"""Thunderbird's address book as comma or tab separated text."""

from collections.abc import Sequence

from otherward.intake.contact_sheet import ContactSheet, names_of


def _is_thunderbird(record: Sequence[str]) -> bool:
    return names_of(record) >= {"first name", "last name", "display name", "primary email"}


FORMAT = ContactSheet("Thunderbird contacts", "thunderbird", _is_thunderbird, 92)
