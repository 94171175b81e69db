"""Who knows whom by what is said: each way of saying so is tried on its own examples."""

import pytest

from otherward.network.interaction import Participant
from otherward.reading.acquaintance import tellings
from otherward.reading.finding import FindingType, Passage
from otherward.reading.judgements import table
from otherward.reading.reader import read_plainly

ME = Participant(handle="mailto:me@home.example", name="Mona Ertl")
ULLA = Participant(handle="mailto:ulla@works.example", name="Ulla Berg")
NILS = Participant(handle="mailto:nils@works.example", name="Nils Falk")
ROSA = Participant(handle="mailto:rosa@works.example", name="Rosa Lind")
MEANT = {"I": "Ulla Berg", "you": "Nils Falk", "she": "Rosa Lind"}
EXAMPLES = [(one, *row) for one in table("acquaintances")["phrase"] for row in one["fires"]]
QUIET = [(one, text) for one in table("acquaintances")["phrase"] for text in one["quiet"]]


def told(text, *, note=False):
    """The pairs read in a sentence, behind one that speaks of Rosa Lind."""
    if note:
        passage = Passage(id="p", text=text, kind="note", me=ME, author=ME, about=(ROSA,))
    else:
        text = f"Rosa Lind wrote today. {text}"
        passage = Passage(id="p", text=text, kind="email", me=ME, author=ULLA, to=(NILS,))
    found = [one for one in read_plainly([passage]) if one.type is FindingType.ACQUAINTANCE]
    assert all(text[one.start : one.start + len(one.quote)] == one.quote for one in found)
    return [{one.holder.name, one.to.name} for one in found]


@pytest.mark.parametrize(("one", "text", "first", "second"), EXAMPLES, ids=[row[1] for row in EXAMPLES])
def test_it_tells_who_knows_whom(one, text, first, second):
    pair = {MEANT.get(first, first), MEANT.get(second, second)}
    assert pair in told(text, note=one.get("note", False))


@pytest.mark.parametrize(("one", "text"), QUIET, ids=[row[1] for row in QUIET])
def test_it_leaves_its_counterexamples_alone(one, text):
    assert not told(text, note=one.get("note", False))


def test_every_way_of_saying_it_has_examples_of_both_kinds():
    assert len(tellings()) == len(table("acquaintances")["phrase"])
    assert all(one["fires"] and one["quiet"] for one in table("acquaintances")["phrase"])


def test_whom_the_user_knows_is_no_acquaintance_of_two_others():
    mine = Passage(
        id="p", text="My old colleague Ivo knows mills.", kind="email", me=ME, author=ME, to=(NILS,)
    )
    assert not [one for one in read_plainly([mine]) if one.type is FindingType.ACQUAINTANCE]
    theirs = Passage(
        id="p", text="I have known Mona Ertl for years.", kind="email", me=ME, author=ULLA, to=(NILS,)
    )
    assert not [one for one in read_plainly([theirs]) if one.type is FindingType.ACQUAINTANCE]


def test_what_a_mail_quotes_of_two_others_is_read_once():
    text = "Ana and Petra studied together. Ana and Petra go way back."
    assert told(text) == [{"Ana", "Petra"}, {"Ana", "Petra"}]
