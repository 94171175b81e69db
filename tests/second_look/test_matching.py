"""The user's own model judges what fits, over the wire: what is sent, what its word moves, and what it never moves."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.actions.ask_model import ask_model, forget_answers, shown_beforehand
from otherward.actions.choose_model import choose_model
from otherward.actions.edit_person import edit_person
from otherward.actions.forget import forget
from otherward.actions.let_model_read import JUDGES, allow
from otherward.actions.note_line import note_line
from otherward.actions.suggest import opportunities, situation_of
from otherward.actions.who_am_i import set_me
from otherward.errors import Refused
from otherward.giving.opinion import DOUBTFUL, LOWER, NEARER, doubt_rule, thought_over
from otherward.opening import open_book
from otherward.second_look.fits import NOT_ASKED, NOT_QUOTED, Question, judged_in
from otherward.wording.proposal import Unusable
from tests.second_look.letters import DAY

NEED, GIVES = "Ana Ruiz needs a planner for the warehouse move", "Gus Okafor can plan warehouse moves"


@pytest.fixture(scope="session")
def lines_kept(tmp_path_factory):
    place = tmp_path_factory.mktemp("lines") / "network.db"
    one = open_book(place)
    set_me(one, name="Marie Tharp", emails=("marie@letters.example",))
    for line in (NEED, GIVES, "Ida Lund offers a room for forty guests"):
        note_line(one, line, day=DAY)
    for name in ("Ana Ruiz", "Gus Okafor", "Ida Lund"):
        edit_person(one, name, "email", f"{name.split()[0].lower()}@letters.example", day=DAY)
    one.close()
    return place


@pytest.fixture
def book(lines_kept, tmp_path, teller):
    place = tmp_path / "network.db"
    place.write_bytes(lines_kept.read_bytes())
    one = open_book(place)
    choose_model(one, teller.address, "teller")
    allow(one, JUDGES)
    yield one
    one.close()


def verdict(*, fits=True, **more):
    told = {
        "candidate": "C1",
        "fits": fits,
        "need_words": "a planner",
        "candidate_words": "plan warehouse moves",
    }
    return told | more


def judged(*verdicts):
    return json.dumps({"judged": list(verdicts)})


def introduction(book):
    people = {one.name: one.id for one in book.people.all()}
    pair = {people["Ana Ruiz"], people["Gus Okafor"]}
    found = opportunities(book, day=DAY, everything=True)
    return next(one for one in found if one.kind == "introduction" and set(one.people) == pair)


def test_nothing_is_judged_until_it_is_allowed(lines_kept, tmp_path, teller):
    book = open_book(lines_kept)
    choose_model(book, teller.address, "teller")
    with pytest.raises(Refused, match="neither read nor judge"):
        ask_model(book, teller.model(), day=DAY)
    assert any("planner" in one for one in shown_beforehand(book, day=DAY))
    assert not teller.heard
    book.close()


def test_one_need_goes_with_its_candidates_and_names_stay_here(book, teller):
    teller.answers = [judged()]
    ask_model(book, teller.model(), day=DAY)
    sent = json.loads(teller.heard[0][2]["messages"][1]["content"])
    assert "planner" in sent["need"]
    assert any("plan warehouse moves" in one["text"] for one in sent["candidates"])
    everything = json.dumps([heard[2]["messages"][1] for heard in teller.heard])
    assert not any(name in everything for name in ("Ana", "Ruiz", "Gus", "Okafor"))


def test_what_it_thinks_fits_says_so_with_words_of_both_sides(book, teller):
    before = introduction(book)
    teller.answers = [judged(verdict())]
    looked = ask_model(book, teller.model(), day=DAY)
    assert (looked.judged, looked.fits) == (1, 1)
    after = introduction(book)
    assert "your model thinks that “a planner” and “plan warehouse moves” fit" in after.reasons
    assert before.score <= after.score < before.score * 1.2
    assert ask_model(book, teller.model(), day=DAY).requests == 0


def test_what_it_doubts_stands_lower_or_is_let_go_and_says_so(book, teller):
    before = introduction(book)
    teller.answers = [judged(verdict(fits=False))]
    ask_model(book, teller.model(), day=DAY)
    after = introduction(book)
    why = "your model doubts that “a planner” and “plan warehouse moves” fit"
    if after.ruled_out:
        assert after.ruled_out == why
    else:
        assert why in after.reasons
        assert after.score == pytest.approx(before.score * LOWER)


def test_a_doubt_lets_go_only_of_what_fits_little_by_our_own_measure(book, teller):
    teller.answers = [judged(verdict(fits=False))]
    ask_model(book, teller.model(), day=DAY)
    situation = situation_of(book, day=DAY)
    [(need, gift)] = situation.opinions
    assert "doubts" in doubt_rule(situation, need, gift, 0.4 + DOUBTFUL - 0.01, 0.4)
    assert not doubt_rule(situation, need, gift, 0.4 + DOUBTFUL, 0.4)


def test_no_word_of_its_brings_back_what_a_rule_forbids(book, teller):
    teller.answers = [judged(verdict())]
    ask_model(book, teller.model(), day=DAY)
    note_line(book, "Ana Ruiz and Gus Okafor know each other from school", day=DAY)
    edit_person(book, "Gus Okafor", "never_suggest", "yes", day=DAY)
    assert introduction(book).ruled_out
    assert "model" not in introduction(book).ruled_out


@pytest.mark.parametrize("field", ["never_send", "never_suggest"])
def test_nothing_of_somebody_kept_to_oneself_is_sent(book, teller, field):
    edit_person(book, "Gus Okafor", field, "yes", day=DAY)
    teller.answers = [judged()]
    ask_model(book, teller.model(), day=DAY)
    assert not any("warehouse moves" in json.dumps(heard[2]) for heard in teller.heard)


def test_nothing_told_in_confidence_is_sent(book, teller):
    note_line(book, "In confidence: Ana Ruiz needs somebody who plans warehouse moves at night", day=DAY)
    teller.answers = [judged()]
    ask_model(book, teller.model(), day=DAY)
    assert not any("at night" in json.dumps(heard[2]) for heard in teller.heard)


BAD = {
    "invented words of the need": verdict(need_words="a forklift"),
    "invented words of the gift": verdict(candidate_words="a fleet of lorries"),
    "words of the other side": verdict(need_words="plan warehouse moves"),
    "no words": verdict(need_words=""),
    "one letter": verdict(need_words="a"),
    "hidden signs": verdict(need_words="a pla\u202enner"),
    "markup": verdict(need_words="<b>a planner</b>"),
    "a list of words": verdict(need_words=["a planner"]),
    "another candidate": verdict(candidate="C9"),
    "a path": verdict(candidate="../C1"),
    "a word for a yes": verdict(fits="yes"),
    "no judgement": 7,
}


@pytest.mark.parametrize("told", BAD.values(), ids=BAD.keys())
def test_a_judgement_that_does_not_quote_both_sides_moves_nothing(book, teller, told):
    before = introduction(book)
    teller.answers = [judged(told)]
    looked = ask_model(book, teller.model(), day=DAY)
    assert set(looked.dropped) <= {NOT_QUOTED, NOT_ASKED}
    assert sum(looked.dropped.values()) == 1
    assert introduction(book) == before
    assert ask_model(book, teller.model(), day=DAY).requests == 0


@pytest.mark.parametrize(
    "told", ["yes, they fit", "[]", '{"judged": {}}', "[" * 100_000, judged(*[verdict()] * 100)]
)
def test_an_answer_of_another_form_moves_nothing(book, teller, told):
    before = introduction(book)
    teller.answers = [told]
    assert ask_model(book, teller.model(), day=DAY).requests == 2
    assert introduction(book) == before


def test_a_server_that_fails_ends_the_run_in_one_sentence(book, teller):
    before = introduction(book)
    teller.status = 503
    assert "HTTP 503" in ask_model(book, teller.model(), day=DAY).stopped
    assert introduction(book) == before


def test_what_it_thought_is_forgotten_on_request_and_with_the_person(book, teller):
    before = introduction(book)
    teller.answers = [judged(verdict())]
    ask_model(book, teller.model(), day=DAY)
    assert book.opinions.count() == 1
    forget_answers(book, day=DAY)
    assert introduction(book) == before
    ask_model(book, teller.model(), day=DAY)
    assert book.opinions.count() == 1
    forget(book, "Gus Okafor", day=DAY)
    assert not book.opinions.count()


def test_it_moves_only_what_it_judged_and_only_so_far(book, teller):
    teller.answers = [judged(verdict())]
    ask_model(book, teller.model(), day=DAY)
    situation = situation_of(book, day=DAY)
    [(need, gift)] = situation.opinions
    scores = np.full((2, 2), 0.38)
    moved = thought_over(situation, scores, ["another", need], [gift, "another"])
    assert moved.tolist() == [[0.38, 0.38], [0.38 + NEARER, 0.38]]
    assert scores[1, 0] == 0.38
    assert thought_over(replace(situation, opinions={}), scores, [need], [gift]) is scores
    assert (thought_over(replace(situation, supposing=True), scores, [], []) == 0.38 + NEARER).all()


NEED_TEXT, GIFT = "We need a planner for the move, call +1 414 555 0101", "Gus can plan warehouse moves"
_near = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["a planner", "[A1]", "plan warehouse moves", "Gus", "the move, call [A1]", "\u202e", ""]
    ),
    st.none(),
    st.integers(),
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"candidate": st.sampled_from(["C1", "C2", "C0", ""]), "fits": st.one_of(st.booleans(), _near)},
            optional={"need_words": _near, "candidate_words": _near},
        )
    )
)
def test_whatever_is_answered_what_counts_stands_on_both_sides(told):
    question = Question(NEED_TEXT, (GIFT, "A room for forty guests"))
    assert question.material
    try:
        kept, _ = judged_in(json.dumps({"judged": told}), question)
    except Unusable:
        return
    assert len({one.candidate for one in kept}) == len(kept)
    for one in kept:
        assert one.need_words in NEED_TEXT
        assert one.gift_words in question.candidates[one.candidate]


def test_nothing_is_kept_about_who_was_forgotten_while_it_judged(book, teller):
    teller.answers = [judged(verdict())]
    model = teller.model()

    class Slow:
        name = model.name

        def answer(self, *asked):
            found = model.answer(*asked)
            forget(book, "Gus Okafor", day=DAY)
            return found

    ask_model(book, Slow(), day=DAY)
    assert not book.opinions.count()
