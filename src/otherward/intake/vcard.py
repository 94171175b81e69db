"""vCard files of phones, iCloud, Google, Outlook and Nextcloud, in any version or mixture of versions."""

import re
from collections.abc import Iterator

from otherward.intake.brought import Brought, Circumstances, Passed
from otherward.intake.contact import Contacts, usable
from otherward.intake.entry import Entry
from otherward.intake.table import encoding_of
from otherward.intake.vcard_card import as_of, fields_of, is_group, read_card
from otherward.intake.vcard_lines import RawCard, cards
from otherward.network.record import Skipped

_BEGIN = re.compile(rb"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE | re.MULTILINE)


class VCard:
    """A record for every card; a broken card that still says who it is about is used."""

    name = "vCard"

    def claims(self, entry: Entry) -> int:
        """Certain if it begins with a card, likely if there is one further on."""
        head = entry.head
        if encoding_of(head).startswith("utf-16"):
            head = head.decode("utf-16", "replace").encode()
        found = _BEGIN.search(head)
        if found:
            return 96 if not head[: found.start()].strip(b"\xef\xbb\xbf \t\r\n") else 60
        return 30 if entry.name.casefold().endswith((".vcf", ".vcard")) else 0

    def read(self, entry: Entry, circumstances: Circumstances) -> Iterator[Brought]:
        """The cards in the order of the file."""
        contacts = Contacts(entry, "vcard", unit="card", import_id=circumstances.import_id)
        some = False
        with entry.open() as stream:
            for card in cards(stream, encoding_of(entry.head)):
                some = True
                yield _contact(card, contacts, circumstances)
        if not some:
            yield Skipped(
                where="the whole file", why="There is no card (BEGIN:VCARD) in it; export it again."
            )


def _contact(raw: RawCard, contacts: Contacts, circumstances: Circumstances) -> Brought:
    where = f"card {raw.number}"
    card = read_card(raw)
    if is_group(card):
        return Passed(where=where, why="a group of contacts, not a contact")
    fields = fields_of(card, circumstances.day)
    if usable(fields):
        return contacts.record(raw.number, fields, as_of=as_of(card, circumstances.day))
    if not raw.ended:
        return Skipped(where=where, why="The card breaks off before it says who it is about.")
    if card.spoiled:
        return Skipped(where=where, why="The card is damaged: no name, address or number in it can be read.")
    return Skipped(where=where, why="There is no name, address, number or organization in it.")


FORMAT = VCard()
