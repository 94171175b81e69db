"""Who says which words of a pasted thread, chat or transcript: headers in many languages, stamps, names before a colon."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.network.interaction import Participant
from otherward.reading.finding import Passage
from otherward.reading.naming import Cast
from otherward.reading.turns import sentences_said

ME, ANA, GUS = (Participant(handle=f"name:{n}", name=n) for n in ("Marie Tharp", "Ana Ruiz", "Gus Weber"))


def spoken(text, kind="thread"):
    """Who says each sentence."""
    passage = Passage(id="p", text=text, kind=kind, me=ME, author=ANA, to=(ME, GUS), at=date(2026, 9, 14))
    return [(one.speaker.name, one.text) for one in sentences_said(passage)]


@pytest.mark.parametrize(
    "head",
    [
        "Fra: Gus Weber\nSendt: 3. september 2026 09:00\nEmne: Re: krane",
        "Von: Gus Weber\nGesendet: 3. September 2026 09:00\nBetreff: Kran",
        "De: Gus Weber\nEnviado: 3/9/2026\nAssunto: grua",
        "Od: Gus Weber\nWysłano: 3.09.2026\nTemat: żuraw",
        "On 3 September 2026 Gus Weber wrote:",
        "> On Thu, 3 Sep 2026 at 09:00, Gus Weber <gus@weber.example> wrote:",
        "Am 3.9.2026 um 09:00 schrieb Gus Weber:",
        "Le 3 sept. 2026 à 09:00, Gus Weber a écrit :",
        "--- Gus Weber, 3 Sep 2026 ---",
    ],
)
def test_below_a_header_another_speaks(head):
    text = f"The crane is booked.\n\n{head}\n\nWho has a crane for the mast?"
    assert sorted(spoken(text)) == [
        ("Ana Ruiz", "The crane is booked."),
        ("Gus Weber", "Who has a crane for the mast?"),
    ]


def test_a_mail_forwarded_with_its_header_is_its_writers():
    text = "Please see below.\n\nFrom: Hilda Brandt\nSent: 3 September 2026\nTo: Ana Ruiz\nSubject: mast\n\nI will bring the rope."
    assert ("Hilda Brandt", "I will bring the rope.") in spoken(text, "email")
    assert ("Ana Ruiz", "Please see below.") in spoken(text, "email")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Wanda: It leaks.", "Wanda"),
        ("HILDE: It leaks.", "HILDE"),
        ("MR WEBER: It leaks.", "Gus Weber"),
        ("G. Weber: It leaks.", "Gus Weber"),
        ("gus weber: It leaks.\ngus weber: Still.", "Gus Weber"),
        ("gus.weber [Mon 14 Sep 2026 09:12] It leaks.", "Gus Weber"),
        ("GW: It leaks.", "Gus Weber"),
        ("Engineer Lund: It leaks.\nEngineer Lund: Still.", "Engineer Lund"),
    ],
)
def test_a_name_before_a_colon_speaks(line, speaker):
    assert (speaker, "It leaks.") in spoken(line, "transcript")


@pytest.mark.parametrize(
    "line", ["Ropes: It leaks.", "Note: It leaks.", "Tomorrow: It leaks.", "Agenda: It leaks."]
)
def test_other_words_before_a_colon_do_not(line):
    """A list in a mail is the writer's, whatever its items are called."""
    assert {name for name, _ in spoken(f"From: Gus Weber\nDate: 3 Sep 2026\n\n{line}")} == {"Gus Weber"}


def test_initials_that_are_spelt_out():
    cast = Cast((ME,), "PQ = Perpetua Quill, owner. With Zebedee Orme (ZO).")
    assert cast.called("PQ").name == "Perpetua Quill"
    assert cast.called("ZO").name == "Zebedee Orme"


@pytest.mark.parametrize("name", ["Wouter", "Anneke", "Silje", "Bjarne", "Sinéad", "Noémie", "Hamza"])
def test_given_names_of_many_languages(name):
    (found,) = Cast((ME,), "").mentions(f"Met {name} at the quay.")
    assert found.who.name == name


@pytest.mark.parametrize("word", ["Rope", "Harbour", "Monday", "Paris", "Invoice", "Crane", "Berth"])
def test_words_and_places_are_nobody(word):
    assert not Cast((ME,), "").mentions(f"Saw the {word} at the quay.")


@given(st.text(alphabet="abcxyz:>-. \nAB012[]", max_size=200))
def test_any_text_is_cut_into_its_own_words(text):
    passage = Passage(id="p", text=text, kind="thread", me=ME, author=ANA, at=date(2026, 9, 14))
    for one in sentences_said(passage):
        assert text[one.start : one.end] == one.text
        assert one.speaker.name


def test_a_chat_with_clock_and_short_names():
    text = "gus 14:02: has the crane come\nana 14:05: no\ngus 14:06: i'll ask them, they are late with everything this year\nana 14:07: do"
    assert spoken(text) == [
        ("Gus Weber", "has the crane come"),
        ("Ana Ruiz", "no"),
        ("Gus Weber", "i'll ask them, they are late with everything this year"),
        ("Ana Ruiz", "do"),
    ]


def test_a_name_cut_short_is_the_one_whose_name_begins_so():
    maximilian = Participant(handle="name:max", name="Maximilian Holt")
    passage = Passage(
        id="p",
        text="max 9:12: it leaks\nana 9:13: again",
        kind="thread",
        me=ME,
        author=ANA,
        to=(maximilian,),
        at=date(2026, 9, 14),
    )
    assert [one.speaker.name for one in sentences_said(passage)] == ["Maximilian Holt", "Ana Ruiz"]


def test_lines_of_a_chat_are_not_put_together():
    text = (
        "ana: the harbour master says the mast can come down on friday\n"
        "gus: how many hands do you want for the day, two or three\n"
        "ana: three if you can spare them, the boom is heavier than it looks\n"
        "gus: fine"
    )
    assert [name for name, _ in spoken(text)] == ["Ana Ruiz", "Gus Weber", "Ana Ruiz", "Gus Weber"]


def test_a_note_is_put_together_only_where_its_line_was_full():
    full = "Ana wants the old mast down before the winter and looks for a crane that reaches"
    text = f"{full}\nover the quay wall, twelve metres\nher sail maker has moved to the other side"
    passage = Passage(id="p", text=text, kind="note", me=ME, author=ME, at=date(2026, 9, 14))
    assert len(sentences_said(passage)) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [("P will mail me the chart", "Perpetua Quill"), ("Z.O. has a crane", "Zebedee Orme")],
)
def test_a_letter_stands_for_the_one_it_begins(text, name):
    cast = Cast((ME,), "Perpetua Quill said so. Zebedee Orme told me.")
    assert cast.mentions(text)[0].who.name == name


def test_a_letter_that_begins_two_names_is_nobody():
    assert not Cast((ANA,), "Amelia Quill, owner.").mentions("A. will mail me the chart")
