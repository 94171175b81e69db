"""The newest words with somebody are those up to today, however many meetings are still to come."""

from datetime import UTC, date, datetime, timedelta

from otherward.actions.suggest import situation_of
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.opening import open_book
from tests.cast import source

TOM = Participant(handle="mailto:tom@hill.example", name="Tom Hill")
FIRST = datetime(2026, 9, 7, 9, tzinfo=UTC)


def said(number, kind, at):
    return Interaction(
        id=f"interaction-{number}", kind=kind, source=source(), at=at, author=TOM, text="Hello"
    )


def test_a_meeting_every_week_hides_no_words(tmp_path):
    book = open_book(tmp_path / "network.db")
    weekly = [said(n, InteractionKind.MEETING, FIRST + timedelta(weeks=n)) for n in range(2, 60)]
    book.interactions.put([said(0, InteractionKind.MAIL, FIRST), *weekly])
    situation = situation_of(book, day=date(2026, 9, 14))
    assert [one.id for one in situation.said((TOM.handle,), 10)] == ["interaction-0"]
    book.close()
