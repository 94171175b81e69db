"""An introduction told of again in a note is the same deed; another one, or one much later, is not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from otherward.actions.told_once import told_once
from otherward.book.memory import MemoryBook
from otherward.intake.directory import Directory
from otherward.ledger.favor import Favor
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.person import Person
from otherward.network.source import Evidence, Source

MADE = date(2026, 9, 22)
ME, ELSPETH, AMARA, GUS = (
    Person(
        id=f"person-{name.split()[0].casefold()}",
        name=name,
        handles=(f"mailto:{name.split()[0].casefold()}@e.example",),
        is_me=me,
    )
    for name, me in (("Hannah Okoye", True), ("Elspeth Grant", False), ("Amara Cole", False), ("Gus Lind", False))
)  # fmt: skip


def introduction(book, name, on, *present, by=ELSPETH):
    text = Interaction(
        id=f"interaction-{name}",
        kind=InteractionKind.NOTE,
        source=Source(path="", where=name),
        at=datetime(on.year, on.month, on.day, tzinfo=UTC),
        to=tuple(Participant(handle=one.handles[0], name=one.name) for one in present),
    )
    book.interactions.put([text])
    evidence = Evidence(quote=name, source=text.source, on=on, text_id=text.id)
    return Favor(
        id=f"favor-{name}",
        giver=by.id,
        receiver=ME.id,
        summary=name,
        evidence=evidence,
        kind="introduction",
        on=on,
    )


@pytest.mark.parametrize(
    ("days", "present", "by", "again"),
    [
        (6, (AMARA,), ELSPETH, True),
        (6, (), ELSPETH, True),
        (6, (GUS,), ELSPETH, False),
        (6, (AMARA,), GUS, False),
        (200, (AMARA,), ELSPETH, False),
    ],
)
def test_what_is_told_once(days, present, by, again):
    book = MemoryBook()
    mail = introduction(book, "mail", MADE, ELSPETH, ME, AMARA)
    note = introduction(book, "note", MADE + timedelta(days=days), *present, by=by)
    directory = Directory([ME, ELSPETH, AMARA, GUS], [], [])
    found = told_once(book, directory, {one.id: one for one in (note, mail)})
    assert sorted(found) == (["favor-mail"] if again else ["favor-mail", "favor-note"])
