"""Outlook contacts: Outlook.com, desktop Outlook of all years, and what Google calls Outlook CSV."""

from collections.abc import Sequence

from otherward.intake.contact_sheet import ContactSheet, names_of

_TELLING = {
    "business street", "home street", "other street", "business country region", "car phone", "company main phone",
    "internet free busy", "given yomi", "managers name", "assistants phone", "tty tdd phone", "telex", "other fax",
    "home fax", "business fax",
}  # fmt: skip


def _is_outlook(record: Sequence[str]) -> bool:
    names = names_of(record)
    return names >= {"first name", "last name"} and len(names & _TELLING) >= 2


FORMAT = ContactSheet("Outlook contacts", "outlook", _is_outlook, 90)
