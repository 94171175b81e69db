"""Recommendations and endorsements, given and received: favors that are already on record."""

from collections.abc import Iterator

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.days import day_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import Cells, opened
from otherward.intake.linkedin.names import clean
from otherward.names import name_of
from otherward.network.handle import name_handle, profile_handle
from otherward.network.record import Acknowledged, Skipped
from otherward.network.source import Source

_RECOMMENDATIONS = ("first name", "last name", "text", "creation date")
_GIVEN_ENDORSEMENTS = ("skill name", "endorsee first name")
_RECEIVED_ENDORSEMENTS = ("skill name", "endorser first name")
_NOT_MADE = {"draft", "rejected", "declined", "withdrawn", "deleted"}
_GIVEN_NAMES = ("given", "gegeben", "erteilt", "donne", "dada", "fatte", "gegeven")


class Recommendations:
    """Recommendations_Given.csv and Recommendations_Received.csv; only the file's name says which."""

    name = "LinkedIn recommendations"

    def claims(self, entry: Entry) -> int:
        """Certain by its columns."""
        return 98 if opened(entry, _RECOMMENDATIONS) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """A favor on record for every recommendation that was made."""
        given = any(word in entry.name.casefold() for word in _GIVEN_NAMES)
        for index, cells in _rows(entry, _RECOMMENDATIONS):
            if not isinstance(cells, Cells):
                yield cells
            elif not cells["text"] or not f"{cells['first name']}{cells['last name']}":
                yield Skipped(where=f"row {index}", why="The recommendation has no words or no name.")
            else:
                yield _acknowledged(
                    entry,
                    index,
                    cells,
                    circumstances,
                    kind="recommendation",
                    given=given,
                    names=("first name", "last name", "url"),
                    said=("text", "creation date"),
                )


class Endorsements:
    """Endorsement_Given_Info.csv and Endorsement_Received_Info.csv."""

    name = "LinkedIn endorsements"

    def claims(self, entry: Entry) -> int:
        """Certain by its columns."""
        return 98 if opened(entry, _GIVEN_ENDORSEMENTS, _RECEIVED_ENDORSEMENTS) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """A favor on record for every skill endorsed."""
        given = opened(entry, _GIVEN_ENDORSEMENTS) is not None
        who = "endorsee" if given else "endorser"
        for index, cells in _rows(entry, _GIVEN_ENDORSEMENTS, _RECEIVED_ENDORSEMENTS):
            if not isinstance(cells, Cells):
                yield cells
            elif not cells["skill name"] or not f"{cells[f'{who} first name']}{cells[f'{who} last name']}":
                yield Skipped(where=f"row {index}", why="The endorsement has no skill or no name.")
            else:
                yield _acknowledged(
                    entry,
                    index,
                    cells,
                    circumstances,
                    kind="endorsement",
                    given=given,
                    names=(f"{who} first name", f"{who} last name", f"{who} public url"),
                    said=("skill name", "endorsement date"),
                )


def _rows(entry: Entry, *headers: tuple[str, ...]) -> Iterator[tuple[int, Cells | Brought]]:
    table = opened(entry, *headers)
    if table is None:
        yield 0, Skipped(where="the whole file", why="It has not the columns of a LinkedIn export.")
        return
    for item in table.rows(entry):
        if not isinstance(item, tuple):
            yield 0, item
            continue
        index, cells = item
        status = (cells["status"] or cells["endorsement status"]).casefold()
        if status in _NOT_MADE:
            yield index, Passed(where=f"row {index}", why=f"{status} by its writer or reader")
        else:
            yield index, cells


def _acknowledged(
    entry: Entry,
    index: int,
    cells: Cells,
    circumstances: Circumstances,
    *,
    kind: str,
    given: bool,
    names: tuple[str, str, str],
    said: tuple[str, str],
) -> Acknowledged:
    name = clean(cells[names[0]], cells[names[1]]).whole
    url = cells[names[2]]
    if url and "/" in url and "://" not in url:
        url = f"https://{url}"
    text, on = cells[said[0]], day_of(cells[said[1]], today=circumstances.day)
    return Acknowledged(
        id=name_of("acknowledged", kind, given, name, url, text, on),
        source=Source(
            path=entry.path,
            where=f"row {index}",
            index=index,
            locator=f"{name}@{cells[said[1]]}",
            import_id=circumstances.import_id,
        ),
        kind=kind,
        given=given,
        other=name,
        other_handle=profile_handle(url) if url else name_handle(name),
        text=text,
        on=on,
        organization=cells["company"],
        title=cells["job title"],
    )


FORMATS = (Recommendations(), Endorsements())
