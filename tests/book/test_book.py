"""What every book promises, whatever keeps it: the same tests on memory, SQLite and PostgreSQL."""

import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest

from otherward.book.book import GROUP
from otherward.book.kept import Decision, Import, ImportState
from otherward.book.portable import OF_THIS_PLACE, SETTINGS, export_book, import_book, wipe
from otherward.book.shelves import SHELVES
from otherward.network.interaction import Interaction, InteractionKind, Participant
from otherward.network.need import Need
from otherward.network.source import Evidence, Source

ME, ANA, GUS, LEE = (
    "mailto:me@x.example",
    "mailto:ana@x.example",
    "mailto:gus@x.example",
    "mailto:lee@x.example",
)
FIRST = datetime(2026, 9, 1, 9, tzinfo=UTC)


def source(import_id="import-1", index=1):
    return Source(path="archive.mbox", where=f"mail {index}", index=index, import_id=import_id)


def mail(name, author, *to, days=0, thread="t", import_id="import-1", **more):
    return Interaction(
        id=name,
        kind=more.pop("kind", InteractionKind.MAIL),
        source=source(import_id),
        at=FIRST + timedelta(days=days),
        author=Participant(handle=author),
        to=tuple(Participant(handle=one) for one in to),
        thread=thread,
        import_id=import_id,
        **more,
    )


def need(name, holder="ana"):
    evidence = Evidence(quote="wir brauchen Größeres ☕", source=source(), on=date(2026, 9, 1), speaker="Ana")
    return Need(id=name, holder=holder, summary="a bigger pot\x00", evidence=evidence, due=date(2026, 11, 30))


def decision(name):
    return Decision(id=name, a="record-1", b="record-2", same=True, at=FIRST)


def test_what_is_put_comes_back_as_it_was(book):
    assert book.decisions.put([decision("d")]) == 1
    assert book.decisions.get("d") == decision("d")
    assert book.decisions.get("nothing") is None
    book.needs.put([need("n")])
    kept = book.needs.get("n")
    assert (kept.evidence, kept.due, kept.status) == (need("n").evidence, need("n").due, need("n").status)
    one = mail("m", ANA, ME, subject="Größe", text="line one\nline two", in_reply_to=("<a@x>", "<b@x>"))
    book.interactions.put([one])
    assert book.interactions.get("m") == one


def test_what_is_put_again_replaces(book):
    book.needs.put([need("n"), need("m")])
    book.needs.put([need("n", holder="gus")])
    assert book.needs.count() == 2
    assert book.needs.get("n").holder == "gus"
    assert book.needs.names(holder="gus") == {"n"}


def test_things_are_asked_by_their_keys(book):
    book.needs.put([need("a"), need("b", "gus"), need("c", "gus")])
    assert [one.id for one in book.needs.all()] == ["a", "b", "c"]
    assert [one.id for one in book.needs.all(holder="gus")] == ["b", "c"]
    assert book.needs.count(holder="gus") == 2
    assert set(book.needs.many(["a", "c", "z"])) == {"a", "c"}
    assert book.needs.known(["a", "z"]) == {"a"}


def test_things_are_taken_out(book):
    book.needs.put([need("a"), need("b", "gus"), need("c", "gus")])
    assert book.needs.remove(["a", "z"]) == 1
    assert book.needs.clear(holder="gus") == 2
    assert not book.needs.count()
    book.needs.put([need("a")])
    assert book.needs.clear() == 1


def test_many_at_once(book):
    book.needs.put(need(f"n{i}", holder=f"h{i % 7}") for i in range(3000))
    assert book.needs.count() == 3000
    assert len(book.needs.many(f"n{i}" for i in range(0, 3000, 2))) == 1500
    assert book.needs.remove([f"n{i}" for i in range(2500)]) == 2500


def test_every_shelf_is_there_and_empty(book):
    for name in SHELVES:
        shelf = getattr(book, name)
        assert shelf.count() == 0
        assert list(shelf.all()) == []
    with pytest.raises(AttributeError):
        _ = book.no_such_shelf


def test_a_transaction_is_all_or_nothing(book):
    book.needs.put([need("before")])

    def half_done():
        with book.transaction():
            book.needs.put([need("n")])
            book.set_setting("colour", "red")
            with book.transaction():
                book.needs.clear()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert book.needs.names() == {"before"}
    assert book.setting("colour") == ""
    with book.transaction():
        book.needs.put([need("n")])
    assert book.needs.names() == {"before", "n"}


def test_settings_and_vectors(book):
    assert book.setting("colour") == ""
    book.set_setting("colour", "red")
    book.set_setting("colour", "blue ☂")
    assert book.setting("colour") == "blue ☂"
    book.keep_vectors({"a": b"\x00\x01", "b": b"\xff"})
    book.keep_vectors({"a": b"\x00\x01"})
    assert book.vectors(["a", "b", "c"]) == {"a": b"\x00\x01", "b": b"\xff"}
    book.forget_vectors()
    assert book.vectors(["a", "b"]) == {}


def test_a_copy_holds_what_is_set_up_and_no_secret_and_a_wipe_clears_both(book, tmp_path):
    carried = {name: f"of {name}" for name in SETTINGS}
    for name, value in (*carried.items(), *((name, "of here") for name in OF_THIS_PLACE)):
        book.set_setting(name, value)
    export_book(book, tmp_path / "copy.zip")
    assert b"of here" not in zipfile.ZipFile(tmp_path / "copy.zip").read("manifest.json")
    wipe(book, to_restore=True)
    import_book(tmp_path / "copy.zip", book)
    assert {name: book.setting(name) for name in SETTINGS} == carried
    assert book.setting("calendar.token") == "of here"
    book.keep_vectors({"a": b"\x00"})
    wipe(book)
    assert not any(book.setting(name) for name in (*SETTINGS, *OF_THIS_PLACE))
    assert book.vectors(["a"]) == {}


def test_how_one_was_in_touch(book):
    crowd = [f"mailto:{i}@x.example" for i in range(GROUP)]
    book.interactions.put(
        [
            mail("1", ANA, ME),
            mail("2", ME, ANA, days=1),
            mail("3", ME, ANA, GUS, days=1),
            mail("4", ANA, ME, days=9, kind=InteractionKind.MEETING),
            mail("5", ANA, ME, *crowd, days=2),
            mail("6", ANA, ME, days=3, machine="newsletter"),
            mail("7", ANA, ME, days=4, cancelled=True),
            mail("8", ANA, ME, days=90),
        ]
    )
    touches = {one.handle: one for one in book.touches([ME], date(2026, 9, 30))}
    assert set(touches) == {ANA, GUS}
    ana = touches[ANA]
    assert (ana.first, ana.last, ana.days) == (date(2026, 9, 1), date(2026, 9, 10), 3)
    assert (ana.wrote, ana.written, ana.met) == (1, 2, 1)
    assert (ana.last_from_them, ana.last_from_me) == (date(2026, 9, 1), date(2026, 9, 2))
    assert (touches[GUS].wrote, touches[GUS].last_from_them) == (0, None)


def test_what_was_taken_out_is_no_touch_any_more(book):
    book.interactions.put([mail("1", ANA, ME, GUS), mail("2", GUS, ME), mail("3", ANA, ME, days=1)])
    book.interactions.remove(["1", "2"])
    assert [(one.handle, one.days) for one in book.touches([ME], date(2026, 9, 30))] == [(ANA, 1)]
    assert not [one for one in book.together() if GUS in (one.a, one.b)]
    book.interactions.clear()
    assert not list(book.touches([ME], date(2026, 9, 30)))


def test_who_was_seen_together(book):
    crowd = [f"mailto:{i}@x.example" for i in range(GROUP)]
    book.interactions.put(
        [
            mail("9", ME, ANA, GUS),
            mail("2", ANA, GUS, days=1),
            mail("5", GUS, ANA, days=3, kind=InteractionKind.MEETING),
            mail("3", LEE, *crowd),
        ]
    )
    seen = list(book.together())
    pairs = [(one.interaction, one.on, one.meeting) for one in seen if {one.a, one.b} == {ANA, GUS}]
    assert pairs == [("5", date(2026, 9, 4), True), ("2", date(2026, 9, 2), False)]
    assert all(one.a < one.b for one in seen)
    assert not any(LEE in (one.a, one.b) for one in seen)


def test_what_was_said_with_whom_newest_first(book):
    book.interactions.put([mail("1", ME, ANA), mail("2", ANA, ME, days=5), mail("3", GUS, ME, ANA, days=2)])
    assert [one.id for one in book.interactions_with([ANA])] == ["2", "3", "1"]
    assert [one.id for one in book.interactions_with([ANA], limit=1)] == ["2"]
    assert [one.id for one in book.shared_interactions([GUS], [ANA])] == ["3"]
    assert book.interactions_with([]) == []


def test_threads_are_counted_and_read_oldest_first(book):
    book.interactions.put(
        [
            mail("1", ANA, ME, days=2),
            mail("2", ME, ANA, days=1),
            mail("3", GUS, ME, thread="u", import_id="import-2"),
            mail("4", "mailto:news@x.example", ME, thread="v", machine="newsletter"),
        ]
    )
    assert dict(book.threads()) == {"t": 2, "u": 1}
    assert dict(book.threads(import_id="import-2")) == {"u": 1}
    assert [one.id for one in book.thread("t")] == ["2", "1"]


def test_an_import_is_taken_back_with_all_it_brought(book):
    book.imports.put(
        [Import(id="import-1", path="a", format="mailbox", state=ImportState.DONE, started=FIRST)]
    )
    book.interactions.put([mail("1", ANA, ME), mail("2", ANA, GUS, days=1, import_id="import-2")])
    counts = book.take_back("import-1")
    assert counts["interactions"] == 1
    assert book.interactions.names() == {"2"}
    assert book.imports.get("import-1").state is ImportState.UNDONE
    assert not list(book.touches([ME], date(2026, 12, 1)))[2:]
    assert book.interactions_with([ME]) == []


def test_bringing_in_may_be_nested(book):
    with book.bringing_in(), book.bringing_in():
        book.needs.put([need("n")])
    assert book.needs.count() == 1
