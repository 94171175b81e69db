"""What was set by hand goes into the card on a real server, when the user says so; nothing else in it moves, and no change made there is lost."""

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.book.memory import MemoryBook
from otherward.errors import NotFound, UnusableInput, WrongUse
from otherward.sources.dav import writing_back
from otherward.sources.dav.account import keep_account
from otherward.sources.dav.card_text import with_field
from otherward.sources.dav.server import DavServer, DavSilent
from otherward.sources.dav.writing_back import write_back
from tests.sources.dav.cards import DAY, account, card, fetched
from tests.sources.dav.radicale import PASSWORD

pytestmark = pytest.mark.xdist_group("dav server")
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ana\r\nFN:Ana Ruiz\r\nN:Ruiz;Ana;;;\r\nitem1.TITLE:Planner\r\nTEL;TYPE=WORK:+34 91 555 0100\r\n"
    "NOTE:Met in Bilbao\\, over\r\n  tea\r\nX-OWN;X=Y:kept\r\nEMAIL:ana@north.example\r\nEND:VCARD\r\n"
)


def connect(dav):
    return lambda one: DavServer(one, PASSWORD, trust=dav.trust)


def synced(dav):
    dav.put("/marie/contacts/ana ruiz.vcf".replace(" ", "%20"), CARD.replace("\r\n", "\n"))
    book = MemoryBook()
    keep_account(book, account(dav))
    fetched(book, dav)
    return book


def on_server(dav):
    return dav.ask("GET", "/marie/contacts/ana%20ruiz.vcf")[2]


def test_what_was_set_by_hand_is_written_and_read_back_once(dav):
    book = synced(dav)
    for field, value in (
        ("phone", "+34 600 111 222"),
        ("title", "Head of Planning, Iberia"),
        ("place", "Bilbao"),
    ):
        edit_person(book, "Ana Ruiz", field, value, day=DAY)
    before = find_person(book, "Ana Ruiz")
    done = write_back(book, "Ana Ruiz", connect(dav))
    assert (done.fields, done.place) == (("phone", "title"), "127.0.0.1/Contacts")
    text = on_server(dav)
    for line in (
        "TEL;TYPE=PREF:+34 600 111 222",
        "item1.TITLE:Head of Planning\\, Iberia",
        "X-OWN;X=Y:kept",
        "+34 91 555 0100",
    ):
        assert line in text
    assert fetched(book, dav).count == 1
    after = find_person(book, "Ana Ruiz")
    assert (after.id, after.phones[0], after.affiliations[0].title) == (
        before.id,
        "+34 600 111 222",
        "Head of Planning, Iberia",
    )
    assert len(after.phones) == 2
    write_back(book, "Ana Ruiz", connect(dav))
    assert on_server(dav).count("TEL") == 2


def test_a_change_made_there_is_not_written_over(dav, monkeypatch):
    book = synced(dav)
    edit_person(book, "Ana Ruiz", "title", "Director", day=DAY)
    dav.put("/marie/contacts/ana%20ruiz.vcf", CARD.replace("Planner", "Chief Planner").replace("\r\n", "\n"))
    with pytest.raises(DavSilent, match=r"was changed at 127\.0\.0\.1 meanwhile; nothing was written"):
        write_back(book, "Ana Ruiz", connect(dav))
    fetched(book, dav)

    def between(text, field, value):
        dav.put(
            "/marie/contacts/ana%20ruiz.vcf", CARD.replace("Planner", "Chief of all").replace("\r\n", "\n")
        )
        return with_field(text, field, value)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(writing_back, "with_field", between)
        with pytest.raises(DavSilent, match="nothing was written"):
            write_back(book, "Ana Ruiz", connect(dav))
    assert "Chief of all" in on_server(dav)
    fetched(book, dav)
    write_back(book, "Ana Ruiz", connect(dav))
    assert "TITLE:Director" in on_server(dav)


def test_nothing_to_write_or_no_card_to_write_into_is_said(dav):
    book = synced(dav)
    with pytest.raises(WrongUse, match="Nothing that a card holds"):
        write_back(book, "Ana Ruiz", connect(dav))
    edit_person(book, "Ana Ruiz", "title", "Director", day=DAY)
    dav.delete("/marie/contacts/ana%20ruiz.vcf")
    with pytest.raises(DavSilent, match=r"is no longer at 127\.0\.0\.1"):
        write_back(book, "Ana Ruiz", connect(dav))
    fetched(book, dav)
    with pytest.raises(NotFound, match="No card of Ana Ruiz"):
        write_back(book, "Ana Ruiz", connect(dav))


words = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\x85"),
        min_size=1,
        max_size=120,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(words)
def test_every_title_comes_out_of_the_card_as_it_went_in_and_the_rest_stays(title):
    text = with_field(CARD, "title", title)
    read = vobject.readOne(text)
    assert read.title.value == title
    assert [line for line in text.split("\r\n") if line in CARD.split("\r\n")][:5] == CARD.split("\r\n")[:5]
    assert (read.note.value, read.x_own.value, read.tel.value) == (
        "Met in Bilbao, over tea",
        "kept",
        "+34 91 555 0100",
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


BARE = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Ruiz\r\nEND:VCARD"


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("title", "Director", "TITLE:Director"),
        ("phone", "+34 600 111 222", "TEL;PREF=1:+34 600 111 222"),
        ("email", "ana@north.example", "EMAIL;PREF=1:ana@north.example"),
    ],
)
def test_what_a_card_had_not_yet_is_put_before_its_end_once(field, value, line):
    once = with_field(BARE, field, value)
    assert once.split("\r\n") == [*BARE.split("\r\n")[:-1], line, "END:VCARD", ""]
    assert with_field(once, field, value) == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A",
        CARD.replace("3.0", "2.1"),
        card("Ana").replace("VERSION:3.0\n", ""),
    ],
)
def test_a_card_that_is_no_whole_one_is_not_written_to(text):
    with pytest.raises(UnusableInput, match="damaged, or in an old form"):
        with_field(text, "title", "Director")
