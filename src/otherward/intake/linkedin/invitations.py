"""Invitations.csv: who asked whom to connect, and with which words."""

from collections.abc import Iterator

from otherward.intake.brought import Brought, Circumstances
from otherward.intake.contact import Contacts, exported_on
from otherward.intake.days import moment_of
from otherward.intake.entry import Entry
from otherward.intake.linkedin.archive_table import Cells, opened
from otherward.intake.linkedin.markup import as_text
from otherward.intake.linkedin.names import clean, is_hidden
from otherward.intake.linkedin.people import participant
from otherward.names import name_of
from otherward.network.handle import plain
from otherward.network.interaction import Interaction, InteractionKind
from otherward.network.record import Skipped

_HEADER = ("from", "to", "sent at", "direction")


class Invitations:
    """An interaction for every invitation, and a contact for the other side."""

    name = "LinkedIn invitations"

    def claims(self, entry: Entry) -> int:
        """Certain by its columns."""
        return 98 if opened(entry, _HEADER) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The invitations in the order of the file, each followed by its contact."""
        table = opened(entry, _HEADER)
        if table is None:
            yield Skipped(where="the whole file", why="It has no header of LinkedIn invitations.")
            return
        as_of = exported_on(entry, circumstances.exported, circumstances.day)
        contacts = Contacts(entry, "invitation", unit="row", import_id=circumstances.import_id, as_of=as_of)
        first_is_day = table.day_first("sent at")
        for item in table.rows(entry):
            if not isinstance(item, tuple):
                yield item
                continue
            index, cells = item
            if not cells["from"] or not cells["to"]:
                yield Skipped(where=f"row {index}", why="It does not say who invited whom.")
                continue
            yield _invitation(index, cells, contacts, circumstances, first_is_day=first_is_day)
            yield from _other(index, cells, contacts, circumstances)


def _invitation(
    index: int, cells: Cells, contacts: Contacts, circumstances: Circumstances, *, first_is_day: bool
) -> Interaction:
    sent = cells["sent at"]
    return Interaction(
        id=name_of("interaction", "invitation", cells["from"], cells["to"], sent, cells["message"]),
        kind=InteractionKind.INVITATION,
        source=contacts.source(index, f"{cells['from']}@{sent}"),
        at=moment_of(sent, today=circumstances.day, first_is_day=first_is_day),
        author=participant(cells["from"], cells["inviterprofileurl"]),
        to=(participant(cells["to"], cells["inviteeprofileurl"]),),
        text=as_text(cells["message"]),
        import_id=circumstances.import_id,
    )


def _other(index: int, cells: Cells, contacts: Contacts, circumstances: Circumstances) -> Iterator[Brought]:
    """The contact on the other side, if it is clear which side is the user's."""
    mine = {plain(name) for name in circumstances.me_names}
    incoming = cells["direction"].upper().startswith("IN") or plain(cells["to"]) in mine
    outgoing = cells["direction"].upper().startswith("OUT") or plain(cells["from"]) in mine
    if incoming == outgoing:
        return
    name, url = (
        (cells["from"], cells["inviterprofileurl"]) if incoming else (cells["to"], cells["inviteeprofileurl"])
    )
    if is_hidden(name):
        return
    first, _, last = name.partition(" ")
    parts = clean(first, last)
    yield contacts.record(
        index,
        {
            "display": parts.whole,
            "given": parts.given,
            "family": parts.family,
            "suffix": parts.suffix,
            "nickname": parts.nickname,
            "former": parts.former,
            "profiles": (url,) if url else (),
        },
    )


FORMAT = Invitations()
