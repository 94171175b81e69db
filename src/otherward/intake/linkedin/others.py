"""The rest of the archive: address books LinkedIn was given, and files that say nothing about anybody's needs."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.contact_sheet import ContactSheet, names_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import opened
from otherward.network.record import Skipped


@cache
def _others() -> dict[str, list[list[str]]]:
    text = files("otherward.intake.linkedin").joinpath("others.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["files"])


class Others:
    """Files of the archive that are known and not used: log-ins, advertising, searches, reactions."""

    name = "LinkedIn, not used"

    def claims(self, entry: Entry) -> int:
        """Sure by the columns."""
        return 96 if self._what(entry) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:  # noqa: ARG002
        """Every row passed over, with the name of what it is."""
        what = self._what(entry)
        table = opened(entry, *_others().get(what, []))
        if table is None:
            yield Skipped(where="the whole file", why="It is no file of a LinkedIn archive.")
            return
        for item in table.rows(entry):
            yield Passed(where=f"row {item[0]}", why=what) if isinstance(item, tuple) else item

    def _what(self, entry: Entry) -> str:
        return next((what for what, headers in _others().items() if opened(entry, *headers)), "")


def _is_contacts(record: Sequence[str]) -> bool:
    return names_of(record) >= {"source", "firstname", "lastname", "emails"}


FORMATS = (ContactSheet("LinkedIn imported contacts", "sheet", _is_contacts, 96), Others())
