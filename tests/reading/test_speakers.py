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
