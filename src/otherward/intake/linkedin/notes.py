"""Notes.csv: what the user wrote down about connections on LinkedIn itself."""

from collections.abc import Iterator

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.days import moment_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import opened
from otherward.intake.linkedin.people import participant
from otherward.names import name_of
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.record import Skipped
from otherward.network.source import Source

_HEADER = ("connection first name", "connection last name", "note")


class Notes:
    """A note for every row, with the person it is about."""

    name = "LinkedIn notes"

    def claims(self, entry: Entry) -> int:
        """Certain by its columns."""
        return 98 if opened(entry, _HEADER) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The notes in the order of the file."""
        table = opened(entry, _HEADER)
        if table is None:
            yield Skipped(where="the whole file", why="It has no header of LinkedIn notes.")
            return
        first_is_day = table.day_first("created on")
        for item in table.rows(entry):
            if not isinstance(item, tuple):
                yield item
                continue
            index, cells = item
            where = f"row {index}"
            name = f"{cells['connection first name']} {cells['connection last name']}".strip()
            url = cells["connection profile url"]
            if not cells["note"] or not (name or url):
                yield Skipped(where=where, why="It has no words, or does not say whom it is about.")
                continue
            said = cells["edited on"] or cells["created on"]
            yield Interaction(
                id=name_of("interaction", "linkedin note", name, url, cells["created on"], cells["note"]),
                kind=InteractionKind.NOTE,
                source=Source(
                    path=entry.path,
                    where=where,
                    index=index,
                    locator=f"{url or name}@{cells['created on']}",
                    import_id=circumstances.import_id,
                ),
                at=moment_of(said, today=circumstances.day, first_is_day=first_is_day),
                to=(participant(name, url),),
                text=cells["note"],
                import_id=circumstances.import_id,
            )


FORMAT = Notes()
