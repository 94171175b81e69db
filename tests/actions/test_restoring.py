"""A copy put back: whoever was forgotten since it was made stays so, and everybody else is as they were."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.derive import derive
from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.actions.forget import forget
from otherward.actions.forgotten import SETTING, both, since
from otherward.actions.note_line import note_line
from otherward.actions.restore import go_back, restore
from otherward.book.memory import MemoryBook
from otherward.book.portable import export_book
from otherward.ledger.favor import Thanking
from otherward.network.record import Acknowledged
from otherward.network.source import Source
from otherward.sources.letting_in import let_in
from tests.actions.conftest import DAY
from tests.actions.test_forgotten import card, names, written


@pytest.fixture
def copy(filled, tmp_path):
    """A copy made before anybody was forgotten."""
    export_book(filled, tmp_path / "before.zip")
    return tmp_path / "before.zip"


@pytest.mark.parametrize("who", ["Gus Okafor", "Ana Ruiz", "Tom Hill"])
def test_the_forgotten_are_not_brought_back(filled, copy, who):
    forget(filled, who, day=DAY)
    left = names(filled)
    done = restore(filled, copy, day=DAY)
    assert names(filled) == left
    assert done.forgotten == 1
    assert "Somebody in it whom you have forgotten stays so" in done.words
    handles = {part.handle for one in filled.interactions.all() for part in one.people}
    assert not any(who.split()[0].casefold() in handle for handle in handles)


def test_let_in_they_come_back_with_the_copy(filled, copy):
    forget(filled, "Tom Hill", day=DAY)
    let_in(filled, "Tom Hill")
    done = restore(filled, copy, day=DAY)
    assert "Tom Hill" in names(filled)
    assert (done.forgotten, done.words) == (0, "")


def test_a_copy_of_another_network_brings_its_own_forgotten_too(filled, newcomer, tmp_path):
    other = MemoryBook()
    bring_in(other, [newcomer], day=DAY)
    forget(other, "Tom Hill", day=DAY)
    export_book(other, tmp_path / "other.zip")
    forget(filled, "Gus Okafor", day=DAY)
    assert restore(filled, tmp_path / "other.zip", day=DAY).forgotten == 1
    assert names(filled) == ["Ana Ruiz"]
    bring_in(filled, [newcomer], day=DAY)
    assert names(filled) == ["Ana Ruiz"]
    for who in ("Tom Hill", "gus@clear.example"):
        let_in(filled, who)
    assert filled.setting(SETTING) == ""
    bring_in(filled, [newcomer], day=DAY)
    assert names(filled) == ["Ana Ruiz", "Gus Okafor", "Tom Hill"]


def test_somebody_typed_again_by_hand_after_being_forgotten_comes_back_with_the_copy(filled, tmp_path):
    forget(filled, "Tom Hill", day=DAY)
    note_line(filled, "Tom Hill needs a bookkeeper", day=DAY)
    export_book(filled, tmp_path / "after.zip")
    assert restore(filled, tmp_path / "after.zip", day=DAY).forgotten == 0
    assert "Tom Hill" in names(filled)


def test_going_back_from_a_restored_copy_keeps_who_was_forgotten_meanwhile_out(filled, copy, tmp_path):
    forget(filled, "Gus Okafor", day=DAY)
    export_book(filled, tmp_path / "now.zip")
    restore(filled, copy, day=DAY)
    then = filled.setting(SETTING)
    forget(filled, "Tom Hill", day=DAY)
    go_back(filled, tmp_path / "now.zip", day=DAY, then=then)
    assert names(filled) == ["Ana Ruiz"]


def test_a_namesake_who_stays_is_spared(filled, tmp_path):
    bring_in(filled, [written(tmp_path, "two.vcf", card(UID="card-8", ORG="Hill Bakery"))], day=DAY)
    export_book(filled, tmp_path / "two.zip")
    forget(filled, "tom@hill.example", day=DAY)
    kept = names(filled)
    restore(filled, tmp_path / "two.zip", day=DAY)
    assert names(filled) == kept
    assert "Tom Hill" in kept


def test_what_was_noted_of_the_forgotten_and_what_they_said_of_the_user_goes_too(filled):
    person = find_person(filled, "Tom Hill")
    edit_person(filled, person.id, "note", "likes the harbour at night", day=DAY)
    source = Source(path="Recommendations.csv", where="row 2")
    said = Acknowledged(
        id="praise", source=source, kind="recommendation", given=False, other="Tom Hill",
        other_handle="name:tom hill", text="Marie draws what nobody sees.",
    )  # fmt: skip
    filled.acknowledged.put([said])
    derive(filled, day=DAY)
    (favor,) = filled.favors.all(giver=person.id)
    filled.thankings.put([Thanking(id="thanked", favor=favor.id, on=DAY, words="Thank you, Tom.")])
    forget(filled, "Tom Hill", day=DAY)
    for shelf in (filled.edits, filled.acknowledged, filled.thankings, filled.favors):
        assert not shelf.count()


def test_lists_are_put_together_and_told_apart(filled):
    forget(filled, "Tom Hill", day=DAY)
    first = filled.setting(SETTING)
    forget(filled, "Gus Okafor", day=DAY)
    second = filled.setting(SETTING)
    assert both(first, second) == both(second, first) == second
    assert since(second, first) == ""
    assert both(first, since(first, second)) == second


def test_the_command_says_who_stays_out(known, tmp_path):
    known("backup", tmp_path / "copy.zip")
    known("forget", "Tom Hill")
    assert known("restore", tmp_path / "copy.zip")[1]["forgotten again"] == 1
    assert known("person", "Tom Hill")[0] != 0
