"""People's own words inside a sentence, and to whom they are quoted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.giving.drafting import BARE
from otherward.giving.suggestions import suggestions
from otherward.giving.wording import by_trade, clause, quoted
from tests.cast import CAST, World


@given(st.text(max_size=400), st.integers(45, 200))
def test_a_clause_is_never_longer_than_asked_for(text, most):
    assert len(clause(text, most)) <= most + len(" …")


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("I need a molder.", 90, "I need a molder"),
        (
            "We look for somebody who has moved a bindery before, and who can plan the move with us in January",
            80,
            "We look for somebody who has moved a bindery before",
        ),
        ("word " * 30, 24, "word word word word …"),
    ],
)
def test_a_long_sentence_ends_where_the_speaker_pauses(text, most, said):
    assert clause(text, most) == said


def test_quotation_marks_do_not_nest():
    assert quoted('she said "never" twice') == "“she said ’never’ twice”"


@pytest.mark.parametrize(
    "said",
    ["Will do, Mike!", "You have my word.", "Sure thing.", "On it", "I'll do that.", "Yes, of course."],
)
def test_a_bare_yes_is_not_quoted_back(said):
    world = World("")
    world.promise("me", "ada", said)
    assert "I said I would." in drafts(world)["promise"]


@pytest.mark.parametrize(
    "said", ["I'll call Rita.", "I will send it", "Will do the plan by Monday.", "Yes, I can host"]
)
def test_a_promise_that_says_what_is_quoted(said):
    assert not BARE.fullmatch(said)


def drafts(world, **more):
    return {one.kind: one.draft.body for one in suggestions(world.situation(**more))}


INTRODUCTION = "ada needs a compiler engineer for the new language\ngrace offers compiler engineer work on a new language"


def test_the_first_letter_names_and_quotes_nobody_else():
    body = drafts(World(INTRODUCTION))["introduction"]
    assert "“a compiler engineer for the new language”" in body
    for word in (*CAST["grace"][0].split(), CAST["grace"][1], "compiler engineer work"):
        assert word not in body


def test_the_users_own_notes_are_quoted_to_nobody():
    world = World(INTRODUCTION)
    world.needs = [replace(n, evidence=replace(n.evidence, speaker="Marie Tharp")) for n in world.needs]
    body = drafts(world)["introduction"]
    assert "wrote" not in body
    assert "compiler engineer for the new language" not in body


@pytest.mark.parametrize(
    ("promised", "kept"),
    [
        (
            "I'll send you the slides",
            {
                "Here, as promised: the slides.",
                "I promised you the slides, and here you are.",
                "I have not forgotten that I promised you the slides: here you are.",
            },
        ),
        ("I'll send it to you", {"Here it is.", "I have not forgotten: here it is.", "Here you are."}),
        (
            "I'll call you next week",
            {"I have not forgotten.", "It still stands, and gladly.", "I mean to keep it."},
        ),
        (
            "I will ask Bob",
            {"It is done.", "I have seen to it.", "I have not forgotten, and it is done now."},
        ),
    ],
)
def test_each_sort_of_promise_is_kept_in_its_own_words(promised, kept):
    world = World("me promised ada the slides by 2026-09-15")
    world.promises = [replace(p, evidence=replace(p.evidence, quote=promised)) for p in world.promises]
    body = drafts(world)["promise"]
    assert any(words in body for words in kept)


def test_who_is_late_says_so():
    world = World("me promised ada the slides by 2026-09-10")
    world.promises = [
        replace(p, evidence=replace(p.evidence, quote="I'll send you the slides")) for p in world.promises
    ]
    assert "I am sorry for the wait" in drafts(world)["promise"]


@pytest.mark.parametrize(
    ("title", "trade"),
    [
        ("Warehouse Supervisor, 1st Shift", "a warehouse supervisor"),
        ("IT Manager", "an IT manager"),
        ("University Lecturer", "a university lecturer"),
        ("European Sales Lead", "a European sales lead"),
        ("Director of Operations at Hill & Sons", "a director of operations"),
        ("VP Operations", "a VP operations"),
        ("Retired (Hill Foods)", ""),
        ("Operations | Logistics", ""),
        ("34 years of freight claims", ""),
        ("Mother, reader, 🌍", ""),
        ("", ""),
    ],
)
def test_a_title_says_what_somebody_is_without_naming_them(title, trade):
    assert by_trade(title) == trade


@given(st.text(max_size=60))
def test_any_title_is_a_trade_or_nothing(title):
    said = by_trade(title)
    assert not said or said.startswith(("a ", "an "))


def test_what_is_about_their_own_house_is_not_news_to_them():
    world = World(
        'ada needs advice on hiring compiler engineers\narticle "Analytical Engines on hiring compiler engineers" about hiring compiler engineers'
    )
    assert [one.ruled_out for one in suggestions(world.situation())] == ["it is about Ada's own house"]
