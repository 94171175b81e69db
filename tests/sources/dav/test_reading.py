"""Address books and calendars are read from a real server: what changes there changes here, nothing comes twice, nobody is lost."""

from datetime import UTC, date, datetime

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.book.memory import MemoryBook
from otherward.opening import open_book
from otherward.sources.account_watching import EVERY
from otherward.sources.dav import changes, server
from otherward.sources.dav.account import accounts, forget_account, keep_account, positions
from otherward.sources.dav.gone import gone
from otherward.sources.dav.server import DavServer, DavSilent
from otherward.sources.dav.watching import DavWatch, problems
from tests.sources.dav.cards import DAY, account, calendar, card, event, fetched, meetings, names
from tests.sources.dav.cut_off import cut_off
from tests.sources.dav.radicale import BOOK, CALENDAR, PASSWORD

pytestmark = pytest.mark.xdist_group("dav server")
FAMILIES = ("Ruiz", "Oyelaran", "Lindqvist", "Novak", "Tanaka", "Moreau")


def test_cards_and_events_come_once_and_only_what_is_new_the_next_time(dav):
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz", mail="ana@north.example", title="Head of Operations"))
    dav.put("/marie/contacts/gus.vcf", card("Gus Oyelaran", phone="+44 20 7946 0018"))
    dav.put("/marie/work/plan.ics", calendar(event("plan", "Planning", "20260916T090000Z")))
    book = MemoryBook()
    assert dict(fetched(book, dav).fetched) == {"Contacts": 2, "Work": 1}
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]
    assert meetings(book) == [("2026-09-16T09:00", "Planning", False)]
    assert find_person(book, "Ana Ruiz").affiliations[0].title == "Head of Operations"
    assert fetched(book, dav).count == 0
    dav.put("/marie/contacts/eva.vcf", card("Eva Lindqvist", mail="eva@lind.example"))
    assert dict(fetched(book, dav).fetched) == {"Contacts": 1, "Work": 0}
    assert names(book) == ["Ana Ruiz", "Eva Lindqvist", "Gus Oyelaran"]


def test_a_changed_card_changes_its_record_and_nothing_that_was_set_by_hand(dav):
    dav.put(
        "/marie/contacts/ana.vcf",
        card("Ana Ruiz", mail="ana@old.example", title="Planner", organization="North"),
    )
    book = MemoryBook()
    fetched(book, dav)
    before = find_person(book, "Ana Ruiz")
    edit_person(book, before.id, "phone", "+34 91 555 0100", day=DAY)
    edit_person(book, before.id, "place", "Bilbao", day=DAY)
    dav.put(
        "/marie/contacts/ana.vcf",
        card("Ana Ruiz", mail="ana@new.example", title="Director", organization="North"),
    )
    fetched(book, dav)
    after = find_person(book, "Ana Ruiz")
    assert (after.id, after.emails, after.affiliations[0].title) == (
        before.id,
        ("ana@new.example",),
        "Director",
    )
    assert (after.phones, after.place) == (("+34 91 555 0100",), "Bilbao")
    assert book.records.count(origin="vcard") == 1


def test_somebody_gone_from_the_address_book_is_said_and_not_forgotten(dav):
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz", mail="ana@north.example"))
    dav.put("/marie/contacts/gus.vcf", card("Gus Oyelaran", mail="gus@oye.example"))
    book = MemoryBook()
    fetched(book, dav)
    dav.delete("/marie/contacts/ana.vcf")
    assert fetched(book, dav).gone == ("Ana Ruiz",)
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]
    (told,) = gone(book)
    assert (told.name, told.place, told.on) == ("Ana Ruiz", "127.0.0.1/Contacts", "2026-09-14")
    assert fetched(book, dav).gone == ()
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz", mail="ana@north.example"))
    fetched(book, dav)
    assert gone(book) == []
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]


def test_a_file_that_held_the_card_too_does_not_hide_that_it_is_gone(dav, tmp_path):
    path, ana = tmp_path / "contacts.vcf", card("Ana Ruiz", mail="ana@north.example")
    path.write_text(ana)
    book = MemoryBook()
    bring_in(book, [path], day=DAY)
    dav.put("/marie/contacts/ana.vcf", ana)
    fetched(book, dav)
    dav.delete("/marie/contacts/ana.vcf")
    assert fetched(book, dav).gone == ("Ana Ruiz",)
    assert names(book) == ["Ana Ruiz"]


def test_a_card_moved_to_another_address_book_is_not_gone(dav):
    dav.make("/marie/old/", "Old friends")
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz", mail="ana@north.example"))
    book = MemoryBook()
    fetched(book, dav)
    dav.delete("/marie/contacts/ana.vcf")
    dav.put("/marie/old/ana.vcf", card("Ana Ruiz", mail="ana@north.example"))
    assert fetched(book, dav).gone == ()
    assert names(book) == ["Ana Ruiz"]


def test_a_broken_card_is_said_with_its_place_and_the_rest_comes(dav):
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz", mail="ana@north.example"))
    dav.put(
        "/marie/contacts/odd.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nUID:odd\nFN:---\nN:;;;;\nNOTE:nothing\nEND:VCARD\n",
    )
    book = MemoryBook()
    (skipped,) = fetched(book, dav).skipped
    assert skipped.where == "card odd.vcf"
    assert "no name" in skipped.why
    assert names(book) == ["Ana Ruiz"]
    assert fetched(book, dav).skipped == ()


def test_a_series_with_an_exception_a_moved_meeting_and_a_cancelled_one(dav):
    weekly = event(
        "weekly", "Stand-up", "20260907T080000Z", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20260914T080000Z"
    )
    moved = event("weekly", "Late stand-up", "20260921T100000Z", "RECURRENCE-ID:20260921T080000Z")
    dav.put("/marie/work/weekly.ics", calendar(weekly, moved))
    dav.put("/marie/work/plan.ics", calendar(event("plan", "Planning", "20260916T090000Z")))
    dav.put("/marie/work/done.ics", calendar(event("done", "Kick-off", "20260901T090000Z")))
    book = MemoryBook()
    fetched(book, dav)
    series = [
        ("2026-09-07T08:00", "Stand-up", False),
        ("2026-09-21T10:00", "Late stand-up", False),
        ("2026-09-28T08:00", "Stand-up", False),
    ]
    rest = [("2026-09-01T09:00", "Kick-off", False), ("2026-09-16T09:00", "Planning", False)]
    assert meetings(book) == sorted(series + rest)
    dav.put("/marie/work/plan.ics", calendar(event("plan", "Planning in Bilbao", "20260917T090000Z")))
    fetched(book, dav)
    assert meetings(book)[2] == ("2026-09-17T09:00", "Planning in Bilbao", False)
    assert len(meetings(book)) == 5
    for path in ("plan", "done"):
        dav.delete(f"/marie/work/{path}.ics")
    fetched(book, dav)
    assert ("2026-09-17T09:00", "Planning in Bilbao", True) in meetings(book)
    assert ("2026-09-01T09:00", "Kick-off", False) in meetings(book)


def test_a_meeting_that_a_file_brought_does_not_come_twice_and_follows_the_server(dav, tmp_path):
    path = tmp_path / "work.ics"
    path.write_text(calendar(event("plan", "Planning", "20260916T090000Z")))
    book = MemoryBook()
    bring_in(book, [path], day=DAY)
    dav.put(
        "/marie/work/plan.ics",
        calendar(event("plan", "Planning with Gus", "20260916T090000Z", who="mailto:gus@oye.example")),
    )
    fetched(book, dav)
    assert meetings(book) == [("2026-09-16T09:00", "Planning with Gus", False)]
    assert "gus@oye.example" in {mail for one in book.people.all() for mail in one.emails}


def test_what_repeats_without_end_comes_into_view_as_time_goes_by(dav):
    dav.put(
        "/marie/work/monthly.ics",
        calendar(event("monthly", "Look back", "20260901T080000Z", "RRULE:FREQ=MONTHLY")),
    )
    book = MemoryBook()
    fetched(book, dav)
    first = max(meetings(book))
    fetched(book, dav, day=date(2026, 12, 20))
    assert max(meetings(book)) > first
    assert len(meetings(book)) == len(set(meetings(book)))


def test_lists_of_tasks_are_no_calendars_and_one_may_name_what_is_read(dav):
    dav.make("/marie/tasks/", "Tasks", CALENDAR, "VTODO")
    dav.make("/marie/old/", "Old friends", BOOK)
    dav.put("/marie/old/ana.vcf", card("Ana Ruiz"))
    dav.put("/marie/contacts/gus.vcf", card("Gus Oyelaran"))
    assert {name for name, _ in fetched(MemoryBook(), dav).fetched} == {"Contacts", "Old friends", "Work"}
    assert dict(fetched(MemoryBook(), dav, names=("old friends",)).fetched) == {"Old friends": 1}
    with pytest.raises(DavSilent, match=r"“nowhere”.*there are: .*Contacts"):
        fetched(MemoryBook(), dav, names=("Nowhere",))
    assert dict(fetched(MemoryBook(), dav, address=f"{dav.origin}/marie/old/").fetched) == {"Old friends": 1}


def test_a_password_that_expired_is_said_tried_less_and_less_and_all_is_well_again(dav):
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz"))
    book, now, password = MemoryBook(), [datetime(2026, 9, 14, 8, tzinfo=UTC)], [PASSWORD]
    one = account(dav)
    keep_account(book, one)
    watch = DavWatch(
        book=book, clock=lambda: now[0], connect=lambda it: DavServer(it, password[0], trust=dav.trust)
    )
    assert watch.tick() == {one.key: 1}
    dav.password("another")
    now[0] += EVERY
    assert watch.tick() == {one.key: 0}
    assert "is the password right, and has it not expired" in problems(book)[one.key]
    now[0] += EVERY
    assert watch.tick() == {}
    password[0] = "another"
    dav.put("/marie/contacts/gus.vcf", card("Gus Oyelaran"))
    now[0] += EVERY
    assert watch.tick() == {one.key: 1}
    assert problems(book) == {}
    assert names(book) == ["Ana Ruiz", "Gus Oyelaran"]


def test_cut_off_in_the_middle_it_goes_on_where_it_stopped(dav, tmp_path, monkeypatch):
    monkeypatch.setattr(changes, "PAGE", 5)
    people = [f"{given} {family}" for given in ("Ana", "Gus", "Eva", "Ivo") for family in FAMILIES][:23]
    for name in people:
        dav.put(
            f"/marie/contacts/{name.replace(' ', '-')}.vcf",
            card(name, mail=f"{name.replace(' ', '.')}@north.example"),
        )
    book = open_book(tmp_path / "network.db")
    with cut_off(dav.origin, b"addressbook-multiget ", 3) as origin:
        one = account(dav, address=f"{origin}/")
        with pytest.raises(DavSilent, match="hung up"):
            fetched(book, dav, address=f"{origin}/")
        assert len(names(book)) == 10
        assert len(positions(book, one)["/marie/contacts/"].items) == 10
        assert dict(fetched(book, dav, address=f"{origin}/").fetched)["Contacts"] == 13
        assert len(names(book)) == book.records.count(origin="vcard") == 23
        assert fetched(book, dav, address=f"{origin}/").count == 0
    book.close()


def test_without_the_servers_word_for_changes_etags_tell(dav, monkeypatch):
    monkeypatch.setattr(
        changes, "_since", lambda *_: (_ for _ in ()).throw(server.DavRefused("no such report", 403))
    )
    for name in ("Ana Ruiz", "Gus Oyelaran"):
        dav.put(f"/marie/contacts/{name.split()[0]}.vcf", card(name))
    book = MemoryBook()
    assert fetched(book, dav).count == 2
    dav.put("/marie/contacts/Ana.vcf", card("Ana Ruiz", title="Director"))
    dav.delete("/marie/contacts/Gus.vcf")
    done = fetched(book, dav)
    assert (done.count, done.gone) == (1, ("Gus Oyelaran",))


def test_accounts_are_kept_changed_and_forgotten_without_their_passwords(dav):
    book, one = MemoryBook(), account(dav)
    keep_account(book, one)
    keep_account(book, account(dav, names=("Contacts",)))
    assert accounts(book) == [account(dav, names=("Contacts",))]
    dav.put("/marie/contacts/ana.vcf", card("Ana Ruiz"))
    fetched(book, dav)
    assert PASSWORD not in "".join(
        book.setting(name) for name in ("dav.accounts", "dav.positions", "dav.gone")
    )
    forget_account(book, one)
    assert (accounts(book), positions(book, one), names(book)) == ([], {}, ["Ana Ruiz"])
