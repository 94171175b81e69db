"""What becomes of a newcomer's files: every row accounted for, the same file twice, taken back."""

from otherward.actions.bring_in import bring_in
from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.actions.take_back import take_back
from otherward.book.kept import ImportState
from otherward.book.memory import MemoryBook
from otherward.book.shelves import SHELVES
from tests.actions.conftest import CARDS, CONNECTIONS, DAY


def everything(book):
    """All that a user can see: every shelf but the imports themselves."""
    return {
        name: {repr(t) for t in getattr(book, name).all()}
        for name in SHELVES
        if name not in ("imports", "readings")
    }


def test_every_row_is_accounted_for(book, newcomer):
    for one in bring_in(book, [newcomer], day=DAY):
        passed = sum(count for _, count in one.passed)
        assert one.rows
        assert one.added + one.updated + one.unchanged + len(one.skipped) + passed >= one.rows
        assert one.state is ImportState.DONE


def test_one_person_across_the_files(filled):
    ana = find_person(filled, "Ana Ruiz")
    assert {filled.records.get(r).origin for r in ana.records} >= {"linkedin", "vcard", "mail"}
    assert "ana@northfoods.example" in ana.emails
    assert ana.title == "Warehouse Manager"


def test_the_user_is_found(filled):
    me = find_person(filled, "me")
    assert me.name == "Marie Tharp"
    assert "marie@tharp.example" in me.emails


def test_newsletters_are_kept_out_of_needs(filled):
    assert not [need for need in filled.needs.all() if "lamp" in need.evidence.quote]
    assert not [person for person in filled.people.all() if "news@shop.example" in person.emails]


def test_a_need_is_read_with_its_exact_quote(filled):
    ana = find_person(filled, "Ana Ruiz")
    need = next(iter(filled.needs.all(holder=ana.id)))
    assert "consultant" in need.evidence.quote
    assert need.evidence.quote in filled.interactions.get(need.evidence.text_id).text


def test_a_promise_is_read_with_its_day(filled):
    me, ana = find_person(filled, "me"), find_person(filled, "Ana Ruiz")
    promise = next(p for p in filled.promises.all() if p.by == me.id)
    assert promise.to == ana.id
    assert promise.due.isoformat() == "2026-09-04"


def test_the_same_files_twice_change_nothing(filled, newcomer):
    before = everything(filled)
    again = bring_in(filled, [newcomer], day=DAY)
    assert not sum(one.added + one.updated for one in again)
    assert everything(filled) == before


def test_the_same_files_name_everybody_alike_in_every_network(newcomer):
    ours, theirs = MemoryBook(), MemoryBook()
    for book in (ours, theirs):
        bring_in(book, [newcomer], day=DAY)
    only_seen = [p for p in ours.people.all() if all(ours.records.get(r).seen for r in p.records)]
    assert only_seen
    assert {p.id for p in ours.people.all()} == {p.id for p in theirs.people.all()}


def test_an_import_can_be_taken_back_as_one_step(book, newcomer):
    bring_in(book, [newcomer / "contacts.vcf"], day=DAY)
    before = everything(book)
    imports = bring_in(book, [newcomer / "archive.mbox"], day=DAY)
    assert everything(book) != before
    take_back(book, imports[0].id, day=DAY)
    assert everything(book) == before


def test_what_was_edited_by_hand_is_never_overwritten(filled, newcomer):
    edit_person(filled, "Ana Ruiz", "title", "Head of Everything", day=DAY)
    (newcomer / "later.csv").write_text(
        CONNECTIONS.replace("Warehouse Manager", "Site Director"), encoding="utf-8"
    )
    bring_in(filled, [newcomer / "later.csv"], day=DAY)
    assert find_person(filled, "Ana Ruiz").title == "Head of Everything"


def test_a_broken_card_is_said_and_the_rest_goes_on(book, tmp_path):
    card = tmp_path / "some.vcf"
    card.write_text(CARDS + "BEGIN:VCARD\nVERSION:3.0\nX-NOTHING:at all\nEND:VCARD\n", encoding="utf-8")
    one = bring_in(book, [card], day=DAY)[0]
    assert one.added == 2
    assert [item.where for item in one.skipped] == ["card 3"]


def test_an_unknown_file_is_never_a_success(book, tmp_path):
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)) * 20)
    one = bring_in(book, [odd], day=DAY)[0]
    assert not one.added
    assert one.skipped


def test_rows_that_stand_in_two_files_are_all_accounted_for(book, newcomer, tmp_path):
    copy = tmp_path / "copy.vcf"
    copy.write_text(CARDS.replace("\n", "\r\n"), encoding="utf-8", newline="")
    bring_in(book, [newcomer / "contacts.vcf", copy], day=DAY)
    ana = find_person(book, "Ana Ruiz")
    assert {book.records.get(r).source.path.rsplit("/", 1)[-1] for r in ana.records} == {
        "contacts.vcf",
        "copy.vcf",
    }


def test_what_others_promise_one_another_is_theirs(filled, tmp_path):
    """Only what the user promised, or was promised, stands among the promises."""
    (tmp_path / "chart.eml").write_text(
        "From: Gus Weber <gus@weber.example>\nTo: Ana Ruiz <ana@northfoods.example>\nCc: Marie Tharp <marie@tharp.example>\n"
        "Date: Thu, 10 Sep 2026 09:00:00 +0000\nMessage-ID: <chart@weber.example>\nSubject: chart\n\n"
        "Ana, I'll send you the chart by Friday.\n\nMarie, I will bring you the sextant on Monday.\n"
    )
    bring_in(filled, [tmp_path / "chart.eml"], day=DAY)
    quotes = [promise.evidence.quote for promise in filled.promises.all()]
    assert not [quote for quote in quotes if "chart" in quote]
    assert [quote for quote in quotes if "sextant" in quote]
