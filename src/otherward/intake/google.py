"""Google Contacts: the export of today and the older one, told by their numbered groups of columns."""

import re
from collections.abc import Sequence

from otherward.intake.contact_sheet import ContactSheet, names_of

_GROUPED = re.compile(
    r"(?:E-mail|Phone|Address|Organization|Website|Relation|IM|Event|Custom Field) \d+ - \w+", re.IGNORECASE
)


def _is_google(record: Sequence[str]) -> bool:
    names = names_of(record)
    if not names & {"first name", "given name", "name"}:
        return False
    grouped = any(_GROUPED.fullmatch(cell.strip()) for cell in record)
    return grouped or names >= {"organization name", "labels"} or names >= {"yomi name", "group membership"}


FORMAT = ContactSheet("Google contacts", "google", _is_google, 95)
