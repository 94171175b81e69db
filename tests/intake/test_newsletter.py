"""A newsletter as things to pass on: each link with its words, housekeeping left out, nothing fetched."""

from datetime import UTC, date, datetime

from otherward.intake.newsletter import things_in_mail

DAY = date(2026, 9, 14)


def mail(
    body,
    kind="text/html",
    sender="Harbour Review <news@harbour.example>",
    subject="Harbour Review, September",
):
    return (
        f"From: {sender}\nTo: me@x.example\nSubject: {subject}\nDate: Mon, 07 Sep 2026 08:00:00 +0000\nMessage-ID: <n1@harbour.example>\n"
        f"MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{body}"
    ).encode()


LETTER = mail("""<html><body><p><a href="https://harbour.example/view">View this email in your browser</a></p>
<table><tr><td><h2><a href="https://harbour.example/dock?utm_source=nl">Dock planning in practice</a></h2><p>Three warehouses cut the time trucks
wait by half with slot booking.</p><a href="https://harbour.example/dock?utm_medium=x">Read more</a></td></tr>
<tr><td><h3>Webinar: Yard boards that work</h3><p>Thursday 8 October 2026, 3 pm. Two planners show theirs.</p>
<a href="https://harbour.example/w">Register now</a></td></tr>
<tr><td><a href="javascript:alert(1)">A very long title that is evil</a></td></tr></table>
<p><a href="https://harbour.example/u">Unsubscribe from this list</a></p></body></html>""")


def test_each_thing_once_with_the_words_around_its_link():
    dock, boards = things_in_mail(LETTER, path="september.eml", day=DAY)
    assert (dock.title, dock.url) == ("Dock planning in practice", "https://harbour.example/dock")
    assert dock.summary == "Three warehouses cut the time trucks wait by half with slot booking."
    assert (boards.title, boards.kind) == ("Webinar: Yard boards that work", "webinar")
    assert boards.starts_at == datetime(2026, 10, 8, 15, tzinfo=UTC)
    assert boards.source.where == "the mail “Harbour Review, September” from Harbour Review"
    assert boards.published == date(2026, 9, 7)


def test_a_link_in_a_plain_mail():
    raw = mail(
        "Hi, thought of you.\n\nSlot booking for small docks\nhttps://a.example/slots\n\nBest\nAna\n",
        "text/plain",
    )
    (one,) = things_in_mail(raw, path="fwd.eml", day=DAY)
    assert (one.title, one.url) == ("Slot booking for small docks", "https://a.example/slots")


def test_a_mail_without_links_is_itself_the_thing():
    raw = mail(
        "The harbour office answers questions on Tuesdays from nine to ten.\n",
        "text/plain",
        subject="Open hour",
    )
    (one,) = things_in_mail(raw, path="hour.eml", day=DAY)
    assert (one.title, one.url) == ("Open hour", "")
    assert "Tuesdays" in one.summary


def test_the_same_mail_gives_the_same_things():
    again = things_in_mail(LETTER, path="elsewhere/september.eml", day=DAY)
    assert [one.id for one in again] == [
        one.id for one in things_in_mail(LETTER, path="september.eml", day=DAY)
    ]


def test_no_mail_at_all_is_still_a_thing_and_no_fault():
    (one,) = things_in_mail(b"\xff\x00 nothing of a mail", path="x", day=DAY)
    assert one.title
